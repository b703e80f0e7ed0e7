package cn.zhengxin.query.policychange.application;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.policychange.model.PolicyEvent;
import cn.zhengxin.query.policychange.model.PolicyVersion;
import cn.zhengxin.query.policychange.model.PolicyVersion.Approved;
import cn.zhengxin.query.policychange.model.PolicyVersion.Proposed;
import cn.zhengxin.query.policychange.model.PolicyVersion.TurnedDown;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A second person approves a proposed version of the policy, or turns it down (O1). */
@Component
public class DecidePolicy {

    private final PolicyVersions versions;
    private final PolicyBooks books;
    private final PolicyJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public DecidePolicy(
            PolicyVersions versions,
            PolicyBooks books,
            PolicyJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.versions = versions;
        this.books = books;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the second person says. */
    public enum Word {
        APPROVE,
        REJECT
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Decided(PolicyVersion version) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Decided before. */
        record NotOpen() implements Outcome {}

        record VersionOutOfDate() implements Outcome {}

        /** Its date has come while it waited: what was decided since then was decided by another version. */
        record TooLate() implements Outcome {}

        /** The proposer's own. */
        record NotIndependent() implements Outcome {}
    }

    /**
     * Decides, once.
     *
     * @param expectedVersion how often the version had been decided when the caller looked at it, if they say so
     */
    public Outcome handle(int number, Word word, Performer.Employee by, @Nullable Long expectedVersion) {
        return transactions.execute(transaction -> decide(number, word, by, expectedVersion));
    }

    private Outcome decide(int number, Word word, Performer.Employee by, @Nullable Long expectedVersion) {
        return switch (versions.findForDecision(number).orElse(null)) {
            case null -> new Outcome.Unknown();
            case Approved approved -> decidedBefore(expectedVersion);
            case TurnedDown turnedDown -> decidedBefore(expectedVersion);
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

    private Outcome decide(Proposed proposed, Word word, Performer.Employee by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int inForce = books.inForceAt(now).version();
        if (!proposed.mayBeDecidedBy(by)) {
            journal.append(new PolicyEvent.GatePolicyDecisionRefused(proposed, by, now, inForce));
            return new Outcome.NotIndependent();
        }
        return switch (word) {
            case APPROVE -> approve(proposed, by, now, inForce);
            case REJECT -> turnDown(proposed, by, now, inForce);
        };
    }

    private Outcome approve(Proposed proposed, Performer.Employee by, Instant now, int inForce) {
        Instant begins = proposed.effectiveFrom() == null ? now : proposed.effectiveFrom();
        if (begins.isBefore(now)) {
            return new Outcome.TooLate();
        }
        var approved = new Approved(proposed.number(), proposed.origin(), begins, by.account(), now);
        versions.decide(approved, by);
        journal.append(new PolicyEvent.GatePolicyApproved(approved, by, now, inForce));
        return new Outcome.Decided(approved);
    }

    private Outcome turnDown(Proposed proposed, Performer.Employee by, Instant now, int inForce) {
        var turnedDown =
                new TurnedDown(proposed.number(), proposed.origin(), proposed.effectiveFrom(), by.account(), now);
        versions.decide(turnedDown, by);
        journal.append(new PolicyEvent.GatePolicyRejected(turnedDown, by, now, inForce));
        return new Outcome.Decided(turnedDown);
    }
}
