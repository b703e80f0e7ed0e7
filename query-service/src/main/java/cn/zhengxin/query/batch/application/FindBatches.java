package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.RowState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads batches, each viewer's own share; what is not in it does not exist for them. */
@Component
public class FindBatches {

    private final CreditQueryBatches batches;
    private final BatchRows rows;

    public FindBatches(CreditQueryBatches batches, BatchRows rows) {
        this.batches = batches;
        this.rows = rows;
    }

    public Optional<BatchProgress> one(BatchId id, BatchViewpoint viewpoint) {
        return batches.find(id).filter(viewpoint::shows).map(this::progressOf);
    }

    /** Newest first, without counts. */
    public List<CreditQueryBatch> page(
            BatchViewpoint viewpoint, CreditQueryBatch.@Nullable State state, @Nullable BatchId before, int limit) {
        String uploader = viewpoint.seesInstitution() ? null : viewpoint.account();
        return batches.page(new CreditQueryBatches.Filter(viewpoint.institution(), uploader, state), before, limit);
    }

    /** In the order of the file; empty when there is no such batch for this viewer. */
    public Optional<List<ListedQuery>> rows(
            BatchId id, BatchViewpoint viewpoint, @Nullable RowState state, int after, int limit) {
        return batches.find(id).filter(viewpoint::shows).map(batch -> rows.page(id, state, after, limit));
    }

    public BatchProgress progressOf(CreditQueryBatch batch) {
        return new BatchProgress(batch, rows.counts(batch.id()));
    }
}
