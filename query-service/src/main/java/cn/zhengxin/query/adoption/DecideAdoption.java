package cn.zhengxin.query.adoption;

import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.reportvault.ReportVault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q14, Q4: a reviewer of the institution, never the one who proposed it under whatever account, takes a report into the credit file or does not. */
@Component
public class DecideAdoption {

    private final CreditQueries queries;
    private final Adoptions adoptions;
    private final AdoptionRules rules;
    private final ReportVault vault;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    DecideAdoption(
            CreditQueries queries,
            Adoptions adoptions,
            AdoptionRules rules,
            ReportVault vault,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.adoptions = adoptions;
        this.rules = rules;
        this.vault = vault;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Yes or no. */
    public enum Verdict {
        APPROVE,
        REJECT
    }

    public AdoptionOutcome handle(CreditQueryId id, Performer.Employee reviewer, Verdict verdict) {
        var found = queries.find(id);
        if (found.isEmpty()) {
            return new AdoptionOutcome.NotFound();
        }
        CreditQuery query = found.get();
        if (!query.particulars().requester().institution().equals(reviewer.institution())) {
            rules.recordRefusal(query, reviewer, RefusalCause.OTHER_INSTITUTION);
            return new AdoptionOutcome.NotFound();
        }
        if (!(adoptions.of(id).orElse(null) instanceof Adoption.Proposed proposed)) {
            return new AdoptionOutcome.NotOpen(query);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!proposed.canBeDecidedBy(reviewer)) {
            rules.recordRefusal(query, reviewer, RefusalCause.OWN_PROPOSAL);
            return new AdoptionOutcome.Refused(query, List.of(rules.ownProposal(now)));
        }
        return rules.objectionTo(reviewer, query).orElseGet(() -> switch (verdict) {
            case APPROVE -> approve(query, proposed, reviewer, now);
            case REJECT -> turnDown(query, proposed, reviewer, now);
        });
    }

    private AdoptionOutcome approve(
            CreditQuery query, Adoption.Proposed proposed, Performer.Employee reviewer, Instant now) {
        // The policy data of this moment counts, not that of the proposal.
        var reasons = rules.reasonsAgainst(query.particulars(), proposed.credit(), now);
        if (!reasons.isEmpty()) {
            rules.recordRefusal(query, reviewer, RefusalCause.TERMS);
            return new AdoptionOutcome.Refused(query, reasons);
        }
        var retention = rules.retentionOf(proposed.credit(), now);
        var adopted = proposed.approve(reviewer, now, retention.until(), retention.policyVersion());
        return transactions.execute(transaction -> {
            if (!adoptions.decide(adopted)) {
                return new AdoptionOutcome.NotOpen(query);
            }
            if (!vault.adopt(query.id(), retention.until(), now)) {
                transaction.setRollbackOnly();
                return new AdoptionOutcome.Expired();
            }
            journal.append(new CreditQueryEvent.ReportAdopted(
                    query.particulars(), reviewer, now, retention.until(), retention.policyVersion(), true));
            return new AdoptionOutcome.Reached(query, adopted);
        });
    }

    private AdoptionOutcome turnDown(
            CreditQuery query, Adoption.Proposed proposed, Performer.Employee reviewer, Instant now) {
        var turnedDown = proposed.turnDown(reviewer, now);
        return transactions.execute(transaction -> {
            if (!adoptions.decide(turnedDown)) {
                return new AdoptionOutcome.NotOpen(query);
            }
            journal.append(new CreditQueryEvent.ReportAdoptionTurnedDown(query.particulars(), reviewer, now));
            return new AdoptionOutcome.Reached(query, turnedDown);
        });
    }
}
