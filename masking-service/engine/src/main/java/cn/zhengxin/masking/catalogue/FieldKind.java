package cn.zhengxin.masking.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sort of value a field holds. A kind either has a form so narrow that no identity, phone or card number fits it, or its
 * values are searched before they are shown: a value in the wrong place is then not shown either.
 */
public enum FieldKind {
    PERSON_NAME,
    IDENTITY_NUMBER,
    PHONE,
    LANDLINE,
    EMAIL,
    ADDRESS,
    BIRTH_DATE,
    CARD_NUMBER,
    ACCOUNT_NUMBER,
    EMPLOYER,
    FREE_TEXT,
    WORDING,
    INSTITUTION,
    INSTITUTION_NAME,
    ENTERPRISE_NAME,
    ENTERPRISE_NUMBER,
    UNIFIED_CODE,
    REGION,
    REFERENCE,
    PATTERN,
    AMOUNT("-?[0-9]{0,10}(?:\\.[0-9]{1,2})?"),
    COUNT("[0-9]{0,6}"),
    SCORE("[0-9]{0,4}"),
    CODE("[A-Za-z0-9]{0,8}"),
    DATE("|[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    MONTH("|[0-9]{4}-[0-9]{2}"),
    YEAR("|[0-9]{4}"),
    TIME("|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})");

    private final @Nullable Pattern form;

    FieldKind() {
        this.form = null;
    }

    FieldKind(String form) {
        this.form = Pattern.compile(form);
    }

    /** Whether the value has the kind's form; a kind without one takes any value. */
    public boolean accepts(String value) {
        return form == null || form.matcher(value).matches();
    }

    /** Whether the kind has no form of its own, so that its values may hold anything. */
    public boolean isOpen() {
        return form == null;
    }

    /** Whether values of this kind belong to a person, and must not turn up anywhere else in what is shown (M3). */
    public boolean identifies() {
        return switch (this) {
            case PERSON_NAME, IDENTITY_NUMBER, PHONE, LANDLINE, EMAIL, CARD_NUMBER, ACCOUNT_NUMBER -> true;
            case ADDRESS,
                    BIRTH_DATE,
                    EMPLOYER,
                    FREE_TEXT,
                    WORDING,
                    INSTITUTION,
                    INSTITUTION_NAME,
                    ENTERPRISE_NAME,
                    ENTERPRISE_NUMBER,
                    UNIFIED_CODE,
                    REGION,
                    REFERENCE,
                    PATTERN,
                    AMOUNT,
                    COUNT,
                    SCORE,
                    CODE,
                    DATE,
                    MONTH,
                    YEAR,
                    TIME -> false;
        };
    }

    /** The kind as catalogue and policies spell it: lower case, with dashes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
