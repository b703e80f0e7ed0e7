package cn.zhengxin.authorization.text;

import java.text.Normalizer;

/** What of a text a reader sees. */
public final class PlainText {

    private static final int BLANK_BRAILLE_PATTERN = 0x2800;

    private PlainText() {}

    /** Whether every character is one that a reader sees or a space; half a surrogate pair is none. */
    public static boolean isAll(String text) {
        return text.codePoints().noneMatch(PlainText::isHidden);
    }

    /** Only what is seen, width variants made one: spaces and hidden characters between two characters part no word. */
    public static String compact(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(character -> !isHidden(character) && !isSpace(character) && !isMark(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlankLetter(character);
        };
    }

    /** Fillers, joiners and variation selectors: letters and marks by category, nothing on paper. */
    private static boolean isBlankLetter(int character) {
        return character == 0x034F
                || character == BLANK_BRAILLE_PATTERN
                || character == 0x3164
                || character == 0xFFA0
                || isBetween(character, 0x115F, 0x1160)
                || isBetween(character, 0x17B4, 0x17B5)
                || isBetween(character, 0x180B, 0x180F)
                || isBetween(character, 0xFE00, 0xFE0F)
                || isBetween(character, 0xE0000, 0xE0FFF);
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }

    private static boolean isSpace(int character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }

    private static boolean isMark(int character) {
        var type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
