package cn.zhengxin.authorization.partner.model;

/** Why a partner is suspended. */
public enum SuspensionReason {
    VIOLATION_SUSPECTED,
    LICENCE_IN_DOUBT,
    AGREEMENT_IN_DISPUTE,
    OTHER
}
