package cn.zhengxin.masking.policy;

/** Why the report was asked for (A2). */
public enum Purpose {
    LOAN_APPLICATION,
    CREDIT_CARD_APPLICATION,
    GUARANTOR_CHECK,
    POST_LOAN_MANAGEMENT,
    ENTERPRISE_APPLICANT_RELATED_PERSON,
    SUBJECT_ENQUIRY,
    JUDICIAL_ASSISTANCE
}
