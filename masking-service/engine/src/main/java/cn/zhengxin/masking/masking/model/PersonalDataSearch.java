package cn.zhengxin.masking.masking.model;

import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.FormerNationalId;
import cn.zhengxin.sensitivetypes.NationalId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Finds personal data in wording and puts stars in its place (M3): identity numbers of eighteen digits by their check character
 * wherever they stand, of fifteen digits by region and date, mobile numbers, card numbers by Luhn, e-mail addresses, and whatever
 * is known of the persons of the report. Rather too much is starred than too little.
 */
final class PersonalDataSearch {

    private static final int MOST_SEPARATORS = 3;
    private static final int MOST_SIGNS_BETWEEN = 6;
    private static final int NATIONAL_ID = 18;
    private static final int FORMER_NATIONAL_ID = 15;
    /** Where in an identity number the year of birth begins. */
    private static final int CENTURY = 6;

    private static final int PHONE = 11;
    private static final int LONGEST_CARD = 19;
    private static final int SHORTEST_CARD = 13;
    private static final int FEWEST_DIGITS = PHONE;
    private static final int[] GROUPS_OF_PHONE = {3, 4, 4};
    /** Not between the digits of other numbers: there they part thousands, and one number from the next. */
    private static final String COMMAS = ",，、;；";

    /** Of which no wording has use: signs written by their numbers or names, markup, and marks that turn the direction round. */
    private static final Pattern DISGUISED =
            Pattern.compile("&(?:#[xX]?[0-9a-fA-F]{1,7}|[a-zA-Z]{2,8});|<[/!]?[a-zA-Z][^<>]{0,64}>"
                    + "|\\\\[ux][0-9a-fA-F]{2}|(?:%[0-9a-fA-F]{2}){2}|[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private static final String OPENS_DISGUISE = "&<\\%";

    private final KnownValues known;

    PersonalDataSearch(KnownValues known) {
        this.known = known;
    }

    /**
     * Whether the text is worth a search: false is certain, true is not. Most wording has neither a number as long as a phone's,
     * nor an at sign, nor the first signs of anything known, and needs no more than this one look at each sign.
     */
    boolean mayHold(char[] text, int offset, int length) {
        KnownTexts numbers = known.numbers();
        KnownTexts names = known.names();
        long lastOfNumbers = 0;
        long lastOfNames = 0;
        int digitsInARow = 0;
        for (int i = offset; i < offset + length; i++) {
            int traits = Signs.traits(text[i]);
            if (Signs.isHalf(traits)) {
                return true;
            }
            if (Signs.isHidden(traits)) {
                continue;
            }
            char sign = Signs.fold(text[i]);
            if (Signs.isDigit(traits)) {
                if (++digitsInARow >= FEWEST_DIGITS) {
                    return true;
                }
                char digit = (char) ('0' + Signs.digit(traits));
                lastOfNumbers = numbers.next(lastOfNumbers, digit);
                if (!FoldedText.isHan(sign)) {
                    lastOfNames = names.next(lastOfNames, digit);
                } else if (Signs.isLetterOrDigit(traits)) {
                    lastOfNames = names.next(lastOfNames, sign);
                }
            } else if (Signs.isLetterOrDigit(traits)) {
                digitsInARow = Signs.isSeparator(traits) ? digitsInARow : 0;
                lastOfNumbers = numbers.next(lastOfNumbers, sign);
                lastOfNames = names.next(lastOfNames, sign);
            } else {
                // Rare in wording, so that a look at the whole text costs little.
                if (sign == '@' || OPENS_DISGUISE.indexOf(sign) >= 0) {
                    return true;
                }
                continue;
            }
            if (numbers.mayBeginWith(lastOfNumbers) || names.mayBeginWith(lastOfNames)) {
                return true;
            }
        }
        return false;
    }

    /** The text with stars, and how many pieces were found. */
    record Searched(String text, int findings) {}

    Searched search(String text) {
        if (text.isEmpty()) {
            return new Searched(text, 0);
        }
        if (isDisguised(text)) {
            return new Searched(KindMasks.HIDDEN, 1);
        }
        FoldedText folded = FoldedText.of(text);
        BitSet found = new BitSet(text.length());
        findKnown(folded, found);
        findNumbers(folded, found);
        findGroupedPhones(folded, found);
        findSpreadIdentityNumbers(folded, found);
        findAddresses(folded, found);
        return starred(text, found);
    }

    private static boolean isDisguised(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (OPENS_DISGUISE.indexOf(sign) >= 0 || (sign >= '\u202A' && sign <= '\u2069')) {
                return DISGUISED.matcher(text).find(i);
            }
        }
        return false;
    }

    private static Searched starred(String text, BitSet found) {
        if (found.isEmpty()) {
            return new Searched(text, 0);
        }
        StringBuilder starred = new StringBuilder(text.length());
        int findings = 0;
        int from = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(from)) {
            starred.append(text, from, start).append(KindMasks.HIDDEN);
            from = found.nextClearBit(start);
            findings++;
        }
        return new Searched(
                starred.append(text, Math.min(from, text.length()), text.length())
                        .toString(),
                findings);
    }

    private void findKnown(FoldedText folded, BitSet found) {
        findAll(known.numbers(), folded, folded.numbers(), found);
        findAll(known.names(), folded, folded.letters(), found);
    }

    private static void findAll(KnownTexts texts, FoldedText folded, FoldedText.Compact in, BitSet found) {
        texts.find(in.text(), (first, last) -> mark(folded, in.positions()[first], in.positions()[last], found));
    }

    private static void findNumbers(FoldedText folded, BitSet found) {
        int at = 0;
        while (at < folded.length()) {
            if (folded.digitAt(at) < 0) {
                at++;
                continue;
            }
            DigitRun run = DigitRun.from(folded, at);
            run.findIdentityNumbers();
            run.findFormerIdentityNumbers();
            run.findCards();
            run.findPhones();
            run.marked(found);
            at = run.end();
        }
    }

    /** Three, four and four digits with commas or the like between them, which are no thousands. */
    private static void findGroupedPhones(FoldedText folded, BitSet found) {
        int at = 0;
        while (at < folded.length()) {
            if (folded.digitAt(at) < 0) {
                at++;
                continue;
            }
            int end = endOfGroups(folded, at);
            if (end > at && folded.digitAt(at) == 1 && folded.digitAt(at + 1) >= 3) {
                mark(folded, at, end - 1, found);
            }
            while (at < folded.length() && folded.digitAt(at) >= 0) {
                at++;
            }
        }
    }

    /** The years in which people who live were born begin so; cheap, and rules out most places. */
    private static boolean isCentury(char[] digits, int index) {
        return (digits[index] == '1' && digits[index + 1] >= '8') || (digits[index] == '2' && digits[index + 1] == '0');
    }

    /** Of whatever groups, with whatever between them: a check character and a date that fit are no accident. */
    private static void findSpreadIdentityNumbers(FoldedText folded, BitSet found) {
        int[] positions = new int[folded.length()];
        char[] digits = new char[folded.length()];
        int length = 0;
        int last = 0;
        for (int at = 0; at < folded.length(); at++) {
            boolean x = length > 0 && folded.at(at) == 'X' && folded.digitAt(at) < 0;
            if (folded.digitAt(at) < 0 && !x) {
                if (Character.isLetterOrDigit(folded.at(at))) {
                    length = 0;
                }
                continue;
            }
            if (length > 0 && at - last > MOST_SIGNS_BETWEEN) {
                length = 0;
            }
            positions[length] = at;
            digits[length++] = x ? 'X' : (char) ('0' + folded.digitAt(at));
            last = at;
            if (length >= NATIONAL_ID
                    && isCentury(digits, length - NATIONAL_ID + CENTURY)
                    && NationalId.tryParse(new String(digits, length - NATIONAL_ID, NATIONAL_ID))
                            .isPresent()) {
                mark(folded, positions[length - NATIONAL_ID], at, found);
            }
        }
    }

    /** Behind the last group, or the start where the groups are others. */
    private static int endOfGroups(FoldedText folded, int start) {
        int at = start;
        for (int group = 0; group < GROUPS_OF_PHONE.length; group++) {
            int gap = at;
            while (group > 0 && gap < folded.length() && isBetweenGroups(folded, gap)) {
                gap++;
            }
            if (group > 0 && (gap == at || gap - at > MOST_SEPARATORS)) {
                return start;
            }
            int digits = gap;
            while (digits < folded.length() && folded.digitAt(digits) >= 0) {
                digits++;
            }
            if (digits - gap != GROUPS_OF_PHONE[group]) {
                return start;
            }
            at = digits;
        }
        return at;
    }

    private static boolean isBetweenGroups(FoldedText folded, int at) {
        return folded.isSeparatorAt(at) || COMMAS.indexOf(folded.at(at)) >= 0;
    }

    private static void findAddresses(FoldedText folded, BitSet found) {
        for (int at = 0; at < folded.length(); at++) {
            if (folded.at(at) == '@') {
                int left = at;
                while (left > 0 && folded.at(left - 1) == ' ') {
                    left--;
                }
                int start = left;
                while (start > 0 && isOfLocalPart(folded.at(start - 1))) {
                    start--;
                }
                int right = at + 1;
                while (right < folded.length() && folded.at(right) == ' ') {
                    right++;
                }
                int end = right;
                boolean dot = false;
                while (end < folded.length() && isOfDomain(folded.at(end))) {
                    dot |= folded.at(end) == '.';
                    end++;
                }
                if (start < left && end > right && dot) {
                    mark(folded, start, end - 1, found);
                }
            }
        }
    }

    private static boolean isOfLocalPart(char character) {
        return isPlain(character) || "._%+-".indexOf(character) >= 0;
    }

    private static boolean isOfDomain(char character) {
        return isPlain(character) || character == '.' || character == '-';
    }

    private static boolean isPlain(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
    }

    private static void mark(FoldedText folded, int first, int last, BitSet found) {
        found.set(folded.startOf(first), folded.endOf(last));
    }

    /** Digits that follow one another with no more than a few separators in between, and an X right behind them. */
    private static final class DigitRun {

        private final FoldedText folded;
        private final int[] positions;
        private final boolean[] opensGroup;
        private final char[] digits;
        private final int length;
        private final boolean endsInX;
        private final int end;
        private final BitSet marked = new BitSet();

        private DigitRun(
                FoldedText folded, int[] positions, boolean[] opensGroup, int length, boolean endsInX, int end) {
            this.folded = folded;
            this.positions = positions;
            this.opensGroup = opensGroup;
            this.length = length;
            this.endsInX = endsInX;
            this.end = end;
            this.digits = new char[length];
            for (int i = 0; i < length; i++) {
                digits[i] = endsInX && i == length - 1 ? 'X' : (char) ('0' + folded.digitAt(positions[i]));
            }
        }

        static DigitRun from(FoldedText folded, int start) {
            int[] positions = new int[16];
            boolean[] opensGroup = new boolean[16];
            int length = 0;
            int at = start;
            int last = start - 1;
            boolean endsInX = false;
            while (at < folded.length() && !endsInX) {
                boolean x = length > 0 && folded.at(at) == 'X' && folded.digitAt(at) < 0;
                if (folded.digitAt(at) >= 0 || x) {
                    if (length == positions.length) {
                        positions = Arrays.copyOf(positions, length * 2);
                        opensGroup = Arrays.copyOf(opensGroup, length * 2);
                    }
                    positions[length] = at;
                    // Wording goes on in Han numerals where a number ends: 13800138000一直.
                    opensGroup[length] = at != last + 1
                            || length == 0
                            || FoldedText.isHan(folded.at(at)) != FoldedText.isHan(folded.at(last));
                    length++;
                    last = at;
                    endsInX = x;
                } else if (!folded.isSeparatorAt(at) || at - last > MOST_SEPARATORS) {
                    break;
                }
                at++;
            }
            return new DigitRun(folded, positions, opensGroup, length, endsInX, last + 1);
        }

        int end() {
            return end;
        }

        /** Anywhere in the run: a check character and a date that fit are no accident. */
        void findIdentityNumbers() {
            for (int start = 0; start + NATIONAL_ID <= length; start++) {
                if (!isCentury(digits, start + CENTURY)) {
                    continue;
                }
                String number = text(start, NATIONAL_ID);
                if (NationalId.tryParse(number).isPresent()
                        || (isWhole(start, NATIONAL_ID) && isMistypedIdentityNumber(number))) {
                    marked.set(start, start + NATIONAL_ID);
                }
            }
        }

        void findFormerIdentityNumbers() {
            for (int start = 0; start + FORMER_NATIONAL_ID <= length; start++) {
                if (isWhole(start, FORMER_NATIONAL_ID)
                        && FormerNationalId.tryParse(text(start, FORMER_NATIONAL_ID))
                                .isPresent()) {
                    marked.set(start, start + FORMER_NATIONAL_ID);
                }
            }
        }

        void findCards() {
            for (int start = 0; start + SHORTEST_CARD <= length; start++) {
                if (!isIssued(start) || !opens(start)) {
                    continue;
                }
                for (int size = LONGEST_CARD; size >= SHORTEST_CARD; size--) {
                    if (start + size <= length
                            && closes(start + size - 1)
                            && isLuhn(start, size)
                            && BankCardNumber.tryParse(text(start, size)).isPresent()) {
                        marked.set(start, start + size);
                        break;
                    }
                }
            }
        }

        void findPhones() {
            for (int start = 0; start + PHONE <= length; start++) {
                if (digits[start] == '1'
                        && digits[start + 1] >= '3'
                        && digits[start + PHONE - 1] != 'X'
                        && closes(start + PHONE - 1)
                        && (opens(start)
                                || followsPrefix(start, "86")
                                || followsPrefix(start, "0086")
                                || followsPrefix(start, "0"))) {
                    marked.set(start, start + PHONE);
                }
            }
        }

        void marked(BitSet found) {
            for (int i = marked.nextSetBit(0); i >= 0; i = marked.nextSetBit(i + 1)) {
                int first = i;
                while (marked.get(i + 1)) {
                    i++;
                }
                mark(folded, positions[first], positions[i], found);
            }
        }

        /** Valid but for its check character: mistyped, it still tells who is meant. */
        private static boolean isMistypedIdentityNumber(String number) {
            String seventeen = number.substring(0, NATIONAL_ID - 1);
            return seventeen.indexOf('X') < 0
                    && NationalId.tryParse(seventeen + NationalId.checkCharacter(seventeen))
                            .isPresent();
        }

        /** First digits that card schemes give out; keeps dates such as 2021-03-05 from being read as the start of a card. */
        private boolean isIssued(int start) {
            char first = digits[start];
            return (first >= '3' && first <= '6')
                    || first == '9'
                    || (first == '2' && digits[start + 1] >= '2' && digits[start + 1] <= '7');
        }

        private boolean isLuhn(int start, int size) {
            int sum = 0;
            for (int i = 0; i < size; i++) {
                int digit = digits[start + size - 1 - i] - '0';
                sum += i % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
            }
            return sum % 10 == 0;
        }

        private boolean followsPrefix(int start, String prefix) {
            int from = start - prefix.length();
            return from >= 0 && opens(from) && text(from, prefix.length()).equals(prefix);
        }

        private boolean isWhole(int start, int size) {
            return opens(start) && closes(start + size - 1);
        }

        private boolean opens(int index) {
            return opensGroup[index] || (index > 0 && marked.get(index - 1));
        }

        private boolean closes(int index) {
            return index == length - 1
                    || opensGroup[index + 1]
                    || marked.get(index + 1)
                    || (endsInX && index == length - 2);
        }

        private String text(int start, int size) {
            return new String(digits, start, size);
        }
    }
}
