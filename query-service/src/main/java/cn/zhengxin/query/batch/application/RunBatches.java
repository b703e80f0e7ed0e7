package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.batch.model.RowOutcome;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q11: starts approved batches, runs their rows one by one, and ends them. Every process may do it: a row is run under a claim with a
 * fence, and the state of its batch is looked at before each, so that a pause holds after the rows that are being run.
 */
@Component
public class RunBatches {

    private static final Logger log = LoggerFactory.getLogger(RunBatches.class);
    private static final Performer PLATFORM = new Performer.Platform();
    private static final int AT_ONCE = 100;
    /** Refused by nothing else: the row is in order, the hour or the day's volume is not. */
    private static final List<String> ORDINARY_CIRCUMSTANCES = List.of("Q3");

    private final CreditQueryBatches batches;
    private final BatchRows rows;
    private final BatchJournal journal;
    private final RunBatchedQuery run;
    private final BatchProperties.Worker properties;
    private final TransactionOperations transactions;
    private final Clock clock;

    public RunBatches(
            CreditQueryBatches batches,
            BatchRows rows,
            BatchJournal journal,
            RunBatchedQuery run,
            BatchProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.journal = journal;
        this.run = run;
        this.properties = properties.worker();
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Approved batches begin; batches without an open row end. */
    public void startAndComplete() {
        for (CreditQueryBatch batch : batches.inState(CreditQueryBatch.State.APPROVED, AT_ONCE)) {
            if (batch instanceof CreditQueryBatch.Approved approved) {
                Instant now = clock.instant();
                stored(approved.start(now), new BatchEvent.BatchStarted(batch.particulars(), PLATFORM, now));
            }
        }
        for (CreditQueryBatch batch : batches.inState(CreditQueryBatch.State.RUNNING, AT_ONCE)) {
            if (batch instanceof CreditQueryBatch.Running running && !rows.hasOpen(batch.id())) {
                Instant now = clock.instant();
                stored(
                        running.complete(now),
                        new BatchEvent.BatchCompleted(batch.particulars(), PLATFORM, now, rows.counts(batch.id())));
            }
        }
    }

    public List<BatchId> batchesWithDueRows() {
        return rows.batchesWithDueRows(AT_ONCE);
    }

    /** True when a row was run; false when none of the batch is due. */
    public boolean runOneOf(BatchId batch) {
        var claim = rows.take(batch, properties.lease());
        claim.ifPresent(this::runUnder);
        return claim.isPresent();
    }

    private void runUnder(RowClaim claim) {
        try {
            conclude(claim, outcomeOf(claim));
        } catch (RuntimeException broken) {
            // One row that cannot be run must not keep the others waiting; it is tried again, but not for ever.
            log.atError()
                    .addKeyValue("batchId", claim.batch().value())
                    .addKeyValue("row", claim.row().number())
                    .addKeyValue("cause", broken.getClass().getName())
                    .log("A row of a batch could not be run");
            if (claim.breakdowns() + 1 < properties.mostBreakdowns()) {
                rows.breakDown(claim, properties.pauseAfter(claim.attempts()));
            } else {
                rows.settle(claim, new RowOutcome.Settled(RowState.FAILED, null, List.of()), clock.instant());
            }
        }
    }

    private Optional<RowOutcome> outcomeOf(RowClaim claim) {
        return switch (batches.get(claim.batch())) {
            case CreditQueryBatch.Running batch ->
                Optional.of(run.handle(batch.particulars(), batch.approvals(), claim.row()));
            case CreditQueryBatch.Cancelled batch -> Optional.of(run.follow(batch.particulars(), claim.row()));
            // Paused between claim and now.
            case CreditQueryBatch.Paused batch -> Optional.empty();
            case CreditQueryBatch.AwaitingApproval batch -> Optional.empty();
            case CreditQueryBatch.Rejected batch -> Optional.empty();
            case CreditQueryBatch.Approved batch -> Optional.empty();
            case CreditQueryBatch.Completed batch -> Optional.empty();
        };
    }

    private void conclude(RowClaim claim, Optional<RowOutcome> outcome) {
        if (outcome.isEmpty()) {
            rows.defer(claim, Duration.ZERO);
            return;
        }
        switch (outcome.get()) {
            case RowOutcome.Settled settled -> {
                rows.settle(claim, settled, clock.instant());
                if (claim.outages() > 0) {
                    batches.forgetOutages(claim.batch());
                }
                if (settled.state() == RowState.REFUSED && settled.rules().equals(ORDINARY_CIRCUMSTANCES)) {
                    pause(claim.batch(), Pause.Reason.OUT_OF_THE_ORDINARY);
                }
            }
            case RowOutcome.Deferred(var cause) -> {
                rows.defer(claim, properties.pauseAfter(claim.attempts()));
                int outages = batches.countOutage(claim.batch());
                if (cause.needsSomebody() || outages >= properties.outagesUntilPause()) {
                    pause(claim.batch(), cause);
                }
            }
        }
    }

    /** Going on would only be one outage after the other; whoever looks after the batch learns why it stands. */
    private void pause(BatchId id, Pause.Reason cause) {
        if (batches.get(id) instanceof CreditQueryBatch.Running running) {
            Instant now = clock.instant();
            stored(
                    running.pause(new Pause(cause, PLATFORM.account(), now)),
                    new BatchEvent.BatchPaused(running.particulars(), PLATFORM, now, cause));
        }
    }

    private void stored(CreditQueryBatch next, BatchEvent event) {
        transactions.executeWithoutResult(transaction -> {
            if (batches.replace(next)) {
                journal.append(event);
            }
        });
    }
}
