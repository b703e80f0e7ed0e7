package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.RowState;
import java.util.Map;

/**
 * How far a batch has come.
 *
 * @param counts rows by state; states without a row are absent
 */
public record BatchProgress(CreditQueryBatch batch, Map<RowState, Integer> counts) {
    public BatchProgress {
        counts = Map.copyOf(counts);
    }

    /** Nothing will change any more: rows of a cancelled batch that were begun come to their end as well. */
    public boolean isOver() {
        return batch.state().isOver()
                && (batch.state() == CreditQueryBatch.State.REJECTED
                        || counts.keySet().stream().noneMatch(RowState::isOpen));
    }
}
