package cn.zhengxin.masking.masking.model;

/** A text in the making, used again for value after value. */
final class MaskedText {

    private static final char[] STARS = "*".repeat(64).toCharArray();

    private char[] signs = new char[128];
    private int length;

    MaskedText clear() {
        length = 0;
        return this;
    }

    MaskedText append(char sign) {
        reserve(1);
        signs[length++] = sign;
        return this;
    }

    MaskedText append(char[] text, int offset, int count) {
        reserve(count);
        System.arraycopy(text, offset, signs, length, count);
        length += count;
        return this;
    }

    MaskedText append(String text) {
        reserve(text.length());
        text.getChars(0, text.length(), signs, length);
        length += text.length();
        return this;
    }

    MaskedText stars(int count) {
        for (int left = count; left > 0; left -= STARS.length) {
            append(STARS, 0, Math.min(left, STARS.length));
        }
        return this;
    }

    /** What cannot be shown at all. */
    MaskedText hidden() {
        return append(KindMasks.HIDDEN);
    }

    /** The signs; those from {@link #length()} on mean nothing. */
    char[] signs() {
        return signs;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(signs, 0, length);
    }

    private void reserve(int more) {
        if (signs.length - length < more) {
            char[] larger = new char[Math.max(signs.length * 2, length + more)];
            System.arraycopy(signs, 0, larger, 0, length);
            signs = larger;
        }
    }
}
