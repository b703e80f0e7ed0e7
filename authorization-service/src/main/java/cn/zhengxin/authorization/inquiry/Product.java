package cn.zhengxin.authorization.inquiry;

/** The credit product an authorization is given for; with the purpose it decides the longest lawful term (A2). */
public enum Product {
    SINGLE_LOAN,
    SHORT_TERM_CREDIT,
    LONG_TERM_LOAN,
    REVOLVING_CREDIT,
    CREDIT_CARD,
    GUARANTEE,
    SUBJECT_SERVICE,
    JUDICIAL_MATTER
}
