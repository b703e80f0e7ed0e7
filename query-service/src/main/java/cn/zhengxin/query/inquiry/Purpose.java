package cn.zhengxin.query.inquiry;

/** The closed list of lawful purposes (A2), with the bureau's code for each. */
public enum Purpose {
    LOAN_APPLICATION("02"),
    CREDIT_CARD_APPLICATION("03"),
    GUARANTOR_CHECK("08"),
    POST_LOAN_MANAGEMENT("01"),
    ENTERPRISE_APPLICANT_RELATED_PERSON("22"),
    SUBJECT_ENQUIRY("05"),
    JUDICIAL_ASSISTANCE("06");

    private final String bureauCode;

    Purpose(String bureauCode) {
        this.bureauCode = bureauCode;
    }

    /** The query reason as the bureau's catalogue numbers it. */
    public String bureauCode() {
        return bureauCode;
    }
}
