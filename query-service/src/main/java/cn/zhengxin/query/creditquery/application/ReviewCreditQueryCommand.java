package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second person's word on a query (Q4).
 *
 * @param capacities as which second persons the reviewer may decide (Q4, Q10)
 * @param expectedVersion the version the reviewer has seen, when the request names one
 */
public record ReviewCreditQueryCommand(
        CreditQueryId query,
        Performer.Employee reviewer,
        Verdict verdict,
        @Nullable String comment,
        String idempotencyKey,
        @Nullable Long expectedVersion,
        Set<ReviewBy> capacities) {

    public ReviewCreditQueryCommand {
        capacities = Set.copyOf(capacities);
    }

    /** What the reviewer says. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}
