package cn.zhengxin.authorization.operator.model;

/** Why roles cannot be held together (O1). */
public enum RoleConflict {
    /** Whoever grants accounts would ask for reports, or release them. */
    ADMINISTRATOR_AND_QUERY,
    /** Whoever proposes roles would approve them. */
    ADMINISTRATOR_AND_COMPLIANCE,
    /** Whoever controls would have written what is controlled; every other role writes. */
    AUDITOR_AND_WRITER,
    /** Whoever oversees administrators would be one of them. */
    BOTH_ADMINISTRATOR_TIERS,
    /** A role of systems or customers. */
    NOT_A_STAFF_ROLE
}
