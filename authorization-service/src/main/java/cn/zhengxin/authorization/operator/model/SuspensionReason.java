package cn.zhengxin.authorization.operator.model;

/** Why an account is suspended (O6, O7, O8). */
public enum SuspensionReason {
    VIOLATION_SUSPECTED,
    /** O6: grade C; given by the rule alone. */
    SECURITY_POINTS,
    DEPARTED,
    TRANSFERRED,
    NOT_RECERTIFIED,
    ORGANISATION_DATA_OUTDATED,
    OTHER;

    /** O6, O7: a second person says that what led to the suspension no longer holds. */
    boolean returnNeedsApproval() {
        return switch (this) {
            case SECURITY_POINTS, TRANSFERRED, ORGANISATION_DATA_OUTDATED -> true;
            case VIOLATION_SUSPECTED, DEPARTED, NOT_RECERTIFIED, OTHER -> false;
        };
    }
}
