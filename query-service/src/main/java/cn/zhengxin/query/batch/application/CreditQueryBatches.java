package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where batches are kept. */
public interface CreditQueryBatches {

    /** False when the uploader has used the same idempotency key before; nothing is stored then. */
    boolean add(CreditQueryBatch.AwaitingApproval batch);

    Optional<CreditQueryBatch> find(BatchId id);

    /**
     * A batch that exists.
     *
     * @throws IllegalStateException when there is none */
    default CreditQueryBatch get(BatchId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No such batch: " + id));
    }

    Optional<CreditQueryBatch> findByKey(String uploaderAccount, String idempotencyKey);

    /** False when somebody else has stored a transition first. */
    boolean replace(CreditQueryBatch next);

    /** Newest first. */
    List<CreditQueryBatch> page(Filter filter, @Nullable BatchId before, int limit);

    /** Oldest first. */
    List<CreditQueryBatch> inState(CreditQueryBatch.State state, int limit);

    /** One more row that met an outage, with none in between that did not; returns how many. */
    int countOutage(BatchId id);

    /** A row met none. */
    void forgetOutages(BatchId id);

    /**
     * Which batches to show.
     *
     * @param uploaderAccount null for everybody's batches of the institution */
    record Filter(String institution, @Nullable String uploaderAccount, CreditQueryBatch.@Nullable State state) {}
}
