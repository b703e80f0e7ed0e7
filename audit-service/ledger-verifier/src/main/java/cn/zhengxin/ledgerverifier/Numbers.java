package cn.zhengxin.ledgerverifier;

/** Decimal numbers in one spelling: no sign, no leading zero. */
final class Numbers {

    private Numbers() {}

    static long position(String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && Long.toString(value).equals(text)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("expected a decimal number", notANumber);
        }
        throw new IllegalArgumentException("expected a decimal number");
    }
}
