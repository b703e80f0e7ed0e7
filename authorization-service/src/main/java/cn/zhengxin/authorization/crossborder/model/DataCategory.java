package cn.zhengxin.authorization.crossborder.model;

/** What a subject can consent to transfer (PIPL 39). What never leaves is no category: nobody can consent to it (A8). */
public enum DataCategory {
    IDENTITY,
    CONTACT,
    ACCOUNT_IDENTIFIER,
    DEMOGRAPHIC,
    EMPLOYMENT,
    CREDIT_SUMMARY,
    CREDIT_HISTORY,
    PUBLIC_RECORD
}
