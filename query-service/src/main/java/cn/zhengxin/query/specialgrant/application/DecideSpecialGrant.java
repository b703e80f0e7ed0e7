package cn.zhengxin.query.specialgrant.application;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.specialgrant.model.GrantDecision;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import cn.zhengxin.query.specialgrant.model.SpecialGrantId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A department head of the officer's institution, of whichever branch, grants, rejects or revokes (Q3). */
@Component
public class DecideSpecialGrant {

    private final SpecialGrants grants;
    private final GrantJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public DecideSpecialGrant(
            SpecialGrants grants, GrantJournal journal, TransactionOperations transactions, Clock clock) {
        this.grants = grants;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the department head wants. */
    public enum Word {
        APPROVE,
        REJECT,
        REVOKE
    }

    /**
     * Decides or revokes.
     *
     * @param expectedVersion the version the caller has looked at, if they say so
     */
    public ChangeOutcome handle(SpecialGrantId id, Word word, Performer.Employee by, @Nullable Long expectedVersion) {
        SpecialGrant found = grants.find(id)
                .filter(grant -> grant.request().holder().institution().equals(by.institution()))
                .orElse(null);
        if (found == null) {
            return new ChangeOutcome.NotFound();
        }
        if (expectedVersion != null && expectedVersion != found.version()) {
            return new ChangeOutcome.VersionOutOfDate();
        }
        return switch (found) {
            case SpecialGrant.Requested requested when word != Word.REVOKE -> decide(requested, word, by);
            case SpecialGrant.Granted granted
            when word == Word.REVOKE -> stored(granted.revoke(by.account(), clock.instant()), by);
            case SpecialGrant.Requested other -> new ChangeOutcome.NotInThisState(other);
            case SpecialGrant.Granted other -> new ChangeOutcome.NotInThisState(other);
            case SpecialGrant.Rejected other -> new ChangeOutcome.NotInThisState(other);
            case SpecialGrant.Revoked other -> new ChangeOutcome.NotInThisState(other);
        };
    }

    private ChangeOutcome decide(SpecialGrant.Requested requested, Word word, Performer.Employee by) {
        var decider = new GrantDecision.Decider(by.account(), by.employeeNumber());
        if (!requested.mayBeDecidedBy(by)) {
            transactions.executeWithoutResult(transaction -> journal.decisionRefused(requested, by, clock.instant()));
            return new ChangeOutcome.NotIndependent();
        }
        var decision = new GrantDecision(decider, clock.instant());
        return stored(word == Word.APPROVE ? requested.grant(decision) : requested.reject(decision), by);
    }

    private ChangeOutcome stored(SpecialGrant next, Performer.Employee by) {
        return transactions.execute(transaction -> {
            if (!grants.replace(next)) {
                return new ChangeOutcome.VersionOutOfDate();
            }
            journal.changed(next, by, clock.instant());
            return new ChangeOutcome.Changed(next);
        });
    }
}
