package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.FailureReason;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateAnswer;
import cn.zhengxin.query.gate.GateQuestion;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes a query from the request to the gate's decision, and a system's query on to the bureau. Repeating it under the same
 * idempotency key goes on where the first attempt ended (N4).
 */
@Component
public class SubmitCreditQuery {

    private final CreditQueries queries;
    private final QuerySubjects subjects;
    private final QueryJournal journal;
    private final UseActions useActions;
    private final PerformUseActions performUseActions;
    private final Gate gate;
    private final SettleCreditQuery settle;
    private final TransactionOperations transactions;
    private final Clock clock;

    public SubmitCreditQuery(
            CreditQueries queries,
            QuerySubjects subjects,
            QueryJournal journal,
            UseActions useActions,
            PerformUseActions performUseActions,
            Gate gate,
            SettleCreditQuery settle,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.subjects = subjects;
        this.journal = journal;
        this.useActions = useActions;
        this.performUseActions = performUseActions;
        this.gate = gate;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public SubmitOutcome handle(SubmitCreditQueryCommand command) {
        CreditQuery query = transactions.execute(transaction -> stored(command));
        // Found under the key, but not what was asked for now: it must not be taken for the answer.
        if (!isAskedBy(command, query.particulars())) {
            return new SubmitOutcome.KeyUsedForAnother();
        }
        return new SubmitOutcome.Reached(carriedOn(query));
    }

    private static boolean isAskedBy(SubmitCreditQueryCommand command, Particulars particulars) {
        return particulars.authorization().equals(command.authorization())
                && particulars.reportType() == command.reportType()
                && particulars.purpose() == command.purpose()
                && particulars.businessReference().equals(command.businessReference())
                && particulars.subject().equals(command.subjectReference());
    }

    private CreditQuery carriedOn(CreditQuery query) {
        return switch (query) {
            case CreditQuery.Submitted submitted -> judge(submitted);
            case CreditQuery.Unsettled unsettled ->
                settle.handle(unsettled.id()).query();
            case CreditQuery.Refused settled -> settled;
            case CreditQuery.PendingReview settled -> settled;
            case CreditQuery.ReviewRejected settled -> settled;
            case CreditQuery.Answered settled -> settled;
            case CreditQuery.NoRecord settled -> settled;
            case CreditQuery.Rejected settled -> settled;
            case CreditQuery.Failed settled -> settled;
        };
    }

    /** Whatever becomes of it, the attempt is on record before anything is checked (U1). */
    private CreditQuery stored(SubmitCreditQueryCommand command) {
        var particulars = new Particulars(
                CreditQueryId.next(),
                command.requester(),
                command.idempotencyKey(),
                command.authorization(),
                command.reportType(),
                command.purpose(),
                command.businessReference(),
                command.subjectReference(),
                clock.instant());
        var submitted = new CreditQuery.Submitted(particulars, 0);
        if (!queries.add(submitted)) {
            return queries.findByKey(command.requester().account(), command.idempotencyKey())
                    .orElseThrow(() -> new IllegalStateException("A query has vanished"));
        }
        subjects.keep(particulars.id(), command.subject());
        journal.append(new CreditQueryEvent.QueryAttempted(
                particulars, Performer.of(particulars.requester()), particulars.submittedAt()));
        return submitted;
    }

    private CreditQuery judge(CreditQuery.Submitted submitted) {
        Particulars particulars = submitted.particulars();
        // A use that an earlier failed attempt holds is freed first, or it would stand in this query's way (A13).
        if (!performUseActions.under(particulars.authorization())) {
            return failed(submitted);
        }
        var question = new GateQuestion(
                particulars.id(),
                particulars.requester(),
                particulars.authorization(),
                // The one that was kept is the one the bureau will be told, whatever a repetition says.
                subjects.of(particulars.id()),
                particulars.subject(),
                particulars.purpose(),
                particulars.reportType(),
                clock.instant());
        return switch (gate.decide(question)) {
            case GateAnswer.Undecided(var dependency) -> failed(submitted);
            case GateAnswer.Decided(var decision) ->
                switch (decision.outcome()) {
                    case BLOCK -> refused(submitted, decision);
                    case REVIEW -> sentToReview(submitted, decision);
                    case ALLOW -> cleared(submitted, decision);
                };
        };
    }

    /** N3: a check could not be made. Whether a use was taken is not known either, so it is given back in any case. */
    private CreditQuery failed(CreditQuery.Submitted submitted) {
        var failed = submitted.fail(FailureReason.DEPENDENCY_UNAVAILABLE, clock.instant());
        return stored(
                failed,
                new CreditQueryEvent.QueryFailed(
                        failed.particulars(), requesterOf(failed), failed.at(), failed.reason()),
                UseAction.Kind.RELEASE);
    }

    private CreditQuery refused(CreditQuery.Submitted submitted, Decision decision) {
        var refused = submitted.refuse(decision);
        return stored(
                refused,
                new CreditQueryEvent.QueryRefused(
                        refused.particulars(), requesterOf(refused), clock.instant(), decision),
                UseAction.Kind.RELEASE);
    }

    private CreditQuery sentToReview(CreditQuery.Submitted submitted, Decision decision) {
        var pending = submitted.sendToReview(decision);
        var event = new CreditQueryEvent.QuerySubmittedForReview(
                pending.particulars(), requesterOf(pending), clock.instant(), decision);
        return transactions.execute(transaction -> {
            if (!queries.replace(pending)) {
                return queries.get(pending.id());
            }
            journal.append(event);
            return pending;
        });
    }

    private CreditQuery cleared(CreditQuery.Submitted submitted, Decision decision) {
        var approved = submitted.clear(decision, clock.instant());
        var event = new CreditQueryEvent.QueryApproved(
                approved.particulars(),
                new Performer.Platform(),
                approved.clearance().clearedAt(),
                approved.requestNumber(),
                decision.policyVersion(),
                false);
        transactions.executeWithoutResult(transaction -> {
            if (queries.replace(approved)) {
                journal.append(event);
            }
        });
        return settle.handle(approved.id()).query();
    }

    private CreditQuery stored(CreditQuery next, CreditQueryEvent event, UseAction.Kind owed) {
        CreditQuery stored = transactions.execute(transaction -> {
            if (!queries.replace(next)) {
                return queries.get(next.id());
            }
            journal.append(event);
            useActions.owe(new UseAction(next.id(), next.particulars().authorization(), owed));
            return next;
        });
        performUseActions.of(next.id());
        return stored;
    }

    private static Performer requesterOf(CreditQuery query) {
        return Performer.of(query.particulars().requester());
    }
}
