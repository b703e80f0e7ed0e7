package cn.zhengxin.authorization.crossborder.model;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of fields (A8), reviewed here and nowhere else. What is not on it does not leave: that holds for everything about other
 * people (spouse, contacts, guarantors), to whose data this subject cannot consent, and for everything nobody has looked at yet.
 */
public enum TransferField {
    // Direct identifiers: each leads to the person by itself.
    NAME(DataCategory.IDENTITY, Treatment.PSEUDONYMISED),
    IDENTITY_NUMBER(DataCategory.IDENTITY, Treatment.PSEUDONYMISED),
    PASSPORT_NUMBER(DataCategory.IDENTITY, Treatment.PSEUDONYMISED),
    SOCIAL_SECURITY_NUMBER(DataCategory.IDENTITY, Treatment.PSEUDONYMISED),
    HOUSING_FUND_NUMBER(DataCategory.IDENTITY, Treatment.PSEUDONYMISED),
    MOBILE_NUMBER(DataCategory.CONTACT, Treatment.PSEUDONYMISED),
    LANDLINE_NUMBER(DataCategory.CONTACT, Treatment.PSEUDONYMISED),
    EMAIL(DataCategory.CONTACT, Treatment.PSEUDONYMISED),
    HOME_ADDRESS(DataCategory.CONTACT, Treatment.PSEUDONYMISED),
    MAILING_ADDRESS(DataCategory.CONTACT, Treatment.PSEUDONYMISED),
    REGISTERED_ADDRESS(DataCategory.CONTACT, Treatment.PSEUDONYMISED),
    WORK_ADDRESS(DataCategory.EMPLOYMENT, Treatment.PSEUDONYMISED),
    // With a role and a city, an employer's name often leads to one person.
    EMPLOYER_NAME(DataCategory.EMPLOYMENT, Treatment.PSEUDONYMISED),
    BANK_CARD_NUMBER(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),
    CREDIT_CARD_NUMBER(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),
    ACCOUNT_NUMBER(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),
    LOAN_NUMBER(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),
    BUREAU_REPORT_NUMBER(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),
    DEVICE_IDENTIFIER(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),
    NETWORK_ADDRESS(DataCategory.ACCOUNT_IDENTIFIER, Treatment.PSEUDONYMISED),

    // About the subject, and of many others too. The whole birth date is not on the table.
    BIRTH_YEAR(DataCategory.DEMOGRAPHIC, Treatment.TRANSFERABLE),
    GENDER(DataCategory.DEMOGRAPHIC, Treatment.TRANSFERABLE),
    NATIONALITY(DataCategory.DEMOGRAPHIC, Treatment.TRANSFERABLE),
    MARITAL_STATUS(DataCategory.DEMOGRAPHIC, Treatment.TRANSFERABLE),
    EDUCATION_LEVEL(DataCategory.DEMOGRAPHIC, Treatment.TRANSFERABLE),
    OCCUPATION(DataCategory.EMPLOYMENT, Treatment.TRANSFERABLE),
    INDUSTRY(DataCategory.EMPLOYMENT, Treatment.TRANSFERABLE),
    INCOME_RANGE(DataCategory.EMPLOYMENT, Treatment.TRANSFERABLE),

    CREDIT_SCORE(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),
    ACCOUNT_COUNT(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),
    TOTAL_CREDIT_LIMIT(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),
    TOTAL_BALANCE(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),
    MONTHLY_REPAYMENT(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),
    GUARANTEE_BALANCE(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),
    QUERY_COUNT(DataCategory.CREDIT_SUMMARY, Treatment.TRANSFERABLE),

    ACCOUNT_STATUS(DataCategory.CREDIT_HISTORY, Treatment.TRANSFERABLE),
    ASSET_CLASS(DataCategory.CREDIT_HISTORY, Treatment.TRANSFERABLE),
    REPAYMENT_HISTORY(DataCategory.CREDIT_HISTORY, Treatment.TRANSFERABLE),
    OVERDUE_AMOUNT(DataCategory.CREDIT_HISTORY, Treatment.TRANSFERABLE),
    OVERDUE_MONTHS(DataCategory.CREDIT_HISTORY, Treatment.TRANSFERABLE),

    COURT_JUDGMENT(DataCategory.PUBLIC_RECORD, Treatment.TRANSFERABLE),
    ENFORCEMENT_RECORD(DataCategory.PUBLIC_RECORD, Treatment.TRANSFERABLE),
    ADMINISTRATIVE_PENALTY(DataCategory.PUBLIC_RECORD, Treatment.TRANSFERABLE),
    TAX_ARREARS(DataCategory.PUBLIC_RECORD, Treatment.TRANSFERABLE),

    // Never, whatever the subject says (A8).
    POLITICAL_OPINION,
    RELIGION,
    GENETIC_DATA,
    // 征信业管理条例 art 14 keeps these out of credit data altogether, so there is nothing that could lawfully leave.
    BLOOD_TYPE,
    HEALTH_STATUS,
    MEDICAL_HISTORY,
    // Raw biometrics identify by themselves and cannot be changed once known: no pseudonym takes their place.
    FINGERPRINT,
    FACE_IMAGE,
    VOICE_PRINT,
    IRIS_SCAN;

    private final @Nullable DataCategory category;
    private final Treatment treatment;

    TransferField(DataCategory category, Treatment treatment) {
        this.category = category;
        this.treatment = treatment;
    }

    TransferField() {
        this.category = null;
        this.treatment = Treatment.NEVER_LEAVES;
    }

    /** What has to be consented to; empty for what never leaves. */
    public Optional<DataCategory> category() {
        return Optional.ofNullable(category);
    }

    public Treatment treatment() {
        return treatment;
    }

    /** Empty for whatever is not on the table. */
    public static Optional<TransferField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
