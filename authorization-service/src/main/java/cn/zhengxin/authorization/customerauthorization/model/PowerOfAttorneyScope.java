package cn.zhengxin.authorization.customerauthorization.model;

/** What a power of attorney can be given for (A9). */
public enum PowerOfAttorneyScope {
    /** To hand in and seal the enterprise's authorization of credit queries. */
    CREDIT_AUTHORIZATION,
    /** To apply for and sign credit business. */
    CREDIT_BUSINESS
}
