package cn.zhengxin.authorization.customerauthorization.model;

/** What makes somebody the guardian of a minor, in the order of Civil Code 27 (A5). */
public enum GuardianRelation {
    PARENT,
    GRANDPARENT,
    ELDER_SIBLING,
    /** Appointed by will, by the competent committee or authority, or by a court (Civil Code 29, 31, 32). */
    APPOINTED
}
