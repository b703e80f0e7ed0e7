package cn.zhengxin.authorization.loan.model;

import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number the core system gives a loan, and the institution that gave it: two institutions may count alike. It travels in
 * events, so nothing that could be a person's number is one (N2).
 */
public record LoanReference(String institution, String value) {

    public static final String FORM = "3 to 40 letters, digits and hyphens, and no identity number or mobile number";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,39}");

    public LoanReference {
        if (institution.isBlank() || institution.length() > 32) {
            throw new IllegalArgumentException("A loan belongs to an institution");
        }
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A loan reference has " + FORM);
        }
    }

    public static Optional<LoanReference> tryParse(String institution, @Nullable String text) {
        return text != null && isWellFormed(text)
                ? Optional.of(new LoanReference(institution, text))
                : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches()
                && NationalId.tryParse(text).isEmpty()
                && PhoneNumber.tryParse(text).isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
