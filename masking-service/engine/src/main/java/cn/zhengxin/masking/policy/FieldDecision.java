package cn.zhengxin.masking.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a policy decides on a field.
 *
 * @param form what is left of the value; absent for the rules that show the value itself
 */
public record FieldDecision(MaskingRule rule, @Nullable MaskingForm form) {

    /** What no line names is not in the answer (N3). */
    static final FieldDecision LEFT_OUT = new FieldDecision(MaskingRule.OMIT, MaskingForm.Plain.REMOVED);

    /**
     * The stricter of two that apply equally. The order of the rules says which, except between two that leave a part of the value:
     * forms are of a line's own, so there the form that leaves less holds, and where neither does, stars.
     */
    FieldDecision orStricter(FieldDecision other) {
        boolean isLater = rule.compareTo(other.rule) >= 0;
        FieldDecision later = isLater ? this : other;
        FieldDecision earlier = isLater ? other : this;
        if (!rule.leavesAPart() || !other.rule.leavesAPart() || later.form == null || earlier.form == null) {
            return later;
        }
        if (later.form.leavesNoMoreThan(earlier.form)) {
            return later;
        }
        return earlier.form.leavesNoMoreThan(later.form)
                ? earlier
                : new FieldDecision(later.rule, MaskingForm.Plain.STARS);
    }
}
