package cn.zhengxin.identity;

/** Whether a text says anything: one of characters that nobody sees is as empty as none. */
public final class VisibleText {

    /** Letters and symbols by their category, yet drawn as nothing: fillers of Hangul, and the empty Braille cell. */
    private static final String DRAWN_AS_NOTHING = "\u115F\u1160\u3164\uFFA0\u2800";

    private VisibleText() {}

    /** Whether at least one letter, digit, symbol or punctuation mark stands in it. */
    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(VisibleText::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> DRAWN_AS_NOTHING.indexOf(character) < 0;
        };
    }
}
