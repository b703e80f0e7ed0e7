package cn.zhengxin.masking.masking.model;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in which ways of writing are made alike: full-width and other scripts' digits, Chinese numerals, letter case; signs
 * that cannot be seen are left out. Every character remembers where it stood.
 */
final class FoldedText {

    private static final String CHINESE_NUMERALS = "零一二三四五六七八九";
    private static final String FORMAL_NUMERALS = "〇壹贰叁肆伍陆柒捌玖";
    private static final int FULL_WIDTH = 0xFEE0;

    private final char[] folded;
    private final byte[] digits;
    private final boolean[] separators;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private FoldedText(String text) {
        int longest = text.length();
        folded = new char[longest];
        digits = new byte[longest];
        separators = new boolean[longest];
        starts = new int[longest];
        ends = new int[longest];
        int kept = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int width = Character.charCount(codePoint);
            if (isVisible(codePoint)) {
                int digit = digit(codePoint);
                digits[kept] = (byte) digit;
                folded[kept] = fold(codePoint);
                separators[kept] = digit < 0 && isSeparator(codePoint);
                starts[kept] = i;
                ends[kept] = i + width;
                kept++;
            }
            i += width;
        }
        length = kept;
    }

    static FoldedText of(String text) {
        return new FoldedText(text);
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

    private Compact compact(boolean readNumerals) {
        char[] characters = new char[length];
        int[] positions = new int[length];
        int kept = 0;
        for (int i = 0; i < length; i++) {
            char character = folded[i];
            if (digits[i] >= 0 && (readNumerals || character < 0x2E80)) {
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

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    private static int digit(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= '0' && codePoint <= '9' ? codePoint - '0' : -1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return Character.digit(codePoint, 10);
        }
        if (type == Character.OTHER_NUMBER) {
            // Circled and raised digits.
            String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
            return plain.length() == 1 ? Character.digit(plain.charAt(0), 10) : -1;
        }
        int numeral = CHINESE_NUMERALS.indexOf(codePoint);
        return numeral >= 0 ? numeral : FORMAL_NUMERALS.indexOf(codePoint);
    }

    private static char fold(int codePoint) {
        int plain = codePoint >= 0xFF01 && codePoint <= 0xFF5E ? codePoint - FULL_WIDTH : codePoint;
        if (plain == '×' || plain == 'Ⅹ' || plain == 'ⅹ') {
            return 'X'; // written for the check character
        }
        int upper = Character.toUpperCase(plain);
        // Outside the basic plane only equality matters, and for that the lower half of the pair is enough.
        return Character.isBmpCodePoint(upper) ? (char) upper : Character.lowSurrogate(upper);
    }

    private static boolean isSeparator(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.CONTROL -> true;
            default -> codePoint == '−' || codePoint == '·' || codePoint == '•' || codePoint == '~' || codePoint == 'ー';
        };
    }
}
