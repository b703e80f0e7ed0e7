package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import org.jspecify.annotations.Nullable;

/**
 * A second person's word on a query (Q4).
 *
 * @param expectedVersion the version the reviewer has seen, when the request names one
 */
public record ReviewCreditQueryCommand(
        CreditQueryId query,
        Performer.Employee reviewer,
        Verdict verdict,
        @Nullable String comment,
        String idempotencyKey,
        @Nullable Long expectedVersion) {

    /** What the reviewer says. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}
