package cn.zhengxin.query.gate;

/** Why compliance decides about a query (Q10). Kept with the facts; the requester is not told which of them it is. */
public enum ComplianceGround {
    ONESELF,
    COLLEAGUE,
    PROTECTED_PERSON
}
