package cn.zhengxin.sensitivetypes;

import org.jspecify.annotations.Nullable;

/** Holds one normalised value; equal by type and value, printed redacted, deliberately not serializable. */
abstract sealed class SensitiveText implements Sensitive
        permits NationalId,
                FormerNationalId,
                UnifiedSocialCreditCode,
                PhoneNumber,
                BankCardNumber,
                PersonName,
                EmailAddress,
                PostalAddress,
                BirthDate {

    private final String value;

    SensitiveText(String value) {
        this.value = value;
    }

    @Override
    public final String reveal() {
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof SensitiveText text && getClass() == text.getClass() && value.equals(text.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[***]";
    }

    static String stars(int count) {
        return "*".repeat(Math.max(count, 0));
    }
}
