package cn.zhengxin.ledgerverifier;

import java.util.HexFormat;

/** One spelling only: lower-case digits of exactly the expected length. */
final class Hexadecimal {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hexadecimal() {}

    static byte[] decode(String text, int length) {
        if (text.length() != 2 * length) {
            throw new IllegalArgumentException("expected " + 2 * length + " hexadecimal digits");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                throw new IllegalArgumentException("expected lower-case hexadecimal digits");
            }
        }
        return FORMAT.parseHex(text);
    }

    static String encode(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }
}
