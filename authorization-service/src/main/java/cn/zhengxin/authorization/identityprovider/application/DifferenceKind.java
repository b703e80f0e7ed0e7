package cn.zhengxin.authorization.identityprovider.application;

/** In what the register and the identity provider can disagree. */
public enum DifferenceKind {
    /** The register granted an account that is not there. */
    MISSING,
    /** An enabled account with a role of staff that the register does not know. */
    UNKNOWN_TO_REGISTER,
    /** The one kind that is put right by itself: the account is disabled within a second or so (N3). */
    ENABLED_THOUGH_REFUSED,
    DISABLED_THOUGH_ACTIVE,
    ROLES,
    /** Employee number, institution or branch. */
    ATTRIBUTES
}
