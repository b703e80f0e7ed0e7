package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.RowOutcome;
import cn.zhengxin.query.batch.model.RowState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of batches; at rest only encrypted, each under a key of its own (N1). Who runs which row is measured on the store's clock
 * alone, as for the claims on queries.
 */
public interface BatchRows {

    void keep(BatchId batch, List<BatchedQuery> rows);

    /** Batches with a row that is due and that nobody is at: running ones, and of cancelled ones the rows that were begun. */
    List<BatchId> batchesWithDueRows(int limit);

    /** The sole right to run the next row that is due. Empty when there is none, or the batch is not to be run. */
    Optional<RowClaim> take(BatchId batch, Duration lease);

    /** False, and nothing is stored, when the claim is not the latest on its row. */
    boolean settle(RowClaim claim, RowOutcome.Settled outcome, Instant at);

    /** Ends the claim; the row is due again after the pause. */
    void defer(RowClaim claim, Duration pause);

    /** As {@link #defer}, and counts that running the row broke down. */
    void breakDown(RowClaim claim, Duration pause);

    /** Rows that were never begun will not be; returns how many. */
    int forgo(BatchId batch);

    boolean hasOpen(BatchId batch);

    /** How many rows are in which state; states without a row are absent. */
    Map<RowState, Integer> counts(BatchId batch);

    /** In the order of the file. */
    List<ListedQuery> page(BatchId batch, @Nullable RowState state, int after, int limit);
}
