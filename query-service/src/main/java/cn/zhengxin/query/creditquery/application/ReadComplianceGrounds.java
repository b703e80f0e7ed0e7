package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.gate.ComplianceGround;
import cn.zhengxin.query.gate.GateRecords;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q10: tells compliance of the institution why it decides about a query. That it was told is on record first; nobody else is told. */
@Component
public class ReadComplianceGrounds {

    private final CreditQueries queries;
    private final InstitutionInCharge inCharge;
    private final GateRecords records;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ReadComplianceGrounds(
            CreditQueries queries,
            InstitutionInCharge inCharge,
            GateRecords records,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.inCharge = inCharge;
        this.records = records;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty where there is no such query, or it is not this institution's compliance that decides about it. */
    public Optional<Set<ComplianceGround>> handle(CreditQueryId id, Performer.Employee reader) {
        return queries.find(id).filter(query -> isForCompliance(query, reader)).map(query -> {
            transactions.executeWithoutResult(transaction -> journal.append(
                    new CreditQueryEvent.ComplianceGroundsRead(query.particulars(), reader, clock.instant())));
            return records.complianceGroundsOf(id);
        });
    }

    private boolean isForCompliance(CreditQuery query, Performer.Employee reader) {
        return inCharge.of(query.particulars().requester()).equals(reader.institution())
                && query.decision()
                        .filter(decision -> decision.reviewBy() == ReviewBy.COMPLIANCE)
                        .isPresent();
    }
}
