package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.inquiry.Performer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody pauses a batch, lets it go on, or calls it off.
 *
 * @param risk whether this person is of risk
 * @param expectedVersion the version the caller has seen, when the request names one
 */
public record SteerBatchCommand(
        BatchId batch,
        Performer by,
        String institution,
        boolean risk,
        Steering steering,
        @Nullable Long expectedVersion) {

    /** What is to be done with it. */
    public enum Steering {
        PAUSE,
        RESUME,
        CANCEL
    }
}
