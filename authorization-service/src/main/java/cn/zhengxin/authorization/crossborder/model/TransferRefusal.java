package cn.zhengxin.authorization.crossborder.model;

/** Why a transfer, or a field of it, is refused (A8); each with its own fixed words. */
public enum TransferRefusal {
    AUTHORIZATION_NOT_USABLE(
            "The authorization is not verified, was withdrawn or closed, or what it rests on has ended."),
    AUTHORIZATION_NOT_RUNNING("The authorization's term has not begun or is over."),
    NO_CONSENT("The subject gave no cross-border consent under this authorization."),
    CONSENT_NOT_VERIFIED("No second person verified the cross-border consent."),
    CONSENT_WITHDRAWN("The subject withdrew the cross-border consent."),
    OTHER_RECIPIENT("The cross-border consent names another recipient."),
    OTHER_COUNTRY("The cross-border consent names another country."),
    ROUTE_REFERENCE_MISSING("The reference of the assessment, certificate or contract is not on file."),
    ROUTE_RUN_OUT("The assessment, certificate or contract has run out."),
    APPROVAL_MISSING(
            "A foreign court or law enforcement body gets nothing without the competent authority's approval."),
    CATEGORY_NOT_CONSENTED("The cross-border consent does not cover the field's category."),
    FIELD_NEVER_LEAVES("The field never leaves the country, whatever the consent says."),
    FIELD_UNKNOWN("The field is not on the table of fields.");

    private final String message;

    TransferRefusal(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    /** Whether it is about single fields; the others refuse all of them. */
    public boolean isAboutFields() {
        return this == CATEGORY_NOT_CONSENTED || this == FIELD_NEVER_LEAVES || this == FIELD_UNKNOWN;
    }
}
