package cn.zhengxin.masking.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What sort of value a field holds. A kind either has a form so narrow that no identity, phone or card number fits it, or its
 * values are searched before they are shown: a value in the wrong place is then not shown either. A new kind is a line here, with
 * its nature or its form; what its rules leave of it is data of the vocabulary.
 */
public enum FieldKind {
    PERSON_NAME(ValueNature.NAME),
    IDENTITY_NUMBER(ValueNature.IDENTITY_NUMBER),
    PHONE(ValueNature.PHONE),
    LANDLINE(ValueNature.LANDLINE),
    EMAIL(ValueNature.EMAIL),
    ADDRESS(ValueNature.ADDRESS),
    BIRTH_DATE,
    CARD_NUMBER(ValueNature.CARD_NUMBER),
    ACCOUNT_NUMBER(ValueNature.ACCOUNT_NUMBER),
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

    private final ValueNature nature;

    FieldKind() {
        this(ValueNature.ANYTHING);
    }

    /** A kind of a person's own values; they are open, and searched. */
    FieldKind(ValueNature nature) {
        this.form = null;
        this.nature = nature;
    }

    /** A kind of a form so narrow that no person's number fits it. */
    FieldKind(ValueForm form) {
        this.form = form;
        this.nature = ValueNature.ANYTHING;
    }

    /** How its values are read, looked for and replaced. */
    public ValueNature nature() {
        return nature;
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
        return nature != ValueNature.ANYTHING;
    }

    /** The kind as catalogue and policies spell it: lower case, with dashes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
