package cn.zhengxin.masking.masking.model;

import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;

/**
 * Reads identifiers from parts of a text without making objects of them: {@link NationalId}, {@link PhoneNumber} and
 * {@link BankCardNumber} say what is valid, and a test holds both equal.
 */
final class Identifiers {

    static final int NOT_VALID = -1;

    private static final int NATIONAL_ID = 18;
    private static final int PHONE = 11;
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;
    private static final int EARLIEST_YEAR = 1850;
    private static final byte[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final char[] CHECK_CHARACTERS = "10X98765432".toCharArray();
    private static final byte[] DAYS = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final boolean[] PROVINCES = new boolean[100];

    static {
        for (int province = 11; province < PROVINCES.length; province++) {
            String seventeen = province + "010119900101001";
            PROVINCES[province] = NationalId.tryParse(seventeen + NationalId.checkCharacter(seventeen))
                    .isPresent();
        }
    }

    private Identifiers() {}

    /** Writes the number's eighteen characters to the front of the target, or returns {@link #NOT_VALID}. */
    static int nationalId(char[] text, int offset, int length, char[] target) {
        int from = start(text, offset, length);
        int end = end(text, from, offset + length);
        if (end - from != NATIONAL_ID) {
            return NOT_VALID;
        }
        int sum = 0;
        for (int i = 0; i < NATIONAL_ID - 1; i++) {
            char sign = text[from + i];
            if (!isDigit(sign)) {
                return NOT_VALID;
            }
            sum += (sign - '0') * WEIGHTS[i];
            target[i] = sign;
        }
        char check = text[from + NATIONAL_ID - 1];
        target[NATIONAL_ID - 1] = check == 'x' ? 'X' : check;
        return target[NATIONAL_ID - 1] == CHECK_CHARACTERS[sum % 11]
                        && PROVINCES[number(target, 0, 2)]
                        && isDate(number(target, 6, 4), number(target, 10, 2), number(target, 12, 2))
                ? NATIONAL_ID
                : NOT_VALID;
    }

    /** Writes the number's eleven digits to the front of the target, or returns {@link #NOT_VALID}. */
    static int phone(char[] text, int offset, int length, char[] target) {
        int from = start(text, offset, length);
        int end = end(text, from, offset + length);
        if (from < end && text[from] == '+') {
            int digits = digits(text, from + 1, end, target, PHONE + 2);
            return digits == PHONE + 2 && target[0] == '8' && target[1] == '6' ? shifted(target, 2) : NOT_VALID;
        }
        int digits = digits(text, from, end, target, PHONE + 4);
        return switch (digits) {
            case PHONE -> shifted(target, 0);
            case PHONE + 2 -> target[0] == '8' && target[1] == '6' ? shifted(target, 2) : NOT_VALID;
            case PHONE + 4 -> number(target, 0, 4) == 86 ? shifted(target, 4) : NOT_VALID;
            default -> NOT_VALID;
        };
    }

    /** Writes the card's digits to the front of the target and returns how many, or {@link #NOT_VALID}. */
    static int card(char[] text, int offset, int length, char[] target) {
        int from = start(text, offset, length);
        int digits = digits(text, from, end(text, from, offset + length), target, LONGEST_CARD);
        return digits >= SHORTEST_CARD && target[0] != '0' && luhn(target, digits) ? digits : NOT_VALID;
    }

    static boolean luhn(char[] digits, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = digits[length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }

    static boolean isDate(int year, int month, int day) {
        return year >= EARLIEST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month]
                && (month != 2 || day < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)));
    }

    static int number(char[] digits, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }

    static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    /** Where the text begins behind blanks. */
    static int start(char[] text, int offset, int length) {
        int from = offset;
        while (from < offset + length && Character.isWhitespace(text[from])) {
            from++;
        }
        return from;
    }

    /** Where the text ends before blanks. */
    static int end(char[] text, int from, int end) {
        int last = end;
        while (last > from && Character.isWhitespace(text[last - 1])) {
            last--;
        }
        return last;
    }

    private static int shifted(char[] target, int by) {
        System.arraycopy(target, by, target, 0, PHONE);
        return target[0] == '1' && target[1] >= '3' ? PHONE : NOT_VALID;
    }

    /** Digits alone, without the blanks and dashes between them; {@link #NOT_VALID} when there is anything else or too much. */
    private static int digits(char[] text, int from, int end, char[] target, int most) {
        int digits = 0;
        for (int i = from; i < end; i++) {
            char sign = text[i];
            if (isDigit(sign)) {
                if (digits == most) {
                    return NOT_VALID;
                }
                target[digits++] = sign;
            } else if (sign != '-' && sign != ' ' && (sign < '\t' || sign > '\r')) {
                return NOT_VALID;
            }
        }
        return digits;
    }
}
