package cn.zhengxin.authorization.policy;

/** How far a rule is built. A test holds it to the documented catalogue. */
public enum RuleStatus {
    /** Decided in full. */
    BUILT,
    /** A first part is decided; the catalogue says which. */
    NARROW,
    /** Not decided yet; what would need it is refused or not offered. */
    PLANNED
}
