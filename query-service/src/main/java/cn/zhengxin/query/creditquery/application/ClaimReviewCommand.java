package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import java.util.Set;

/**
 * A second person takes a query up, or gives it back (Q4).
 *
 * @param capacities as which second persons the reviewer may decide
 */
public record ClaimReviewCommand(
        CreditQueryId query, Performer.Employee reviewer, Set<ReviewBy> capacities, Word word) {

    public ClaimReviewCommand {
        capacities = Set.copyOf(capacities);
    }

    /** What the reviewer wants. */
    public enum Word {
        /** Asked again by who holds it, it holds for the whole time anew. */
        TAKE,
        GIVE_BACK
    }
}
