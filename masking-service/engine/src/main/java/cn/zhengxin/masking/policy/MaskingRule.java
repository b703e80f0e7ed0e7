package cn.zhengxin.masking.policy;

/**
 * What happens to a field, from the most open to the strictest: of two rules that apply equally, the later one holds. What a rule
 * makes of a value of a certain kind is told by {@link MaskingForms}.
 */
public enum MaskingRule {
    /** The value as it is; for the risk system's own client only (M2). */
    FULL,
    /** The value, provided it has the form of its kind; open wording is searched first (M3). */
    SHOW,
    /** Less exact than the value: the month of a date, the province of a region, the range of an amount. */
    GENERALISE,
    /** Only the range an amount lies in. */
    RANGE,
    /** The masked form of the kind (M2). */
    MASK,
    /** A value of the same form that only the recipient's key turns back; a pseudonym where the kind has no such form (M4). */
    ENCRYPT,
    /** A pseudonym of the recipient's own that nobody turns back (M4). */
    PSEUDONYM,
    /** Stars in the value's place. */
    HIDE,
    /** Not in the answer at all. What no rule names is treated so (N3). */
    OMIT;

    /** Whether something of the value itself is left, in a form that a policy's line may name. */
    public boolean leavesAPart() {
        return this == GENERALISE || this == RANGE || this == MASK;
    }
}
