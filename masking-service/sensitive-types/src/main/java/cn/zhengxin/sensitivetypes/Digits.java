package cn.zhengxin.sensitivetypes;

/** ASCII digits only: {@code Character.isDigit} would let the digits of other scripts pass. */
final class Digits {

    private Digits() {}

    static boolean areAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
