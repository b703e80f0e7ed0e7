package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import cn.zhengxin.sensitivetypes.PersonalDataInText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Looks for personal data in clear, in two ways. What is known of synthetic people is found wherever it stands: numbers also
 * inside longer ones, e-mail addresses, full names, addresses of homes. What has the form of an identity number, a card, a mobile
 * number or an e-mail address is found whoever's it is. Both also where it is full-width, grouped by spaces or hyphens,
 * percent-encoded, escaped as in JSON or HTML, in hexadecimal, in base64 of any offset, in UTF-16, or compressed, and in one of
 * these inside another.
 */
public final class PersonalDataSearch {

    private static final int DEEPEST = 3;
    private static final int MOST_HARMLESS = 200_000;
    private static final int MOST_UNPACKED = 16 * 1024 * 1024;
    private static final int BESIDE = 32;
    /** As many as stand around a word in binary formats, for its length or as its end. */
    private static final int MOST_UNREADABLE_BESIDE = 5;
    /** More than every fourth sign is none: of text it never is, of random bytes more than every second. */
    private static final int UNREADABLE_OF_RANDOM = 4;
    /** So short an address comes up in a few random bytes, such as a span's identifier between words. */
    private static final int SHORT_ADDRESS = 7;
    /** A letter and eight digits come up in identifiers by themselves once enough people are looked for; longer numbers do not. */
    private static final int SHORT_NUMBER = 9;

    /** A digest, an identifier of a trace or a span, or the last part of a UUID. */
    private static final Pattern RANDOM = Pattern.compile("[0-9A-F]{12,}");

    private static final int FULL_WIDTH = 0xFEE0;
    private static final Pattern BETWEEN_DIGITS =
            Pattern.compile("(?<=\\d)[ \\-\\u00a0\\t\\u2010-\\u2015]{1,2}(?=[\\dXx])");
    private static final Pattern BETWEEN_SIGNS = Pattern.compile("(?<=\\p{IsHan})[ \\-\\u00a0\\t·]{1,2}(?=\\p{IsHan})");
    private static final Pattern HEX_RUN = Pattern.compile("[0-9a-fA-F]{18,}");
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/_-]{12,}");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern ENTITY = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");
    private static final Pattern PERCENT_RUN = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    /** Upper-case letters and digits only; by length, so that a window is one look-up. */
    private final Map<String, String> numbers = new HashMap<>();

    private final Set<Integer> lengths = new TreeSet<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Set<Integer> addressLengths = new TreeSet<>();
    /** Names and addresses of homes, by their first two characters. */
    private final Map<String, Map<String, String>> words = new HashMap<>();
    /** Words that logs repeat without end, decoded once and found to hold nothing. */
    private final Set<String> harmless = new HashSet<>();

    private final Set<Sighting> sightings = new LinkedHashSet<>();
    /** How much was handed in, by place: a search of nothing finds nothing. */
    private final Map<String, Long> read = new HashMap<>();

    private long seen;

    /**
     * A search for some people and enterprises.
     *
     * @param named people whose full names and homes are searched too; names are common words, so only those the work was about
     */
    public PersonalDataSearch(
            Collection<SyntheticPerson> people,
            Collection<SyntheticPerson> named,
            Collection<SyntheticEnterprise> enterprises) {
        for (var person : people) {
            String whose = " of person " + person.number();
            number(person.nationalId(), "identity number" + whose);
            number(person.passport(), "passport number" + whose);
            person.phones().forEach(phone -> number(phone, "phone number" + whose));
            person.cards().forEach(card -> number(card, "card number" + whose));
            number(person.related().nationalId(), "identity number of a relation" + whose);
            number(person.related().phone(), "phone number of a relation" + whose);
            address(person.email(), "e-mail address" + whose);
        }
        for (var person : named) {
            String whose = " of person " + person.number();
            word(person.name(), "name" + whose);
            word(person.related().name(), "name of a relation" + whose);
            word(behindTheDistrict(person.address()), "home" + whose);
            word(behindTheDistrict(person.registeredAddress()), "registered home" + whose);
        }
        enterprises.forEach(enterprise -> number(
                enterprise.unifiedSocialCreditCode(),
                "unified social credit code of enterprise " + enterprise.number()));
    }

    /** What a masked address leaves out (M2). */
    private static String behindTheDistrict(String address) {
        return address.substring(address.lastIndexOf('区') + 1);
    }

    private void number(String value, String sort) {
        numbers.put(value.toUpperCase(Locale.ROOT), sort);
        lengths.add(value.length());
    }

    private void address(String value, String sort) {
        addresses.put(value.toLowerCase(Locale.ROOT), sort);
        addressLengths.add(value.length());
    }

    private void word(String value, String sort) {
        words.computeIfAbsent(value.substring(0, 2), _ -> new HashMap<>()).put(value, sort);
    }

    /** Looks for one more number from now on. */
    public void lookFor(String number, String sort) {
        number(number, sort);
    }

    /** What was found so far, each place and sort once. */
    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** How much was searched so far, by place: characters of texts, bytes of anything else. */
    public Map<String, Long> read() {
        return Map.copyOf(read);
    }

    /** Searches a text. */
    public void search(String place, String text) {
        read.merge(place, (long) text.length(), Long::sum);
        search(place, text, 0);
    }

    /** Searches bytes as whatever they may be. */
    public void search(String place, byte[] bytes) {
        read.merge(place, (long) bytes.length, Long::sum);
        search(place, bytes, 0);
    }

    private void found(String place, String sort) {
        seen++;
        sightings.add(new Sighting(place, sort));
    }

    private void search(String place, byte[] bytes, int depth) {
        search(place, decoded(bytes, StandardCharsets.UTF_8), depth);
        if (bytes.length >= 2 && looksLikeUtf16(bytes)) {
            search(place, decoded(bytes, StandardCharsets.UTF_16LE), depth);
            search(place, decoded(bytes, StandardCharsets.UTF_16BE), depth);
        }
        if (depth < DEEPEST) {
            unpack(place, bytes, depth + 1);
        }
    }

    private static String decoded(byte[] bytes, Charset charset) {
        // Replaces what is malformed; digits beside it survive.
        return new String(bytes, charset);
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        int zeros = 0;
        for (byte b : bytes) {
            if (b == 0) {
                zeros++;
            }
        }
        // Of a text in Chinese letters only its digits have a zero beside them.
        return zeros * 16 > bytes.length;
    }

    /** What was compressed, wherever in the bytes it begins. */
    private void unpack(String place, byte[] bytes, int depth) {
        for (int i = 0; i + 18 <= bytes.length; i++) {
            if (bytes[i] == 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8) {
                byte[] plain = unpacked(bytes, i);
                if (plain.length > 0) {
                    search(place, plain, depth);
                }
            }
        }
    }

    /** As much of it as can be unpacked, be it cut off or no compressed data at all. */
    private static byte[] unpacked(byte[] bytes, int from) {
        var plain = new ByteArrayOutputStream();
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            byte[] some = new byte[8192];
            for (int read = packed.read(some); read > 0 && plain.size() < MOST_UNPACKED; read = packed.read(some)) {
                plain.write(some, 0, read);
            }
        } catch (IOException cut) {
            return plain.toByteArray();
        }
        return plain.toByteArray();
    }

    private void search(String place, String written, int depth) {
        String text = folded(written);
        windows(place, text);
        String joined = BETWEEN_DIGITS.matcher(text).replaceAll("");
        if (joined.length() != text.length()) {
            windows(place, joined);
        }
        words(place, text);
        addresses(place, text);
        for (var finding : PersonalDataInText.find(text)) {
            if (!isAmongRandomBytes(text, finding)) {
                found(place, "what looks like " + described(finding.sort()));
            }
        }
        if (depth < DEEPEST) {
            decode(place, text, depth + 1);
        }
    }

    /** In megabytes of ciphertext something like {@code a@b.cd} comes up by itself; it has no words beside it. */
    private static boolean isAmongRandomBytes(String text, PersonalDataInText.Finding finding) {
        if (finding.end() - finding.start() <= SHORT_ADDRESS
                && unreadable(text, Math.max(0, finding.start() - 1), finding.start())
                                + unreadable(text, finding.end(), Math.min(text.length(), finding.end() + 1))
                        > 0) {
            return true;
        }
        int from = Math.max(0, finding.start() - BESIDE);
        int end = Math.min(text.length(), finding.end() + BESIDE);
        int unreadable = unreadable(text, from, finding.start()) + unreadable(text, finding.end(), end);
        int beside = end - from - (finding.end() - finding.start());
        return unreadable > MOST_UNREADABLE_BESIDE && unreadable * UNREADABLE_OF_RANDOM > beside;
    }

    private static int unreadable(String text, int from, int end) {
        int unreadable = 0;
        for (int i = from; i < end; i++) {
            unreadable += isUnreadable(text.charAt(i)) ? 1 : 0;
        }
        return unreadable;
    }

    private static boolean isUnreadable(char c) {
        return c == '\uFFFD' || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }

    private static String described(PersonalDataInText.Sort sort) {
        return switch (sort) {
            case IDENTITY_NUMBER -> "an identity number";
            case CARD_NUMBER -> "a card number";
            case PHONE_NUMBER -> "a phone number";
            case EMAIL_ADDRESS -> "an e-mail address";
        };
    }

    private static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                var folded = new StringBuilder(text);
                for (int j = i; j < text.length(); j++) {
                    char c = text.charAt(j);
                    if (isWide(c)) {
                        folded.setCharAt(j, c == '\u3000' ? ' ' : (char) (c - FULL_WIDTH));
                    }
                }
                return folded.toString();
            }
        }
        return text;
    }

    private static boolean isWide(char c) {
        return (c >= '\uFF01' && c <= '\uFF5E') || c == '\u3000';
    }

    // --- ways of writing

    private void decode(String place, String text, int depth) {
        if (text.contains("\\u")) {
            replaced(
                    place,
                    text,
                    UNICODE_ESCAPE,
                    match -> Character.toString((char) Integer.parseInt(match.group(1), 16)),
                    depth);
        }
        if (text.contains("&#")) {
            replaced(place, text, ENTITY, PersonalDataSearch::entity, depth);
        }
        if (text.indexOf('%') >= 0) {
            replaced(
                    place,
                    text,
                    PERCENT_RUN,
                    match ->
                            new String(HexFormat.of().parseHex(match.group().replace("%", "")), StandardCharsets.UTF_8),
                    depth);
        }
        var hex = HEX_RUN.matcher(text);
        while (hex.find()) {
            String run = hex.group();
            search(place, HexFormat.of().parseHex(run, 0, run.length() / 2 * 2), depth);
            if (run.length() % 2 == 1) {
                search(place, HexFormat.of().parseHex(run, 1, run.length()), depth);
            }
        }
        var base64 = BASE64_RUN.matcher(text);
        while (base64.find()) {
            if (harmless.contains(base64.group())) {
                continue;
            }
            long before = seen;
            String run = base64.group().replace('-', '+').replace('_', '/');
            // A piece may have been cut anywhere: try every alignment.
            for (int start = 0; start < 4 && run.length() - start >= 12; start++) {
                int end = start + (run.length() - start) / 4 * 4;
                String tail = run.substring(end);
                String whole = run.substring(start, end) + (tail.length() >= 2 ? tail : "");
                search(place, Base64.getDecoder().decode(padded(whole)), depth);
            }
            if (seen == before && harmless.size() < MOST_HARMLESS) {
                harmless.add(base64.group());
            }
        }
    }

    private void replaced(String place, String text, Pattern pattern, Function<MatchResult, String> plain, int depth) {
        String decoded = pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(plain.apply(match)));
        if (!decoded.equals(text)) {
            search(place, decoded, depth);
        }
    }

    private static String entity(MatchResult match) {
        int codePoint =
                match.group(1) == null ? Integer.parseInt(match.group(2)) : Integer.parseInt(match.group(1), 16);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }

    private static String padded(String base64) {
        return switch (base64.length() % 4) {
            case 2 -> base64 + "==";
            case 3 -> base64 + "=";
            default -> base64;
        };
    }

    // --- what is known of people

    /** Every stretch of letters and digits that is as long as some number we look for. */
    private void windows(String place, String text) {
        int start = 0;
        int length = text.length();
        while (start < length) {
            while (start < length && !isAlphanumeric(text.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < length && isAlphanumeric(text.charAt(end))) {
                end++;
            }
            if (end - start >= 9) {
                run(place, text.substring(start, end).toUpperCase(Locale.ROOT));
            }
            start = end;
        }
    }

    private void run(String place, String run) {
        boolean random = RANDOM.matcher(run).matches();
        for (int length : lengths) {
            if (random && length <= SHORT_NUMBER) {
                continue;
            }
            for (int i = 0; i + length <= run.length(); i++) {
                // Everything looked for is mostly digits; most windows are done with after one character.
                if (!isDigit(run.charAt(i + 3)) || !isDigit(run.charAt(i + 2))) {
                    continue;
                }
                String sort = numbers.get(run.substring(i, i + length));
                if (sort != null) {
                    found(place, sort);
                }
            }
        }
    }

    private void words(String place, String text) {
        if (words.isEmpty() || !hasChineseSigns(text)) {
            return;
        }
        wordsIn(place, text);
        String joined = BETWEEN_SIGNS.matcher(text).replaceAll("");
        if (joined.length() != text.length()) {
            wordsIn(place, joined);
        }
    }

    private void wordsIn(String place, String text) {
        for (int i = 0; i + 2 <= text.length(); i++) {
            if (isChineseSign(text.charAt(i))) {
                var beginningSo = words.get(text.substring(i, i + 2));
                if (beginningSo != null) {
                    int at = i;
                    beginningSo.forEach((word, sort) -> {
                        if (text.startsWith(word, at)) {
                            found(place, sort);
                        }
                    });
                }
            }
        }
    }

    private void addresses(String place, String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            for (int start = at - 1; start >= 0 && at - start <= 64 && isOfAddress(text.charAt(start)); start--) {
                for (int length : addressLengths) {
                    if (start + length > at && start + length <= text.length()) {
                        String sort = addresses.get(
                                text.substring(start, start + length).toLowerCase(Locale.ROOT));
                        if (sort != null) {
                            found(place, sort);
                        }
                    }
                }
            }
        }
    }

    private static boolean hasChineseSigns(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isChineseSign(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isChineseSign(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }

    private static boolean isOfAddress(char c) {
        return isAlphanumeric(c) || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
