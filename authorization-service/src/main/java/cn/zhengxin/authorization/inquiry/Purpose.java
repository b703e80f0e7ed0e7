package cn.zhengxin.authorization.inquiry;

/** The closed list of lawful purposes (A2). Marketing and profiling are not on it and never will be. */
public enum Purpose {
    LOAN_APPLICATION,
    CREDIT_CARD_APPLICATION,
    GUARANTOR_CHECK,
    POST_LOAN_MANAGEMENT,
    ENTERPRISE_APPLICANT_RELATED_PERSON,
    SUBJECT_ENQUIRY,
    JUDICIAL_ASSISTANCE
}
