package cn.zhengxin.authorization.partner.model;

/** Why the work with a partner ended. */
public enum EndingReason {
    NOT_APPROVED,
    AGREEMENT_ENDED,
    LICENCE_LOST,
    VIOLATION,
    REGISTERED_ANEW
}
