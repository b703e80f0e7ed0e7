package cn.zhengxin.authorization.crossborder.model;

/** Who receives data abroad. */
public enum RecipientKind {
    ORGANISATION,
    JUDICIAL_AUTHORITY,
    LAW_ENFORCEMENT_AUTHORITY;

    /** PIPL 41: foreign courts and law enforcement get nothing without the approval of the competent authority at home. */
    public boolean needsApproval() {
        return this != ORGANISATION;
    }
}
