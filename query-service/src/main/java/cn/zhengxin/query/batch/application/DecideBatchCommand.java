package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.inquiry.Performer;
import org.jspecify.annotations.Nullable;

/**
 * A risk officer's word on a batch as a whole (Q11).
 *
 * @param expectedVersion the version the officer has seen, when the request names one
 */
public record DecideBatchCommand(
        BatchId batch,
        Performer.Employee officer,
        Verdict verdict,
        String idempotencyKey,
        @Nullable Long expectedVersion) {

    /** What the officer says. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}
