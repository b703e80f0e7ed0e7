package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A card number of 13 to 19 digits with a Luhn check digit (ISO/IEC 7812); spaces and dashes are dropped. */
public final class BankCardNumber extends SensitiveText {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");

    private BankCardNumber(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no card number
     */
    public static BankCardNumber of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a bank card number"));
    }

    public static Optional<BankCardNumber> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = SEPARATORS.matcher(text.strip()).replaceAll("");
        boolean valid = candidate.length() >= 13
                && candidate.length() <= 19
                && Digits.areAll(candidate)
                && candidate.charAt(0) != '0'
                && luhnSum(candidate, false) % 10 == 0;
        return valid ? Optional.of(new BankCardNumber(candidate)) : Optional.empty();
    }

    /** The check digit that belongs to the digits before it. */
    public static char checkDigit(String digitsBefore) {
        if (!Digits.areAll(digitsBefore)) {
            throw new IllegalArgumentException("not digits");
        }
        return (char) ('0' + (10 - luhnSum(digitsBefore, true) % 10) % 10);
    }

    @Override
    public String masked() {
        return stars(reveal().length() - 4) + reveal().substring(reveal().length() - 4);
    }

    private static int luhnSum(String digits, boolean doubleTheLast) {
        int sum = 0;
        boolean doubled = doubleTheLast;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (doubled) {
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            }
            sum += digit;
            doubled = !doubled;
        }
        return sum;
    }
}
