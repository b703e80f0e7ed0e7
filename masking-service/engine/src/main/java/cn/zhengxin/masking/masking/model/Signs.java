package cn.zhengxin.masking.masking.model;

/**
 * What the search makes of each sign, looked up instead of asked for: the digit it stands for, whether people group digits by it,
 * whether it can be seen, and what it is alike to.
 */
final class Signs {

    private static final String CHINESE_NUMERALS = "零一二三四五六七八九";
    private static final String FORMAL_NUMERALS = "〇壹贰叁肆伍陆柒捌玖";
    private static final String TRADITIONAL_NUMERALS = "○弌貳參肆伍陸柒捌玖";
    /** How digits are told over the telephone, so that one and seven, nought and six are not mistaken for each other. */
    private static final String SPOKEN_NUMERALS = "洞幺两\0\0\0\0拐\0勾";

    /** Letters and symbols by their category, yet drawn as nothing: fillers of Hangul, and the empty Braille cell. */
    private static final String DRAWN_AS_NOTHING = "\u115F\u1160\u3164\uFFA0\u2800";

    private static final int FULL_WIDTH = 0xFEE0;
    private static final int NO_DIGIT = 0x0F;
    private static final int DIGIT = 0x0F;
    private static final int SEPARATOR = 0x10;
    private static final int HIDDEN = 0x20;
    private static final int LETTER_OR_DIGIT = 0x40;

    /** Half of a sign outside the basic plane, or a mark that turns the direction round: more than this sign has to be looked at. */
    private static final int HALF = 0x80;

    private static final byte[] TRAITS = new byte[Character.MAX_VALUE + 1];
    private static final char[] FOLDED = new char[Character.MAX_VALUE + 1];

    static {
        for (int sign = 0; sign <= Character.MAX_VALUE; sign++) {
            FOLDED[sign] = folded(sign);
            TRAITS[sign] = (byte)
                    (Character.isSurrogate((char) sign)
                            ? HALF | NO_DIGIT
                            : traits(sign, FOLDED[sign]) | (turnsRound(sign) ? HALF : 0));
        }
    }

    private Signs() {}

    /** Opaque; for the questions below. */
    static int traits(char sign) {
        return TRAITS[sign];
    }

    static int traits(int codePoint) {
        return Character.isBmpCodePoint(codePoint) ? TRAITS[codePoint] : traits(codePoint, folded(codePoint));
    }

    /** Upper case, of ordinary width; of a sign outside the basic plane the lower half, enough to tell equal from unequal. */
    static char fold(char sign) {
        return FOLDED[sign];
    }

    static char fold(int codePoint) {
        return Character.isBmpCodePoint(codePoint) ? FOLDED[codePoint] : folded(codePoint);
    }

    static boolean isHalf(int traits) {
        return (traits & HALF) != 0;
    }

    static boolean isHidden(int traits) {
        return (traits & HIDDEN) != 0;
    }

    static boolean isSeparator(int traits) {
        return (traits & SEPARATOR) != 0;
    }

    static boolean isLetterOrDigit(int traits) {
        return (traits & LETTER_OR_DIGIT) != 0;
    }

    static boolean isDigit(int traits) {
        return (traits & DIGIT) != NO_DIGIT;
    }

    /** 0 to 9, or -1. */
    static int digit(int traits) {
        int digit = traits & DIGIT;
        return digit == NO_DIGIT ? -1 : digit;
    }

    private static int traits(int codePoint, char folded) {
        int digit = digitOf(codePoint);
        return (digit < 0 ? NO_DIGIT : digit)
                | (digit < 0 && groupsDigits(codePoint) ? SEPARATOR : 0)
                | (cannotBeSeen(codePoint) ? HIDDEN : 0)
                | (Character.isLetterOrDigit(folded) ? LETTER_OR_DIGIT : 0);
    }

    private static boolean turnsRound(int sign) {
        return (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
    }

    private static boolean cannotBeSeen(int codePoint) {
        if (DRAWN_AS_NOTHING.indexOf(codePoint) >= 0) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    @SuppressWarnings("CharacterGetNumericValue") // Asked of other numbers alone, never of letters.
    private static int digitOf(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return Character.digit(codePoint, 10);
        }
        if (type == Character.OTHER_NUMBER) {
            // In circles and brackets, with full stops, raised.
            int value = Character.getNumericValue(codePoint);
            return value >= 0 && value <= 9 ? value : -1;
        }
        if (codePoint == 0) {
            return -1;
        }
        int numeral = CHINESE_NUMERALS.indexOf(codePoint);
        numeral = numeral >= 0 ? numeral : FORMAL_NUMERALS.indexOf(codePoint);
        numeral = numeral >= 0 ? numeral : TRADITIONAL_NUMERALS.indexOf(codePoint);
        return numeral >= 0 ? numeral : SPOKEN_NUMERALS.indexOf(codePoint);
    }

    private static char folded(int codePoint) {
        int plain = codePoint >= 0xFF01 && codePoint <= 0xFF5E ? codePoint - FULL_WIDTH : codePoint;
        if (plain == '×' || plain == 'Ⅹ' || plain == 'ⅹ') {
            return 'X'; // written for the check character
        }
        int upper = Character.toUpperCase(plain);
        return Character.isBmpCodePoint(upper) ? (char) upper : Character.lowSurrogate(upper);
    }

    private static boolean groupsDigits(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.CONTROL -> true;
            default -> "−·•~ー./()．／（）".indexOf(codePoint) >= 0;
        };
    }
}
