package cn.zhengxin.sensitivetypes;

/** ASCII digits only: {@code Character.isDigit} would let the digits of other scripts pass. */
final class Digits {

    private Digits() {}

    static boolean areAll(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
