package cn.zhengxin.query.inquiry;

import java.util.List;

/**
 * What the gate made of a query as a whole.
 *
 * @param reasons all of them, empty only when the outcome is ALLOW
 * @param policyVersion the policy data the decision was taken under
 */
public record Decision(Outcome outcome, List<Reason> reasons, int policyVersion) {

    /** Refused; a second person decides; passed. */
    public enum Outcome {
        BLOCK,
        REVIEW,
        ALLOW
    }

    public Decision {
        reasons = List.copyOf(reasons);
        if (outcome != Outcome.ALLOW && reasons.isEmpty()) {
            throw new IllegalArgumentException("A decision that is not ALLOW says why");
        }
    }
}
