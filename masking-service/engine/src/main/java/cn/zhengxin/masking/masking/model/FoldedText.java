package cn.zhengxin.masking.masking.model;

import java.util.Arrays;

/**
 * A text in which ways of writing are made alike: full-width and other scripts' digits, Chinese numerals, letter case; signs
 * that cannot be seen are left out. Every character remembers where it stood.
 */
final class FoldedText {

    private static final char FIRST_HAN = 0x2E80;

    private final char[] folded;
    private final byte[] digits;
    private final boolean[] separators;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private FoldedText(char[] text, int offset, int size) {
        folded = new char[size];
        digits = new byte[size];
        separators = new boolean[size];
        starts = new int[size];
        ends = new int[size];
        int kept = 0;
        for (int i = 0; i < size; ) {
            int codePoint = Character.codePointAt(text, offset + i, offset + size);
            int width = Character.charCount(codePoint);
            int traits = Signs.traits(codePoint);
            if (!Signs.isHidden(traits)) {
                digits[kept] = (byte) Signs.digit(traits);
                folded[kept] = Signs.fold(codePoint);
                separators[kept] = Signs.isSeparator(traits);
                starts[kept] = i;
                ends[kept] = i + width;
                kept++;
            }
            i += width;
        }
        length = kept;
    }

    static FoldedText of(String text) {
        return new FoldedText(text.toCharArray(), 0, text.length());
    }

    static FoldedText of(char[] text, int offset, int length) {
        return new FoldedText(text, offset, length);
    }

    int length() {
        return length;
    }

    char at(int index) {
        return folded[index];
    }

    /** 0 to 9, or -1. */
    int digitAt(int index) {
        return digits[index];
    }

    /** A space, a dash or alike, by which people group the digits of a number. */
    boolean isSeparatorAt(int index) {
        return separators[index];
    }

    /** Where the character began in the text. */
    int startOf(int index) {
        return starts[index];
    }

    /** Where the character ended in the text. */
    int endOf(int index) {
        return ends[index];
    }

    /** Letters and digits only, with Chinese numerals read as digits. */
    Compact numbers() {
        return compact(true);
    }

    /** Letters and digits only, with Chinese numerals left as they are. */
    Compact letters() {
        return compact(false);
    }

    /** Of a script that writes digits as words. */
    static boolean isHan(char folded) {
        return folded >= FIRST_HAN;
    }

    /** The text of {@link #numbers()} or {@link #letters()} alone. */
    static String compact(String text, boolean readNumerals) {
        char[] characters = new char[text.length()];
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            int traits = Signs.traits(sign);
            if (Signs.isHalf(traits)) {
                return of(text).compact(readNumerals).text();
            }
            char folded = Signs.fold(sign);
            if (Signs.isHidden(traits)) {
                continue;
            }
            if (Signs.isDigit(traits) && (readNumerals || !isHan(folded))) {
                characters[kept++] = (char) ('0' + Signs.digit(traits));
            } else if (Signs.isLetterOrDigit(traits)) {
                characters[kept++] = folded;
            }
        }
        return new String(characters, 0, kept);
    }

    private Compact compact(boolean readNumerals) {
        char[] characters = new char[length];
        int[] positions = new int[length];
        int kept = 0;
        for (int i = 0; i < length; i++) {
            char character = folded[i];
            if (digits[i] >= 0 && (readNumerals || !isHan(character))) {
                character = (char) ('0' + digits[i]);
            } else if (!Character.isLetterOrDigit(character)) {
                continue;
            }
            characters[kept] = character;
            positions[kept] = i;
            kept++;
        }
        return new Compact(new String(characters, 0, kept), Arrays.copyOf(positions, kept));
    }

    /** A text without anything between its letters and digits, and where each of them stood. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Compact(String text, int[] positions) {}
}
