package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.gate.GateRecords;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q10: tells those of compliance who may decide about a query why it is theirs. That it was told is on record first; nobody else is told. */
@Component
public class ReadComplianceGrounds {

    /** Grounds are compliance's, whatever else the reader may be. */
    private static final Set<ReviewBy> COMPLIANCE = Set.of(ReviewBy.COMPLIANCE);

    private final CreditQueries queries;
    private final SecondPersonCheck check;
    private final GateRecords records;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ReadComplianceGrounds(
            CreditQueries queries,
            SecondPersonCheck check,
            GateRecords records,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.check = check;
        this.records = records;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The reader is an officer of compliance. */
    public GroundsOutcome handle(CreditQueryId id, Performer.Employee reader) {
        return queries.find(id).map(query -> outcomeOf(query, reader)).orElseGet(GroundsOutcome.NotFound::new);
    }

    private GroundsOutcome outcomeOf(CreditQuery query, Performer.Employee reader) {
        return switch (check.of(query, reader, COMPLIANCE)) {
            case SecondPersonAnswer.MayDecide() -> told(query, reader);
            case SecondPersonAnswer.OtherInstitution() -> new GroundsOutcome.NotFound();
            case SecondPersonAnswer.NobodyAsked() -> new GroundsOutcome.NotFound();
            case SecondPersonAnswer.OtherCapacity other -> new GroundsOutcome.NotFound();
            case SecondPersonAnswer.OwnQuery(var reason) -> new GroundsOutcome.Refused(query, reason);
            case SecondPersonAnswer.IsSubject(var reason) -> new GroundsOutcome.Refused(query, reason);
            case SecondPersonAnswer.Suspended() -> new GroundsOutcome.ReaderSuspended();
            case SecondPersonAnswer.Silent() -> new GroundsOutcome.Undecided();
        };
    }

    private GroundsOutcome told(CreditQuery query, Performer.Employee reader) {
        transactions.executeWithoutResult(transaction -> journal.append(
                new CreditQueryEvent.ComplianceGroundsRead(query.particulars(), reader, clock.instant())));
        return new GroundsOutcome.Told(records.complianceGroundsOf(query.id()));
    }
}
