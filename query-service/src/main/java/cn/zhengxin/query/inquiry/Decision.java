package cn.zhengxin.query.inquiry;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate made of a query as a whole.
 *
 * @param reviewBy whose second person decides; absent unless the outcome is REVIEW
 * @param reasons all of them, empty only when the outcome is ALLOW
 * @param policyVersion the policy data the decision was taken under
 */
public record Decision(Outcome outcome, @Nullable ReviewBy reviewBy, List<Reason> reasons, int policyVersion) {

    /** Refused; a second person decides; passed. */
    public enum Outcome {
        BLOCK,
        REVIEW,
        ALLOW
    }

    /** Who the second person has to be; the stricter one stands further down. */
    public enum ReviewBy {
        /** A reviewer of the requester's institution (Q4). */
        REVIEWER,
        /** The compliance officer (Q10). */
        COMPLIANCE;

        /** Who decides where several are asked for: one person for all reasons, the strictest of them. */
        public static ReviewBy strictestOf(Collection<ReviewBy> asked) {
            return Collections.max(asked);
        }
    }

    public Decision {
        reasons = List.copyOf(reasons);
        if (outcome != Outcome.ALLOW && reasons.isEmpty()) {
            throw new IllegalArgumentException("A decision that is not ALLOW says why");
        }
        if ((outcome == Outcome.REVIEW) != (reviewBy != null)) {
            throw new IllegalArgumentException("A review has its second person, and nothing else has one");
        }
    }

    /** Whether this is the second person who has to decide. */
    public boolean asksFor(ReviewBy secondPerson) {
        return reviewBy == secondPerson;
    }

    public static Decision block(List<Reason> reasons, int policyVersion) {
        return new Decision(Outcome.BLOCK, null, reasons, policyVersion);
    }

    public static Decision review(ReviewBy reviewBy, List<Reason> reasons, int policyVersion) {
        return new Decision(Outcome.REVIEW, reviewBy, reasons, policyVersion);
    }

    public static Decision allow(int policyVersion) {
        return new Decision(Outcome.ALLOW, null, List.of(), policyVersion);
    }
}
