package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.Pause;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q11: a batch is paused, resumed and called off by its uploader or by risk. Whatever is being run at that moment is run to its end; what
 * risk has paused, risk alone lets go on.
 */
@Component
public class SteerBatch {

    private final CreditQueryBatches batches;
    private final BatchRows rows;
    private final BatchJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public SteerBatch(
            CreditQueryBatches batches,
            BatchRows rows,
            BatchJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    public BatchOutcome handle(SteerBatchCommand command) {
        var viewpoint = new BatchViewpoint(command.by().account(), command.institution(), command.risk());
        var found = batches.find(command.batch()).filter(viewpoint::shows);
        if (found.isEmpty()) {
            return new BatchOutcome.NotFound();
        }
        CreditQueryBatch batch = found.get();
        if (command.expectedVersion() != null && command.expectedVersion() != batch.version()) {
            return new BatchOutcome.VersionOutOfDate();
        }
        return switch (command.steering()) {
            case PAUSE -> pause(batch, command);
            case RESUME -> resume(batch, command);
            case CANCEL -> cancel(batch, command);
        };
    }

    private BatchOutcome pause(CreditQueryBatch batch, SteerBatchCommand command) {
        if (!(batch instanceof CreditQueryBatch.Running running)) {
            return new BatchOutcome.NotOpen(batch);
        }
        Instant now = clock.instant();
        var reason = command.risk() ? Pause.Reason.BY_RISK : Pause.Reason.BY_UPLOADER;
        return stored(
                running.pause(new Pause(reason, command.by().account(), now)),
                new BatchEvent.BatchPaused(batch.particulars(), command.by(), now, reason));
    }

    private BatchOutcome resume(CreditQueryBatch batch, SteerBatchCommand command) {
        if (!(batch instanceof CreditQueryBatch.Paused paused)) {
            return new BatchOutcome.NotOpen(batch);
        }
        if (paused.pause().reason() == Pause.Reason.BY_RISK && !command.risk()) {
            return new BatchOutcome.NotForThem();
        }
        return stored(paused.resume(), new BatchEvent.BatchResumed(batch.particulars(), command.by(), clock.instant()));
    }

    private BatchOutcome cancel(CreditQueryBatch batch, SteerBatchCommand command) {
        if (!(batch instanceof CreditQueryBatch.Open open)) {
            return new BatchOutcome.NotOpen(batch);
        }
        Instant now = clock.instant();
        var cancelled = open.cancel(command.by().account(), now);
        boolean won = transactions.execute(transaction -> {
            if (!batches.replace(cancelled)) {
                return false;
            }
            journal.append(
                    new BatchEvent.BatchCancelled(batch.particulars(), command.by(), now, rows.forgo(batch.id())));
            return true;
        });
        return won ? new BatchOutcome.Changed(cancelled) : new BatchOutcome.VersionOutOfDate();
    }

    private BatchOutcome stored(CreditQueryBatch next, BatchEvent event) {
        boolean won = transactions.execute(transaction -> {
            if (!batches.replace(next)) {
                return false;
            }
            journal.append(event);
            if (next instanceof CreditQueryBatch.Running) {
                batches.forgetOutages(next.id());
            }
            return true;
        });
        return won ? new BatchOutcome.Changed(next) : new BatchOutcome.VersionOutOfDate();
    }
}
