package cn.zhengxin.authorization.operator.model;

/** Why an account is suspended (O6–O8). */
public enum SuspensionReason {
    VIOLATION_SUSPECTED,
    DEPARTED,
    TRANSFERRED,
    NOT_RECERTIFIED,
    ORGANISATION_DATA_OUTDATED,
    OTHER
}
