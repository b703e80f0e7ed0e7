package cn.zhengxin.authorization.customerauthorization.model;

/** Why a credit business, and with it its authorization, ended (A11). */
public enum ClosureReason {
    SETTLED,
    REFUSED,
    ABANDONED
}
