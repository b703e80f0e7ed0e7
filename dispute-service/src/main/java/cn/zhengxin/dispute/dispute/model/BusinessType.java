package cn.zhengxin.dispute.dispute.model;

/** What kind of business the disputed item is about. */
public enum BusinessType {
    LOAN,
    CREDIT_CARD,
    OTHER
}
