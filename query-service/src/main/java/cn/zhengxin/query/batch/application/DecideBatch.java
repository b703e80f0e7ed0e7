package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.Approval;
import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.BatchObjection;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q11: two people of risk approve a batch, each once and neither of them its uploader; or one of them rejects it. Repeating a word
 * under the same idempotency key finds it counted (N4).
 */
@Component
public class DecideBatch {

    private final CreditQueryBatches batches;
    private final BatchJournal journal;
    private final PolicyBooks books;
    private final TransactionOperations transactions;
    private final Clock clock;

    public DecideBatch(
            CreditQueryBatches batches,
            BatchJournal journal,
            PolicyBooks books,
            TransactionOperations transactions,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    public BatchOutcome handle(DecideBatchCommand command) {
        var viewpoint = new BatchViewpoint(
                command.officer().account(), command.officer().institution(), true);
        var found = batches.find(command.batch()).filter(viewpoint::shows);
        if (found.isEmpty()) {
            return new BatchOutcome.NotFound();
        }
        return switch (found.get()) {
            case CreditQueryBatch.AwaitingApproval waiting -> decide(waiting, command);
            case CreditQueryBatch.Cleared cleared
            when cleared.second().isRepeatedBy(command.officer(), command.idempotencyKey()) ->
                new BatchOutcome.Changed(cleared);
            case CreditQueryBatch other -> new BatchOutcome.NotOpen(other);
        };
    }

    private BatchOutcome decide(CreditQueryBatch.AwaitingApproval waiting, DecideBatchCommand command) {
        Approval first = waiting.first();
        if (first != null && first.isRepeatedBy(command.officer(), command.idempotencyKey())) {
            return new BatchOutcome.Changed(waiting);
        }
        if (command.expectedVersion() != null && command.expectedVersion() != waiting.version()) {
            return new BatchOutcome.VersionOutOfDate();
        }
        var objection = waiting.objectionTo(command.officer());
        if (objection.isPresent()) {
            return objected(waiting, command, objection.get());
        }
        return switch (command.verdict()) {
            case APPROVE -> approve(waiting, command);
            case REJECT -> {
                Instant now = clock.instant();
                yield stored(
                        waiting.reject(command.officer().account(), now),
                        new BatchEvent.BatchRejected(waiting.particulars(), command.officer(), now));
            }
        };
    }

    private BatchOutcome approve(CreditQueryBatch.AwaitingApproval waiting, DecideBatchCommand command) {
        Instant now = clock.instant();
        return stored(
                waiting.approve(new Approval(command.officer(), command.idempotencyKey(), now)),
                new BatchEvent.BatchApproved(
                        waiting.particulars(), command.officer(), now, waiting.first() == null ? 1 : 2));
    }

    private BatchOutcome objected(
            CreditQueryBatch.AwaitingApproval waiting, DecideBatchCommand command, BatchObjection objection) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction -> journal.append(
                new BatchEvent.BatchDecisionRefused(waiting.particulars(), command.officer(), now, objection)));
        return new BatchOutcome.Objected(waiting, reasonOf(objection, now));
    }

    private Reason reasonOf(BatchObjection objection, Instant now) {
        var terms = books.inForceAt(now).termsOf("Q11");
        return switch (objection) {
            case OWN_BATCH -> terms.reason("The uploader cannot decide the batch.");
            case APPROVED_BEFORE -> terms.reason("The second approval is another person's.");
        };
    }

    private BatchOutcome stored(CreditQueryBatch next, BatchEvent event) {
        boolean won = transactions.execute(transaction -> {
            if (!batches.replace(next)) {
                return false;
            }
            journal.append(event);
            return true;
        });
        // Two officers at once: the other one's word counted, and this one is said to what has become of the batch.
        return won ? new BatchOutcome.Changed(next) : new BatchOutcome.VersionOutOfDate();
    }
}
