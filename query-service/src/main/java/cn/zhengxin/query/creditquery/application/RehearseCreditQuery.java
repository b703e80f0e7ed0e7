package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.creditquery.model.QueryRehearsed;
import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateFacts;
import cn.zhengxin.query.gate.GateQuestion;
import cn.zhengxin.query.gate.GatherFacts;
import cn.zhengxin.query.gate.GatherFacts.Gathered;
import cn.zhengxin.query.gate.Judgement;
import cn.zhengxin.query.gate.PermissionAnswer;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells what would become of a query if it were asked at this moment: by the same facts, rules and policy data, with nothing
 * taken, held, stored or sent. It promises nothing, because the next query may come first. The look itself is on record before it
 * is answered (U1); where it cannot be recorded, nothing is told.
 */
@Component
public class RehearseCreditQuery {

    /** What the owner refuses by when every use is taken. */
    private static final String NO_USE_LEFT = "A13";

    /** What the owner refuses by when it tells nothing else of an authorization. */
    private static final String NOT_COVERED = "Q1";

    private final UseActions useActions;
    private final GatherFacts gatherFacts;
    private final Gate gate;
    private final PolicyBooks books;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public RehearseCreditQuery(
            UseActions useActions,
            GatherFacts gatherFacts,
            Gate gate,
            PolicyBooks books,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.useActions = useActions;
        this.gatherFacts = gatherFacts;
        this.gate = gate;
        this.books = books;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RehearsalOutcome handle(SubmitCreditQueryCommand command) {
        Particulars particulars = command.particulars(CreditQueryId.next(), clock.instant());
        RehearsalOutcome outcome = looked(new GateQuestion(
                particulars.id(), SubmitCreditQuery.asked(particulars, particulars.submittedAt()), command.subject()));
        putOnRecord(particulars, outcome);
        return outcome;
    }

    private RehearsalOutcome looked(GateQuestion question) {
        // A13: the query itself would first give such a use back. Whoever only looks performs nothing, and a use that
        // is as good as
        // free is not told to be taken.
        if (!useActions.releasesOwedUnder(question.asked().authorization()).isEmpty()) {
            return new RehearsalOutcome.Undecided();
        }
        return switch (gatherFacts.forRehearsal(question)) {
            case Gathered.Missing(var dependency) -> new RehearsalOutcome.Undecided();
            case Gathered.Complete(var facts) -> decided(question.query(), facts);
        };
    }

    private RehearsalOutcome decided(CreditQueryId id, GateFacts facts) {
        Asked asked = facts.asked();
        Judgement judgement =
                gate.decide(facts, books.inForceAt(asked.at(), asked.requester().institution()));
        return new RehearsalOutcome.Decided(
                id,
                asked.at(),
                judgement.decision(),
                judgement.grant(),
                useLeft(facts.permission()),
                judgement.reportOf() != null);
    }

    private static @Nullable Boolean useLeft(PermissionAnswer permission) {
        return switch (permission) {
            case PermissionAnswer.Granted() -> Boolean.TRUE;
            case PermissionAnswer.Refused(var reasons) -> useLeft(reasons);
            case PermissionAnswer.Silent() -> throw new IllegalStateException("Silence is no fact");
        };
    }

    /** The owner names every rule that refuses, unless it tells no more than that the query is not covered. */
    private static @Nullable Boolean useLeft(List<Reason> refusals) {
        if (refusals.stream().anyMatch(reason -> reason.rule().equals(NO_USE_LEFT))) {
            return Boolean.FALSE;
        }
        return refusals.stream().anyMatch(reason -> reason.rule().equals(NOT_COVERED)) ? null : Boolean.TRUE;
    }

    private void putOnRecord(Particulars particulars, RehearsalOutcome outcome) {
        Decision decision = switch (outcome) {
            case RehearsalOutcome.Decided decided -> decided.decision();
            case RehearsalOutcome.Undecided() -> null;
        };
        transactions.executeWithoutResult(transaction -> journal.append(new QueryRehearsed(
                particulars, Performer.of(particulars.requester()), particulars.submittedAt(), decision)));
    }
}
