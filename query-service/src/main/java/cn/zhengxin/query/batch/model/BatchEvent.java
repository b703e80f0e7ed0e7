package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import java.util.Map;

/**
 * What happened to a batch. Commits together with the change it tells of (N5) and names no subject (N2); what becomes of a row is
 * told by the events of its query.
 */
public sealed interface BatchEvent {

    BatchParticulars batch();

    Performer by();

    Instant at();

    record BatchUploaded(BatchParticulars batch, Performer by, Instant at) implements BatchEvent {}

    /**
     * A risk officer approved.
     *
     * @param approvals one or two; with the second the batch may run
     */
    record BatchApproved(BatchParticulars batch, Performer by, Instant at, int approvals) implements BatchEvent {}

    record BatchRejected(BatchParticulars batch, Performer by, Instant at) implements BatchEvent {}

    /** Somebody tried to decide who may not. */
    record BatchDecisionRefused(BatchParticulars batch, Performer by, Instant at, BatchObjection objection)
            implements BatchEvent {}

    record BatchStarted(BatchParticulars batch, Performer by, Instant at) implements BatchEvent {}

    record BatchPaused(BatchParticulars batch, Performer by, Instant at, Pause.Reason reason) implements BatchEvent {}

    record BatchResumed(BatchParticulars batch, Performer by, Instant at) implements BatchEvent {}

    record BatchCompleted(BatchParticulars batch, Performer by, Instant at, Map<RowState, Integer> counts)
            implements BatchEvent {}

    /** Called off; rows that were not begun never will be. */
    record BatchCancelled(BatchParticulars batch, Performer by, Instant at, int notRun) implements BatchEvent {}
}
