package cn.zhengxin.masking.policy;

/** What happens to a field, from the most open to the strictest: of two rules that apply equally, the later one holds. */
public enum MaskingRule {
    /** The value as it is; for the risk system's own client only (M2). */
    FULL,
    /** The value, provided it has the form of its kind; open wording is searched first (M3). */
    SHOW,
    /** Only the range an amount lies in. */
    RANGE,
    /** The masked form of the kind (M2). */
    MASK,
    /** Stars in the value's place. */
    HIDE,
    /** Not in the answer at all. What no rule names is treated so (N3). */
    OMIT;

    public MaskingRule orStricter(MaskingRule other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
