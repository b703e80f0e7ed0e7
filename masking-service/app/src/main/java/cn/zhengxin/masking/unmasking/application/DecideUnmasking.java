package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.Unmasking.Approved;
import cn.zhengxin.masking.unmasking.model.Unmasking.Rejected;
import cn.zhengxin.masking.unmasking.model.Unmasking.Requested;
import cn.zhengxin.masking.unmasking.model.Unmasking.Revoked;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** M5, O1: a second person of the institution approves an unmasking or rejects it; they or the requester end it before its time. */
@Component
public class DecideUnmasking {

    private final Unmaskings unmaskings;
    private final UnmaskingJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public DecideUnmasking(
            Unmaskings unmaskings, UnmaskingJournal journal, TransactionOperations transactions, Clock clock) {
        this.unmaskings = unmaskings;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is said about it. */
    public enum Word {
        APPROVE,
        REJECT,
        REVOKE
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Decided(Unmasking unmasking) implements Outcome {}

        /** Of another institution, or of somebody else where only the requester would be told, or of nobody. */
        record Unknown() implements Outcome {}

        /** Decided before, lapsed or over. */
        record NotOpen() implements Outcome {}

        record VersionOutOfDate() implements Outcome {}

        /** The requester's own. */
        record NotIndependent() implements Outcome {}
    }

    /**
     * Decides, once; or ends it, once.
     *
     * @param mayDecide whether the person is one of those who decide; others end their own alone
     * @param expectedVersion the version that the caller looked at, if they say so
     */
    public Outcome handle(UnmaskingId id, Word word, Person by, boolean mayDecide, @Nullable Long expectedVersion) {
        return transactions.execute(transaction -> {
            Unmasking found = unmaskings
                    .findForChange(id)
                    .filter(unmasking -> unmasking.request().institution().equals(by.institution()))
                    .filter(unmasking -> mayDecide || unmasking.request().isOf(by))
                    .orElse(null);
            if (found == null) {
                return new Outcome.Unknown();
            }
            if (expectedVersion != null && expectedVersion != found.version()) {
                return new Outcome.VersionOutOfDate();
            }
            return decide(found, word, by);
        });
    }

    private Outcome decide(Unmasking found, Word word, Person by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (found) {
            case Requested requested ->
                switch (word) {
                    case APPROVE, REJECT -> decide(requested, word, by, now);
                    case REVOKE -> revoked(requested.revoke(by, now), by, now);
                };
            case Approved approved ->
                word == Word.REVOKE && approved.isLive(now)
                        ? revoked(approved.revoke(by, now), by, now)
                        : new Outcome.NotOpen();
            case Rejected rejected -> new Outcome.NotOpen();
            case Revoked revoked -> new Outcome.NotOpen();
        };
    }

    private Outcome decide(Requested requested, Word word, Person by, Instant now) {
        if (requested.request().isOf(by)) {
            journal.append(new UnmaskingEvent.UnmaskingDecisionRefused(requested, by, now));
            return new Outcome.NotIndependent();
        }
        if (requested.hasLapsed(now)) {
            return new Outcome.NotOpen();
        }
        if (word == Word.APPROVE) {
            if (requested.request().reason() == null) {
                throw new CipherRejected(CipherRejected.Reason.ALTERED);
            }
            Approved approved = requested.approve(by, now);
            unmaskings.update(approved);
            journal.append(new UnmaskingEvent.UnmaskingApproved(approved, by, now));
            return new Outcome.Decided(approved);
        }
        Rejected rejected = requested.reject(by, now);
        unmaskings.update(rejected);
        journal.append(new UnmaskingEvent.UnmaskingRejected(rejected, by, now));
        return new Outcome.Decided(rejected);
    }

    private Outcome revoked(Revoked revoked, Person by, Instant now) {
        unmaskings.update(revoked);
        journal.append(new UnmaskingEvent.UnmaskingRevoked(revoked, by, now));
        return new Outcome.Decided(revoked);
    }
}
