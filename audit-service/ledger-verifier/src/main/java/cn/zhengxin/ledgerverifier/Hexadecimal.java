package cn.zhengxin.ledgerverifier;

import java.util.Arrays;
import java.util.HexFormat;

/** One spelling only: lower-case digits of exactly the expected length. */
final class Hexadecimal {

    private static final HexFormat FORMAT = HexFormat.of();
    /** Values of digits, by their sign. */
    private static final byte[] DIGITS = digits();

    private Hexadecimal() {}

    static byte[] decode(String text, int length) {
        if (text.length() != 2 * length) {
            throw new IllegalArgumentException("expected " + 2 * length + " hexadecimal digits");
        }
        byte[] decoded = new byte[length];
        int wrong = 0;
        for (int i = 0; i < length; i++) {
            int high = digit(text.charAt(2 * i));
            int low = digit(text.charAt(2 * i + 1));
            wrong |= high | low;
            decoded[i] = (byte) (high << 4 | low);
        }
        if (wrong < 0) {
            throw new IllegalArgumentException("expected lower-case hexadecimal digits");
        }
        return decoded;
    }

    /** Negative for what is none. */
    private static int digit(char c) {
        return c < DIGITS.length ? DIGITS[c] : -1;
    }

    private static byte[] digits() {
        byte[] digits = new byte['f' + 1];
        Arrays.fill(digits, (byte) -1);
        for (int value = 0; value < 16; value++) {
            digits[Character.forDigit(value, 16)] = (byte) value;
        }
        return digits;
    }

    static String encode(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }
}
