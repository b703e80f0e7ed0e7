package cn.zhengxin.query.passport;

/** Why an inquiry must not leave under a passport. */
public enum PassportObjection {
    /** Not of the agreed form. */
    MALFORMED,
    /** Not signed with the key in use. */
    SIGNATURE,
    NOT_YET_VALID,
    EXPIRED,
    /** Issued for another inquiry. */
    OTHER_INQUIRY
}
