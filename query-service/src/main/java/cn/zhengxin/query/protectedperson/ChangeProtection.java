package cn.zhengxin.query.protectedperson;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q10: proposes that somebody is protected, or no longer is, and decides it as another person of the head institution. */
@Component
public class ChangeProtection {

    private final ProtectedPersons persons;
    private final ProtectionJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ChangeProtection(
            ProtectedPersons persons, ProtectionJournal journal, TransactionOperations transactions, Clock clock) {
        this.persons = persons;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Changed(ProtectedPerson entry) implements Outcome {}

        /** The subject has an entry already, or the entry is in no state that allows this. */
        record NotOpen() implements Outcome {}

        /** Nobody decides what they proposed (O1). */
        record OwnProposal() implements Outcome {}

        record NotFound() implements Outcome {}

        record VersionOutOfDate() implements Outcome {}
    }

    /** The second person's word. */
    public enum Verdict {
        APPROVE,
        REJECT
    }

    /** Whoever proposes; it is decided by another. */
    public Outcome propose(SubjectReference reference, Subject subject, Performer.Employee by) {
        Instant now = now();
        var entry = new ProtectedPerson.Proposed(ProtectedPersonId.next(), 0, reference, Proposal.by(by, now));
        return transactions.execute(transaction -> {
            if (!persons.add(entry, subject)) {
                return new Outcome.NotOpen();
            }
            journal.changed(entry, false, by, now);
            return new Outcome.Changed(entry);
        });
    }

    /** Proposes that the protection ends. */
    public Outcome proposeRemoval(ProtectedPersonId id, Performer.Employee by, @Nullable Long expectedVersion) {
        var found = persons.find(id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        if (isOutdated(found.get(), expectedVersion)) {
            return new Outcome.VersionOutOfDate();
        }
        Instant now = now();
        return found.get() instanceof ProtectedPerson.Protected entry
                ? stored(entry.proposeRemoval(Proposal.by(by, now)), false, by, now)
                : new Outcome.NotOpen();
    }

    /** Decides the proposal that waits. */
    public Outcome decide(
            ProtectedPersonId id, Verdict verdict, Performer.Employee by, @Nullable Long expectedVersion) {
        var found = persons.find(id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        ProtectedPerson entry = found.get();
        if (isOutdated(entry, expectedVersion)) {
            return new Outcome.VersionOutOfDate();
        }
        return switch (entry) {
            case ProtectedPerson.Proposed waiting -> decide(waiting, verdict, by);
            case ProtectedPerson.RemovalProposed waiting -> decide(waiting, verdict, by);
            case ProtectedPerson.Protected other -> new Outcome.NotOpen();
            case ProtectedPerson.Removed other -> new Outcome.NotOpen();
            case ProtectedPerson.TurnedDown other -> new Outcome.NotOpen();
        };
    }

    private Outcome decide(ProtectedPerson waiting, Verdict verdict, Performer.Employee by) {
        Instant now = now();
        if (waiting.proposal().isBy(by)) {
            transactions.executeWithoutResult(transaction -> journal.refused(waiting, by, now));
            return new Outcome.OwnProposal();
        }
        var decision = ProtectedPerson.Decision.by(by, now);
        ProtectedPerson next = switch (waiting) {
            case ProtectedPerson.Proposed it ->
                verdict == Verdict.APPROVE ? it.approve(decision) : it.turnDown(decision);
            case ProtectedPerson.RemovalProposed it ->
                verdict == Verdict.APPROVE ? it.approve(decision) : it.turnDown(decision);
            case ProtectedPerson.Protected it -> throw new IllegalStateException("Nothing is to be decided");
            case ProtectedPerson.Removed it -> throw new IllegalStateException("Nothing is to be decided");
            case ProtectedPerson.TurnedDown it -> throw new IllegalStateException("Nothing is to be decided");
        };
        return stored(next, verdict == Verdict.REJECT, by, now);
    }

    private Outcome stored(ProtectedPerson next, boolean turnedDown, Performer.Employee by, Instant now) {
        return transactions.execute(transaction -> {
            if (!persons.replace(next)) {
                return new Outcome.VersionOutOfDate();
            }
            journal.changed(next, turnedDown, by, now);
            return new Outcome.Changed(next);
        });
    }

    private static boolean isOutdated(ProtectedPerson entry, @Nullable Long expectedVersion) {
        return expectedVersion != null && expectedVersion != entry.version();
    }

    /** The store keeps microseconds; an answer reads the same before and after. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
