package cn.zhengxin.query.adoption;

import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.reportvault.ReportVault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q14: the requester proposes a report for the credit file of the credit it was asked for. A person's proposal waits for a
 * second person; the lending system that granted the credit adopts at once.
 */
@Component
public class ProposeAdoption {

    private final CreditQueries queries;
    private final Adoptions adoptions;
    private final AdoptionRules rules;
    private final ReportVault vault;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    ProposeAdoption(
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

    public AdoptionOutcome handle(CreditQueryId id, Performer performer, String institution, GrantedCredit credit) {
        var found = queries.find(id);
        if (found.isEmpty()) {
            return new AdoptionOutcome.NotFound();
        }
        CreditQuery query = found.get();
        Requester requester = query.particulars().requester();
        if (!requester.institution().equals(institution)) {
            rules.recordRefusal(query, performer, RefusalCause.OTHER_INSTITUTION);
            return new AdoptionOutcome.NotFound();
        }
        // The store keeps microseconds; an answer reads the same before and after.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!requester.account().equals(performer.account())) {
            rules.recordRefusal(query, performer, RefusalCause.NOT_INVOLVED);
            return new AdoptionOutcome.Refused(query, List.of(rules.notTheRequester(now)));
        }
        var objection = rules.objectionTo(performer, query);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (!(query instanceof CreditQuery.Answered answered)) {
            return new AdoptionOutcome.NoReport(query);
        }
        if (answered.answeredFrom() != null) {
            rules.recordRefusal(query, performer, RefusalCause.TERMS);
            return new AdoptionOutcome.Refused(query, List.of(rules.reportOfAnotherQuery(now)));
        }
        var reasons = rules.reasonsAgainst(query.particulars(), credit, now);
        if (!reasons.isEmpty()) {
            rules.recordRefusal(query, performer, RefusalCause.TERMS);
            return new AdoptionOutcome.Refused(query, reasons);
        }
        var proposed = new Adoption.Proposed(id, credit, Adoption.Proposer.of(performer), now);
        return switch (requester) {
            case Requester.Officer officer -> propose(answered, proposed, performer);
            case Requester.LendingSystem system -> adoptAtOnce(answered, proposed, performer);
            // A7: a partner is passed a summary; its credit file is not the bank's.
            case Requester.PartnerSystem partner -> {
                rules.recordRefusal(query, performer, RefusalCause.NOT_INVOLVED);
                yield new AdoptionOutcome.Refused(query, List.of(rules.notTheRequester(now)));
            }
        };
    }

    private AdoptionOutcome propose(CreditQuery.Answered query, Adoption.Proposed proposed, Performer performer) {
        if (!isValid(query, proposed.proposedAt())) {
            return new AdoptionOutcome.Expired();
        }
        return transactions.execute(transaction -> {
            if (!adoptions.propose(proposed)) {
                return new AdoptionOutcome.NotOpen(query);
            }
            journal.append(proposedEvent(query, proposed, performer));
            return new AdoptionOutcome.Reached(query, proposed);
        });
    }

    private AdoptionOutcome adoptAtOnce(CreditQuery.Answered query, Adoption.Proposed proposed, Performer performer) {
        Instant now = proposed.proposedAt();
        var retention = rules.retentionOf(proposed.credit(), now);
        var adopted = proposed.adoptForSystem(retention.until(), retention.policyVersion());
        return transactions.execute(transaction -> {
            if (!adoptions.propose(proposed)) {
                return new AdoptionOutcome.NotOpen(query);
            }
            if (!vault.adopt(query.id(), retention.until(), now)) {
                transaction.setRollbackOnly();
                return new AdoptionOutcome.Expired();
            }
            adoptions.decide(adopted);
            journal.append(proposedEvent(query, proposed, performer));
            journal.append(new CreditQueryEvent.ReportAdopted(
                    query.particulars(), performer, now, retention.until(), retention.policyVersion(), false));
            return new AdoptionOutcome.Reached(query, adopted);
        });
    }

    private boolean isValid(CreditQuery.Answered query, Instant now) {
        return vault.find(query.id())
                .filter(kept -> now.isBefore(kept.validUntil()))
                .isPresent();
    }

    private static CreditQueryEvent proposedEvent(
            CreditQuery.Answered query, Adoption.Proposed proposed, Performer performer) {
        return new CreditQueryEvent.ReportAdoptionProposed(
                query.particulars(),
                performer,
                proposed.proposedAt(),
                proposed.credit().grantedOn(),
                proposed.credit().endsOn());
    }
}
