package cn.zhengxin.masking.catalogue;

/** How the values of a kind look. Asked of every value of every report, so written as loops. */
@FunctionalInterface
interface ValueForm {

    boolean accepts(char[] text, int offset, int length);

    /** A nine stands for any digit, a plus for either sign, all else for itself; the empty value is of every such form. */
    static ValueForm like(String... patterns) {
        return (text, offset, length) -> {
            if (length == 0) {
                return true;
            }
            for (String pattern : patterns) {
                if (isLike(pattern, text, offset, length)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Up to ten digits before the point and two behind it, which the bureau leaves out of whole yuan. */
    static boolean isAmount(char[] text, int offset, int length) {
        int at = offset;
        int end = offset + length;
        if (at < end && text[at] == '-') {
            at++;
        }
        int digits = digits(text, at, end);
        at += digits;
        if (digits > 10) {
            return false;
        }
        if (at < end && text[at] == '.') {
            int decimals = digits(text, at + 1, end);
            return (decimals == 1 || decimals == 2) && at + 1 + decimals == end;
        }
        return at == end;
    }

    static boolean isNumber(char[] text, int offset, int length, int most) {
        return length <= most && digits(text, offset, offset + length) == length;
    }

    /** Up to eight letters and digits. */
    static boolean isCode(char[] text, int offset, int length) {
        if (length > 8) {
            return false;
        }
        for (int i = offset; i < offset + length; i++) {
            char sign = text[i];
            if (!isDigit(sign) && !(sign >= 'A' && sign <= 'Z') && !(sign >= 'a' && sign <= 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(String pattern, char[] text, int offset, int length) {
        if (length != pattern.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char sign = text[offset + i];
            char wanted = pattern.charAt(i);
            if (!(sign == wanted || (wanted == '9' && isDigit(sign)) || (wanted == '+' && sign == '-'))) {
                return false;
            }
        }
        return true;
    }

    private static int digits(char[] text, int from, int end) {
        int at = from;
        while (at < end && isDigit(text[at])) {
            at++;
        }
        return at - from;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
