package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.FailureReason;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateFacts;
import cn.zhengxin.query.gate.GateQuestion;
import cn.zhengxin.query.gate.GateRecords;
import cn.zhengxin.query.gate.GatherFacts;
import cn.zhengxin.query.gate.GatherFacts.Gathered;
import cn.zhengxin.query.gate.GrantUses;
import cn.zhengxin.query.gate.Judgement;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final GiveBack giveBack;
    private final PerformUseActions performUseActions;
    private final GatherFacts gatherFacts;
    private final Gate gate;
    private final GateRecords records;
    private final GrantUses grants;
    private final PolicyBooks books;
    private final SettleCreditQuery settle;
    private final TransactionOperations transactions;
    private final Clock clock;

    public SubmitCreditQuery(
            CreditQueries queries,
            QuerySubjects subjects,
            QueryJournal journal,
            GiveBack giveBack,
            PerformUseActions performUseActions,
            GatherFacts gatherFacts,
            Gate gate,
            GateRecords records,
            GrantUses grants,
            PolicyBooks books,
            SettleCreditQuery settle,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.subjects = subjects;
        this.journal = journal;
        this.giveBack = giveBack;
        this.performUseActions = performUseActions;
        this.gatherFacts = gatherFacts;
        this.gate = gate;
        this.records = records;
        this.grants = grants;
        this.books = books;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public SubmitOutcome handle(SubmitCreditQueryCommand command) {
        var submitted = new CreditQuery.Submitted(command.particulars(CreditQueryId.next(), clock.instant()), 0);
        if (transactions.execute(transaction -> isNew(submitted, command.subject()))) {
            return new SubmitOutcome.Reached(
                    judge(submitted, command.subject()),
                    command.subject().name().masked());
        }
        CreditQuery query = queries.findByKey(command.requester().account(), command.idempotencyKey())
                .orElseThrow(() -> new IllegalStateException("A query has vanished"));
        // Found under the key, but not what was asked for now: it must not be taken for the answer.
        if (!isAskedBy(command, query.particulars())) {
            return new SubmitOutcome.KeyUsedForAnother();
        }
        // The subject that was kept is the one the bureau will be told, whatever a repetition says.
        var kept = subjects.of(query.id());
        return new SubmitOutcome.Reached(carriedOn(query, kept), kept.name().masked());
    }

    private static boolean isAskedBy(SubmitCreditQueryCommand command, Particulars particulars) {
        return particulars.authorization().equals(command.authorization())
                && particulars.reportType() == command.reportType()
                && particulars.purpose() == command.purpose()
                && particulars.businessReference().equals(command.businessReference())
                && particulars.trigger() == command.trigger()
                && particulars.subject().equals(command.subjectReference());
    }

    private CreditQuery carriedOn(CreditQuery query, Subject subject) {
        return switch (query) {
            case CreditQuery.Submitted submitted -> judge(submitted, subject);
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

    /** Whatever becomes of it, the attempt is on record before anything is checked (U1). False when the key was used before. */
    private boolean isNew(CreditQuery.Submitted submitted, Subject subject) {
        if (!queries.add(submitted)) {
            return false;
        }
        Particulars particulars = submitted.particulars();
        subjects.keep(particulars.id(), subject);
        journal.append(new CreditQueryEvent.QueryAttempted(
                particulars, Performer.of(particulars.requester()), particulars.submittedAt()));
        return true;
    }

    private CreditQuery judge(CreditQuery.Submitted submitted, Subject subject) {
        Particulars particulars = submitted.particulars();
        // A use that an earlier failed attempt holds is freed first, or it would stand in this query's way (A13).
        if (!performUseActions.under(particulars.authorization())) {
            return failed(submitted);
        }
        Asked asked = asked(particulars, clock.instant());
        var question = new GateQuestion(particulars.id(), asked, subject);
        return switch (gatherFacts.forDecision(question)) {
            case Gathered.Missing(var dependency) -> failed(submitted);
            case Gathered.Complete(var facts) -> decided(submitted, subject, facts);
        };
    }

    /** In the same words for a query and for its rehearsal. */
    static Asked asked(Particulars particulars, Instant at) {
        return new Asked(
                particulars.requester(),
                particulars.authorization(),
                particulars.subject(),
                particulars.purpose(),
                particulars.reportType(),
                particulars.businessReference(),
                particulars.trigger(),
                at);
    }

    private CreditQuery decided(CreditQuery.Submitted submitted, Subject subject, GateFacts facts) {
        Asked asked = facts.asked();
        Judgement judgement =
                gate.decide(facts, books.inForceAt(asked.at(), asked.requester().institution()));
        Decision decision = judgement.decision();
        return switch (decision.outcome()) {
            case BLOCK -> refused(submitted, facts, decision);
            case REVIEW -> sentToReview(submitted, facts, judgement);
            case ALLOW -> cleared(submitted, subject, facts, judgement);
        };
    }

    /** N3: a check could not be made. Whether a use was taken is not known either, so it is given back in any case. */
    private CreditQuery failed(CreditQuery.Submitted submitted) {
        var failed = submitted.fail(FailureReason.DEPENDENCY_UNAVAILABLE, clock.instant());
        CreditQuery stored = stored(
                failed,
                new CreditQueryEvent.QueryFailed(
                        failed.particulars(), requesterOf(failed), failed.at(), failed.reason()),
                () -> giveBack.of(failed));
        performUseActions.of(failed.id());
        return stored;
    }

    private CreditQuery refused(CreditQuery.Submitted submitted, GateFacts facts, Decision decision) {
        var refused = submitted.refuse(decision);
        Instant now = clock.instant();
        CreditQuery stored = stored(
                refused,
                new CreditQueryEvent.QueryRefused(refused.particulars(), requesterOf(refused), now, decision),
                () -> {
                    records.keep(refused.id(), facts, decision, now);
                    giveBack.of(refused);
                });
        performUseActions.of(refused.id());
        return stored;
    }

    private CreditQuery sentToReview(CreditQuery.Submitted submitted, GateFacts facts, Judgement judgement) {
        Decision decision = judgement.decision();
        var pending = submitted.sendToReview(decision);
        Instant now = clock.instant();
        return stored(
                pending,
                new CreditQueryEvent.QuerySubmittedForReview(
                        pending.particulars(), requesterOf(pending), now, decision),
                () -> {
                    records.keep(pending.id(), facts, decision, now);
                    settleGrants(pending.id(), judgement.grant());
                });
    }

    private CreditQuery cleared(
            CreditQuery.Submitted submitted, Subject subject, GateFacts facts, Judgement judgement) {
        Decision decision = judgement.decision();
        var approved = submitted.clear(decision, clock.instant());
        return settle.handle(
                        approved, subject, judgement.reportOf() == null, () -> noteClearance(approved, facts, decision))
                .query();
    }

    /** In the transaction that clears the query. */
    private void noteClearance(CreditQuery.Approved approved, GateFacts facts, Decision decision) {
        Instant now = approved.clearance().clearedAt();
        journal.append(new CreditQueryEvent.QueryApproved(
                approved.particulars(),
                new Performer.Platform(),
                now,
                approved.requestNumber(),
                decision.policyVersion(),
                false));
        records.keep(approved.id(), facts, decision, now);
        switch (approved.particulars().requester()) {
            case Requester.Officer officer -> grants.free(approved.id());
            // Special grants are for people; a system holds none.
            case Requester.LendingSystem system -> {}
            case Requester.PartnerSystem partner -> {}
        }
    }

    /** The use that the decision rests on is used, on record; what else was held is free again (Q3). */
    private void settleGrants(CreditQueryId query, @Nullable UUID grant) {
        if (grant == null) {
            grants.free(query);
        } else {
            grants.use(query, grant);
        }
    }

    /** State, event and what belongs to them, together or not at all (N5); the state that is there when another was faster. */
    private CreditQuery stored(CreditQuery next, CreditQueryEvent event, Runnable alongside) {
        return transactions.execute(transaction -> {
            if (!queries.replace(next)) {
                return queries.get(next.id());
            }
            journal.append(event);
            alongside.run();
            return next;
        });
    }

    private static Performer requesterOf(CreditQuery query) {
        return Performer.of(query.particulars().requester());
    }
}
