package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.policychange.model.PolicyEvent;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Approved;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Proposed;
import cn.zhengxin.masking.policychange.model.PolicyVersion.TurnedDown;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Withdrawn;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A second person approves a proposed version or turns it down (O1); its proposer may take it back before. */
@Component
public class DecidePolicy {

    private final PolicyVersions versions;
    private final PolicyJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public DecidePolicy(
            PolicyVersions versions, PolicyJournal journal, TransactionOperations transactions, Clock clock) {
        this.versions = versions;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is said about it; withdrawing is for the proposer alone, and the others for anybody else. */
    public enum Word {
        APPROVE,
        REJECT,
        WITHDRAW
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Decided(PolicyVersion version) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Decided before. */
        record NotOpen() implements Outcome {}

        record VersionOutOfDate() implements Outcome {}

        /** M6: the second person has not seen what it changes. */
        record NotTried() implements Outcome {}

        /** Its date has come while it waited: what was decided since then was decided by another version. */
        record TooLate() implements Outcome {}

        /** The proposer's own. */
        record NotIndependent() implements Outcome {}

        /** Somebody else's: only its proposer takes it back. */
        record NotOwn() implements Outcome {}
    }

    /**
     * Decides, once.
     *
     * @param expectedVersion how often the version had been decided when the caller looked at it, if they say so
     */
    public Outcome handle(int number, Word word, Person by, @Nullable Long expectedVersion) {
        return transactions.execute(transaction -> decide(number, word, by, expectedVersion));
    }

    private Outcome decide(int number, Word word, Person by, @Nullable Long expectedVersion) {
        return switch (versions.findForDecision(number).orElse(null)) {
            case null -> new Outcome.Unknown();
            case Approved approved -> decidedBefore(expectedVersion);
            case TurnedDown turnedDown -> decidedBefore(expectedVersion);
            case Withdrawn withdrawn -> decidedBefore(expectedVersion);
            case Proposed proposed -> {
                if (expectedVersion != null && expectedVersion != 0) {
                    yield new Outcome.VersionOutOfDate();
                }
                yield decide(proposed, word, by);
            }
        };
    }

    private static Outcome decidedBefore(@Nullable Long expectedVersion) {
        return expectedVersion != null && expectedVersion != 1 ? new Outcome.VersionOutOfDate() : new Outcome.NotOpen();
    }

    private Outcome decide(Proposed proposed, Word word, Person by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean own = proposed.origin().isOf(by);
        return switch (word) {
            case APPROVE -> own ? refused(proposed, by, now) : approve(proposed, by, now);
            case REJECT -> own ? refused(proposed, by, now) : turnDown(proposed, by, now);
            case WITHDRAW -> own ? withdraw(proposed, by, now) : new Outcome.NotOwn();
        };
    }

    private Outcome refused(Proposed proposed, Person by, Instant now) {
        journal.append(new PolicyEvent.MaskingPolicyDecisionRefused(proposed, by, now));
        return new Outcome.NotIndependent();
    }

    private Outcome approve(Proposed proposed, Person by, Instant now) {
        if (!versions.wasTriedBy(proposed.number(), by)) {
            return new Outcome.NotTried();
        }
        Instant begins = proposed.effectiveFrom() == null ? now : proposed.effectiveFrom();
        if (begins.isBefore(now)) {
            return new Outcome.TooLate();
        }
        var approved = new Approved(proposed.number(), proposed.origin(), begins, by.account(), now);
        versions.decide(approved, by);
        journal.append(new PolicyEvent.MaskingPolicyApproved(approved, by, now));
        return new Outcome.Decided(approved);
    }

    private Outcome turnDown(Proposed proposed, Person by, Instant now) {
        var turnedDown =
                new TurnedDown(proposed.number(), proposed.origin(), proposed.effectiveFrom(), by.account(), now);
        versions.decide(turnedDown, by);
        journal.append(new PolicyEvent.MaskingPolicyRejected(turnedDown, by, now));
        return new Outcome.Decided(turnedDown);
    }

    private Outcome withdraw(Proposed proposed, Person by, Instant now) {
        var withdrawn = new Withdrawn(proposed.number(), proposed.origin(), proposed.effectiveFrom(), now);
        versions.decide(withdrawn, by);
        journal.append(new PolicyEvent.MaskingPolicyWithdrawn(withdrawn, by, now));
        return new Outcome.Decided(withdrawn);
    }
}
