package cn.zhengxin.sensitivetypes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Finds what has the form of personal data in a text that should hold none (N2): identity numbers of eighteen digits by their
 * check character and of fifteen by region and date, mobile numbers, cards by Luhn, and e-mail addresses; plain or full-width,
 * and grouped by spaces or dashes as people group them.
 *
 * <p>Made for logs, where thousands of harmless numbers stand for each leak: digests, identifiers and sizes are passed over. What
 * is shown to a viewer is searched by masking-service instead, which stars rather too much (M3).
 */
public final class PersonalDataInText {

    private static final int FEWEST_DIGITS = 11;
    private static final int NATIONAL_ID = 18;
    private static final int FORMER_NATIONAL_ID = 15;
    private static final int PHONE = 11;
    private static final int SHORTEST_CARD = 14;
    private static final int LONGEST_CARD = 19;
    private static final int MOST_SEPARATORS = 2;
    private static final int UUID = 36;
    private static final int TRACE_PARENT = 55;
    private static final int SHORTEST_DIGEST = 32;
    private static final int LONGEST_DOMAIN = 190;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int FULL_WIDTH = 0xFEE0;
    /** Sizes in bytes are multiples of this; of mobile numbers, one in a million is. */
    private static final long MEBIBYTE = 1L << 20;

    private PersonalDataInText() {}

    /** What sort of personal data something has the form of. */
    public enum Sort {
        IDENTITY_NUMBER,
        CARD_NUMBER,
        PHONE_NUMBER,
        EMAIL_ADDRESS;

        /** The sort as metrics and messages spell it: lower case, with dashes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A place in a text.
     *
     * @param start of its first character
     * @param end behind its last
     */
    public record Finding(int start, int end, Sort sort) {}

    /** A text without what was found in it, and what that was. */
    public record Redacted(String text, List<Sort> found) {

        public Redacted {
            found = List.copyOf(found);
        }
    }

    /** Whether a closer look is worth its time: there are digits enough for a number, or a sign that addresses have. */
    public static boolean isPossibleIn(CharSequence text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '9' && c < '@') {
                continue;
            }
            if (digit(c) >= 0) {
                if (++digits >= FEWEST_DIGITS) {
                    return true;
                }
            } else if (i > 0 && atSign(text, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Everything found, in the order of the text; nothing overlaps. */
    public static List<Finding> find(CharSequence text) {
        if (!isPossibleIn(text)) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        BitSet taken = uuids(text);
        traceParents(text, taken);
        addresses(text, findings, taken);
        int at = 0;
        while (at < text.length()) {
            if (digit(text.charAt(at)) < 0 || taken.get(at)) {
                at++;
            } else {
                var run = DigitRun.from(text, at, taken);
                run.search(findings);
                at = run.end;
            }
        }
        findings.sort((one, other) -> Integer.compare(one.start(), other.start()));
        return findings;
    }

    /** The text with a word in place of each finding; the very same text when there is none. */
    public static Redacted redacted(String text) {
        var findings = find(text);
        if (findings.isEmpty()) {
            return new Redacted(text, List.of());
        }
        var redacted = new StringBuilder(text.length());
        int from = 0;
        for (var finding : findings) {
            redacted.append(text, from, finding.start())
                    .append('[')
                    .append(finding.sort().word())
                    .append(']');
            from = finding.end();
        }
        redacted.append(text, from, text.length());
        return new Redacted(
                redacted.toString(), findings.stream().map(Finding::sort).toList());
    }

    // --- e-mail addresses

    private static void addresses(CharSequence text, List<Finding> findings, BitSet taken) {
        for (int at = 0; at < text.length(); at++) {
            int width = atSign(text, at);
            if (width == 0 || taken.get(at)) {
                continue;
            }
            int start = at;
            while (start > 0
                    && at - start < LONGEST_LOCAL_PART
                    && isOfLocalPart(text.charAt(start - 1))
                    && !taken.get(start - 1)) {
                start--;
            }
            int end = at + width;
            while (end < text.length() && end - at < LONGEST_DOMAIN && isOfDomain(text.charAt(end))) {
                end++;
            }
            while (end > at + width && !isLetterOrDigit(text.charAt(end - 1))) {
                end--;
            }
            String candidate = plain(text, start, at) + '@' + plain(text, at + width, end);
            if (endsInLetters(candidate) && EmailAddress.tryParse(candidate).isPresent()) {
                findings.add(new Finding(start, end, Sort.EMAIL_ADDRESS));
                taken.set(start, end);
                at = end - 1;
            }
        }
    }

    /** How many characters the sign takes here: it may be written as in a URL; 0 when there is none. */
    private static int atSign(CharSequence text, int index) {
        char c = text.charAt(index);
        if (c == '@' || c == '\uFF20') {
            return 1;
        }
        boolean encoded =
                c == '%' && index + 2 < text.length() && text.charAt(index + 1) == '4' && text.charAt(index + 2) == '0';
        return encoded ? 3 : 0;
    }

    /** A place on the internet does; an object's hash behind its class's name, or a network address, does not. */
    private static boolean endsInLetters(String candidate) {
        int dot = candidate.lastIndexOf('.');
        return dot > 0
                && dot > candidate.indexOf('@')
                && candidate.length() - dot > 2
                && candidate.chars().skip(dot + 1L).allMatch(c -> isLetter((char) c));
    }

    private static boolean isOfLocalPart(char c) {
        return isLetterOrDigit(c) || "._%+-".indexOf(folded(c)) >= 0;
    }

    private static boolean isOfDomain(char c) {
        return isLetterOrDigit(c) || folded(c) == '.' || folded(c) == '-';
    }

    private static String plain(CharSequence text, int from, int to) {
        var plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            plain.append(folded(text.charAt(i)));
        }
        return plain.toString();
    }

    // --- characters

    private static char folded(char c) {
        return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - FULL_WIDTH) : c;
    }

    /** 0 to 9, or -1. */
    private static int digit(char c) {
        char plain = folded(c);
        return plain >= '0' && plain <= '9' ? plain - '0' : -1;
    }

    private static boolean isLetter(char c) {
        char plain = folded(c);
        return (plain >= 'a' && plain <= 'z') || (plain >= 'A' && plain <= 'Z');
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || digit(c) >= 0;
    }

    private static boolean isHexadecimal(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isSeparator(char c) {
        return c == ' '
                || c == '-'
                || c == '\u00A0'
                || c == '\u3000'
                || c == '\t'
                || (c >= '\u2010' && c <= '\u2015')
                || c == '\u2212'
                || c == '\uFF0D';
    }

    /** Identifiers of that form are everywhere, and now and then all digits. */
    private static BitSet uuids(CharSequence text) {
        var places = new BitSet();
        for (int dash = 8; dash + UUID - 8 <= text.length(); dash++) {
            int start = dash - 8;
            if (text.charAt(dash) == '-'
                    && isUuid(text, start)
                    && (start == 0 || !isLetterOrDigit(text.charAt(start - 1)))
                    && (start + UUID == text.length() || !isLetterOrDigit(text.charAt(start + UUID)))) {
                places.set(start, start + UUID);
            }
        }
        return places;
    }

    private static boolean isUuid(CharSequence text, int start) {
        for (int i = 0; i < UUID; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHexadecimal(c)) {
                return false;
            }
        }
        return true;
    }

    /** Of sixteen signs of a span, all are digits in one of two thousand, and of those one in ten is a card by Luhn. */
    private static void traceParents(CharSequence text, BitSet taken) {
        for (int start = 0; start + TRACE_PARENT <= text.length(); start++) {
            if (text.charAt(start + 2) == '-'
                    && isTraceParent(text, start)
                    && (start == 0 || !isLetterOrDigit(text.charAt(start - 1)))
                    && (start + TRACE_PARENT == text.length() || !isLetterOrDigit(text.charAt(start + TRACE_PARENT)))) {
                taken.set(start, start + TRACE_PARENT);
            }
        }
    }

    private static boolean isTraceParent(CharSequence text, int start) {
        for (int i = 0; i < TRACE_PARENT; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 2 || i == 35 || i == 52;
            if (dash ? c != '-' : !isHexadecimal(c)) {
                return false;
            }
        }
        return true;
    }

    // --- numbers

    /** Digits that follow one another, with no more than two separators in between, and an X right behind the last of them. */
    private static final class DigitRun {

        private final CharSequence text;
        private final int[] places;
        /** The first digits of groups, and one more behind the last digit. */
        private final BitSet opening;

        private final String digits;
        private final int end;
        private final BitSet found = new BitSet();

        private DigitRun(CharSequence text, int[] places, BitSet opening, String digits, int end) {
            this.text = text;
            this.places = places;
            this.opening = opening;
            this.digits = digits;
            this.end = end;
        }

        static DigitRun from(CharSequence text, int start, BitSet taken) {
            var places = new ArrayList<Integer>();
            var opening = new BitSet();
            var digits = new StringBuilder();
            int at = start;
            int last = start - 1;
            while (at < text.length() && !taken.get(at)) {
                char c = text.charAt(at);
                boolean check = (folded(c) == 'X' || folded(c) == 'x') && digits.length() >= NATIONAL_ID - 1;
                if (digit(c) >= 0 || check) {
                    // An X may as well be the first letter of a word behind the number.
                    if (at != last + 1 || digits.isEmpty() || check) {
                        opening.set(digits.length());
                    }
                    digits.append(check ? 'X' : (char) ('0' + digit(c)));
                    places.add(at);
                    last = at;
                    if (check) {
                        break;
                    }
                } else if (!isSeparator(c) || at - last > MOST_SEPARATORS) {
                    break;
                }
                at++;
            }
            opening.set(digits.length());
            return new DigitRun(
                    text, places.stream().mapToInt(Integer::intValue).toArray(), opening, digits.toString(), last + 1);
        }

        void search(List<Finding> findings) {
            if (digits.length() < FEWEST_DIGITS) {
                return;
            }
            for (int start = 0; start + NATIONAL_ID <= digits.length(); start++) {
                if (isCentury(start + 6)
                        && (isOneGroup(start, NATIONAL_ID - 1) || isWhole(start, NATIONAL_ID))
                        && NationalId.tryParse(number(start, NATIONAL_ID)).isPresent()
                        && !isPartOfDigest(start, NATIONAL_ID)) {
                    add(start, NATIONAL_ID, Sort.IDENTITY_NUMBER, findings);
                }
            }
            for (int start = opening.nextSetBit(0); start < digits.length(); start = opening.nextSetBit(start + 1)) {
                int length = opening.nextSetBit(start + 1) - start;
                if (length == FORMER_NATIONAL_ID
                        && FormerNationalId.tryParse(number(start, length)).isPresent()
                        && standsAlone(start, length)) {
                    add(start, length, Sort.IDENTITY_NUMBER, findings);
                }
                card(start, findings);
                phone(start, findings);
            }
        }

        private void card(int start, List<Finding> findings) {
            for (int length = LONGEST_CARD; length >= SHORTEST_CARD; length--) {
                if (isWhole(start, length)
                        && isIssued(start, length)
                        && isGroupedAsACard(start, length)
                        && BankCardNumber.tryParse(number(start, length)).isPresent()
                        && standsAlone(start, length)) {
                    add(start, length, Sort.CARD_NUMBER, findings);
                    return;
                }
            }
        }

        private void phone(int start, List<Finding> findings) {
            for (int prefix : new int[] {0, 2, 4}) {
                int length = prefix + PHONE;
                if (isWhole(start, length)
                        && isGroupedAsAPhone(start, prefix)
                        && PhoneNumber.tryParse(number(start, length)).isPresent()
                        && Long.parseLong(number(start + prefix, PHONE)) % MEBIBYTE != 0
                        && standsAlone(start, length)) {
                    add(start, length, Sort.PHONE_NUMBER, findings);
                    return;
                }
            }
        }

        private void add(int start, int length, Sort sort, List<Finding> findings) {
            int next = found.nextSetBit(start);
            if (next < 0 || next >= start + length) {
                found.set(start, start + length);
                findings.add(new Finding(places[start], places[start + length - 1] + 1, sort));
            }
        }

        private String number(int start, int length) {
            return digits.substring(start, start + length);
        }

        private boolean isCentury(int index) {
            String century = digits.substring(index, index + 2);
            return century.equals("18") || century.equals("19") || century.equals("20");
        }

        private boolean isOneGroup(int start, int length) {
            return opening.nextSetBit(start + 1) >= start + length;
        }

        private boolean isWhole(int start, int length) {
            return start + length <= digits.length() && opening.get(start) && opening.get(start + length);
        }

        /** What the schemes give out. Times in milliseconds or finer begin with 1 for another two centuries. */
        private boolean isIssued(int start, int length) {
            int prefix = Integer.parseInt(digits, start, start + 2, 10);
            return switch (length) {
                case 14 -> prefix == 30 || prefix == 36 || prefix == 38;
                case 15 -> prefix == 34 || prefix == 37;
                default ->
                    (prefix >= 22 && prefix <= 27) || prefix == 35 || (prefix >= 40 && prefix <= 69) || prefix >= 90;
            };
        }

        /** In fours, six and the rest, or without any gap: other gaps are those between several numbers. */
        private boolean isGroupedAsACard(int start, int length) {
            if (isOneGroup(start, length)) {
                return true;
            }
            int first = opening.nextSetBit(start + 1) - start;
            if (first == 6) {
                return isOneGroup(start + 6, length - 6) || (length == 16 && opening.get(start + 12));
            }
            for (int i = 1; i < length; i++) {
                if (opening.get(start + i) != (i % 4 == 0)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isGroupedAsAPhone(int start, int prefix) {
            int number = start + prefix;
            if (isOneGroup(number, PHONE)) {
                return true;
            }
            for (int i = 1; i < PHONE; i++) {
                if (opening.get(number + i) != (i == 3 || i == 7)) {
                    return false;
                }
            }
            return true;
        }

        /** Not a part of hexadecimal, nor the digits behind a decimal point. */
        private boolean standsAlone(int start, int length) {
            int first = places[start];
            if (first > 1 && text.charAt(first - 1) == '.' && digit(text.charAt(first - 2)) >= 0) {
                return false;
            }
            int last = places[start + length - 1] + 1;
            return !isWithinDigest(first, last) && isPlainWord(first, last, 1);
        }

        /** Whether it lies in hexadecimal as long as a digest, whatever letters stand before and behind that. */
        private boolean isWithinDigest(int first, int last) {
            int from = first;
            while (from > 0 && isHexadecimal(text.charAt(from - 1))) {
                from--;
            }
            int to = last;
            while (to < text.length() && isHexadecimal(text.charAt(to))) {
                to++;
            }
            return to - from >= SHORTEST_DIGEST;
        }

        private boolean isPartOfDigest(int start, int length) {
            return !isPlainWord(places[start], places[start + length - 1] + 1, SHORTEST_DIGEST);
        }

        /** Whether the letters right beside it, if there are any, are more than those of hexadecimal. */
        private boolean isPlainWord(int first, int last, int shortest) {
            int from = first;
            while (from > 0 && isLetterOrDigit(text.charAt(from - 1))) {
                from--;
            }
            int to = last;
            while (to < text.length() && isLetterOrDigit(text.charAt(to))) {
                to++;
            }
            if ((from == first && to == last) || to - from < shortest) {
                return true;
            }
            boolean letters = false;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if ((i < first || i >= last) && !isHexadecimal(c)) {
                    return true;
                }
                letters |= isLetter(c) && (i < first || i >= last);
            }
            return !letters;
        }
    }
}
