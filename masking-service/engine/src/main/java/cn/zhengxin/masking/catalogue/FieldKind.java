package cn.zhengxin.masking.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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
    AMOUNT(ValueForm::isAmount),
    COUNT((text, offset, length) -> ValueForm.isNumber(text, offset, length, 6)),
    SCORE((text, offset, length) -> ValueForm.isNumber(text, offset, length, 4)),
    CODE(ValueForm::isCode),
    DATE(ValueForm.like("9999-99-99")),
    MONTH(ValueForm.like("9999-99")),
    YEAR(ValueForm.like("9999")),
    TIME(ValueForm.like("9999-99-99T99:99:99Z", "9999-99-99T99:99:99+99:99"));

    @SuppressWarnings("ImmutableEnumChecker") // a form keeps nothing
    private final @Nullable ValueForm form;

    FieldKind() {
        this.form = null;
    }

    FieldKind(ValueForm form) {
        this.form = form;
    }

    /** Whether the value has the kind's form; a kind without one takes any value. */
    public boolean accepts(String value) {
        return accepts(value.toCharArray(), 0, value.length());
    }

    /** The same of a part of a text. */
    public boolean accepts(char[] text, int offset, int length) {
        return form == null || form.accepts(text, offset, length);
    }

    /** Whether the kind has no form of its own, so that its values may hold anything. */
    public boolean isOpen() {
        return form == null;
    }

    /** Whether values of this kind belong to a person, and must not turn up anywhere else in what is shown (M3). */
    public boolean identifies() {
        return switch (this) {
            case PERSON_NAME, IDENTITY_NUMBER, PHONE, LANDLINE, EMAIL, ADDRESS, CARD_NUMBER, ACCOUNT_NUMBER -> true;
            case BIRTH_DATE,
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
