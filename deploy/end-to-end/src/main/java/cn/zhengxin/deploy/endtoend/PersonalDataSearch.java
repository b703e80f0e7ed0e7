package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for personal data of synthetic people in clear: numbers wherever they stand, also inside longer ones, grouped by
 * spaces or hyphens, percent-encoded, or written in hexadecimal, base64 or UTF-16; e-mail addresses; and full names.
 */
public final class PersonalDataSearch {

    private static final int DEEPEST = 3;
    private static final int MOST_HARMLESS = 200_000;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[ \\-\\u00a0\\t]{1,2}(?=[\\dXx])");
    private static final Pattern HEX_RUN = Pattern.compile("(?:[0-9a-fA-F]{2}){11,}");
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/_-]{12,}");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern PERCENT_RUN = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    /** Upper-case letters and digits only; by length, so that a window is one look-up. */
    private final Map<String, String> numbers = new HashMap<>();

    private final Set<Integer> lengths = new TreeSet<>();
    private final Map<String, String> texts = new HashMap<>();
    /** Words that logs repeat without end, decoded once and found to hold nothing. */
    private final Set<String> harmless = new HashSet<>();

    private final Set<Sighting> sightings = new LinkedHashSet<>();

    /**
     * A search for some people and enterprises.
     *
     * @param named people whose full names are searched too; names are common words, so only those the work was about
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
            texts.put(person.email(), "e-mail address" + whose);
        }
        named.forEach(person -> texts.put(person.name(), "name of person " + person.number()));
        enterprises.forEach(enterprise -> number(
                enterprise.unifiedSocialCreditCode(),
                "unified social credit code of enterprise " + enterprise.number()));
    }

    private void number(String value, String sort) {
        numbers.put(value.toUpperCase(Locale.ROOT), sort);
        lengths.add(value.length());
    }

    /** Looks for one more number from now on. */
    public void lookFor(String number, String sort) {
        number(number, sort);
    }

    /** What was found so far, each place and sort once. */
    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** Searches a text. */
    public void search(String place, String text) {
        search(place, text, 0);
    }

    /** Searches bytes as whatever they may be. */
    public void search(String place, byte[] bytes) {
        search(place, bytes, 0);
    }

    private void search(String place, byte[] bytes, int depth) {
        search(place, decoded(bytes, StandardCharsets.UTF_8), depth);
        if (bytes.length >= 2 && looksLikeUtf16(bytes)) {
            search(place, decoded(bytes, StandardCharsets.UTF_16LE), depth);
            search(place, decoded(bytes, StandardCharsets.UTF_16BE), depth);
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
        return zeros * 8 > bytes.length;
    }

    private void search(String place, String text, int depth) {
        windows(place, text);
        String joined = BETWEEN_DIGITS.matcher(text).replaceAll("");
        if (joined.length() != text.length()) {
            windows(place, joined);
        }
        texts.forEach((needle, sort) -> {
            if (text.contains(needle)) {
                sightings.add(new Sighting(place, sort));
            }
        });
        if (depth < DEEPEST) {
            decode(place, text, depth + 1);
        }
    }

    private void decode(String place, String text, int depth) {
        if (text.contains("\\u")) {
            search(
                    place,
                    UNICODE_ESCAPE
                            .matcher(text)
                            .replaceAll(match ->
                                    Matcher.quoteReplacement("" + (char) Integer.parseInt(match.group(1), 16))),
                    DEEPEST);
        }
        if (text.indexOf('%') >= 0) {
            String plain = PERCENT_RUN
                    .matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(new String(
                            HexFormat.of().parseHex(match.group().replace("%", "")), StandardCharsets.UTF_8)));
            if (!plain.equals(text)) {
                search(place, plain, DEEPEST);
            }
        }
        var hex = HEX_RUN.matcher(text);
        while (hex.find()) {
            search(place, HexFormat.of().parseHex(hex.group()), depth);
        }
        var base64 = BASE64_RUN.matcher(text);
        while (base64.find()) {
            if (harmless.contains(base64.group())) {
                continue;
            }
            int before = sightings.size();
            String run = base64.group().replace('-', '+').replace('_', '/');
            // A piece may have been cut anywhere: try every alignment.
            for (int start = 0; start < 4 && run.length() - start >= 12; start++) {
                int end = start + (run.length() - start) / 4 * 4;
                String tail = run.substring(end);
                String whole = run.substring(start, end) + (tail.length() >= 2 ? tail : "");
                search(place, Base64.getDecoder().decode(padded(whole)), depth + 1);
            }
            if (sightings.size() == before && harmless.size() < MOST_HARMLESS) {
                harmless.add(base64.group());
            }
        }
    }

    private static String padded(String base64) {
        return switch (base64.length() % 4) {
            case 2 -> base64 + "==";
            case 3 -> base64 + "=";
            default -> base64;
        };
    }

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
        for (int length : lengths) {
            for (int i = 0; i + length <= run.length(); i++) {
                // Everything looked for is mostly digits; most windows are done with after one character.
                if (!isDigit(run.charAt(i + 3)) || !isDigit(run.charAt(i + 2))) {
                    continue;
                }
                String sort = numbers.get(run.substring(i, i + length));
                if (sort != null) {
                    sightings.add(new Sighting(place, sort));
                }
            }
        }
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
