package cn.zhengxin.authorization.operator.model;

/** Who approves what: an opening at both levels (O5), a return once (O6, O7). */
public enum ApprovalLevel {
    /** The institution's department head or compliance officer. */
    INSTITUTION,
    /** A province administrator. */
    PROVINCE,
    /** The institution's department head or compliance officer, for an account that was suspended. */
    RETURN
}
