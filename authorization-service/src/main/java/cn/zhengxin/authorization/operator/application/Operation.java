package cn.zhengxin.authorization.operator.application;

/** What somebody tried on an account; named in the event of a refusal. */
public enum Operation {
    APPLY,
    RECORD_QUALIFICATION,
    APPROVE,
    OPEN,
    CHANGE_ROLES,
    APPROVE_ROLES,
    SUSPEND,
    REINSTATE,
    UNLOCK,
    DEDUCT_POINTS,
    BIND_TERMINAL,
    RELEASE_TERMINAL,
    SET_BUREAU_ACCOUNT,
    RECORD_IDENTITY,
    RECERTIFY,
    CLOSE_DEPARTURE_REVIEW
}
