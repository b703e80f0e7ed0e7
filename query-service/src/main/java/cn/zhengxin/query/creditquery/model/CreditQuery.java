package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.bureau.Uncertainty;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credit query. Each state is a type; a transition is a method of the state it leaves, so that one which is not allowed
 * cannot be written. {@code version} counts the stored transitions and guards against two writers.
 */
public sealed interface CreditQuery {

    Particulars particulars();

    long version();

    default CreditQueryId id() {
        return particulars().id();
    }

    default State state() {
        return switch (this) {
            case Submitted s -> State.SUBMITTED;
            case Refused s -> State.REFUSED;
            case PendingReview s -> State.PENDING_REVIEW;
            case ReviewRejected s -> State.REVIEW_REJECTED;
            case Approved s -> State.APPROVED;
            case Sending s -> State.SENDING;
            case Unknown s -> State.UNKNOWN;
            case Answered s -> State.ANSWERED;
            case NoRecord s -> State.NO_RECORD;
            case Rejected s -> State.REJECTED;
            case Failed s -> State.FAILED;
        };
    }

    /** The gate's decision, where one was taken. */
    default Optional<Decision> decision() {
        return switch (this) {
            case Submitted s -> Optional.empty();
            case Failed s -> Optional.empty();
            case Refused s -> Optional.of(s.refusal());
            case PendingReview s -> Optional.of(s.outcome());
            case ReviewRejected s -> Optional.of(s.outcome());
            case Cleared cleared -> Optional.of(cleared.clearance().decision());
        };
    }

    /** The second person, where one has judged. */
    default Optional<Review> review() {
        return switch (this) {
            case Submitted s -> Optional.empty();
            case Failed s -> Optional.empty();
            case Refused s -> Optional.empty();
            case PendingReview s -> Optional.empty();
            case ReviewRejected s -> Optional.of(s.rejection());
            case Cleared cleared -> Optional.ofNullable(cleared.clearance().review());
        };
    }

    /** The names of the states, as stored and as told to callers. */
    enum State {
        SUBMITTED,
        REFUSED,
        PENDING_REVIEW,
        REVIEW_REJECTED,
        APPROVED,
        SENDING,
        UNKNOWN,
        ANSWERED,
        NO_RECORD,
        REJECTED,
        FAILED
    }

    /** Cleared for the bureau, whatever came of it: the request number is fixed. */
    sealed interface Cleared extends CreditQuery {
        Clearance clearance();

        default RequestNumber requestNumber() {
            return clearance().requestNumber();
        }
    }

    /** Still to be settled with the bureau; survives every crash and is taken up again. */
    sealed interface Unsettled extends Cleared {

        /** The inquiry is about to be handed to the network; stored before it is. */
        Sending send(Instant at);

        /** The authorization was asked once more, and holds. */
        Unsettled confirmed(Instant at);

        /** The authorization does not hold any more, and the bureau has never seen the inquiry (A10). */
        default Refused refuse(List<Reason> reasons, int policyVersion) {
            return new Refused(particulars(), version() + 1, Decision.block(reasons, policyVersion));
        }
    }

    /** The inquiry may have reached the bureau. It is never sent again before it was looked up (Q12). */
    sealed interface PerhapsAtTheBureau extends Unsettled {

        Dispatch dispatch();

        default Answered answered(Instant at) {
            return new Answered(particulars(), version() + 1, clearance(), at, null);
        }

        default NoRecord foundNoRecord(Instant at) {
            return new NoRecord(particulars(), version() + 1, clearance(), at);
        }

        default Rejected rejected(Instant at) {
            return new Rejected(particulars(), version() + 1, clearance(), at);
        }

        default Unknown unknown(Uncertainty reason) {
            return new Unknown(particulars(), version() + 1, clearance(), dispatch(), reason);
        }

        @Override
        default Sending send(Instant at) {
            return new Sending(
                    particulars(), version() + 1, clearance(), dispatch().again(at));
        }

        default Failed giveUp(Instant at) {
            return new Failed(particulars(), version() + 1, FailureReason.BUREAU_NOT_REACHED, at);
        }
    }

    /** Stored, not yet judged. */
    record Submitted(Particulars particulars, long version) implements CreditQuery {

        public Refused refuse(Decision refusal) {
            return new Refused(particulars, version + 1, refusal);
        }

        public PendingReview sendToReview(Decision outcome) {
            return new PendingReview(particulars, version + 1, outcome);
        }

        /** A system's query needs no reviewer (Q4). */
        public Approved clear(Decision outcome, Instant at) {
            return new Approved(
                    particulars, version + 1, new Clearance(outcome, null, RequestNumber.of(particulars.id()), at, at));
        }

        public Failed fail(FailureReason reason, Instant at) {
            return new Failed(particulars, version + 1, reason, at);
        }
    }

    /** A rule refused. Final. */
    record Refused(Particulars particulars, long version, Decision refusal) implements CreditQuery {
        public Refused {
            if (refusal.outcome() != Decision.Outcome.BLOCK) {
                throw new IllegalArgumentException("A refusal blocks");
            }
        }
    }

    /** Waits for a second person (Q4). */
    record PendingReview(Particulars particulars, long version, Decision outcome) implements CreditQuery {

        /**
         * A second person said yes.
         *
         * @param confirmedAt when the authorization's owner was asked again (A10)
         */
        public Approved approve(Review review, Instant confirmedAt) {
            return new Approved(
                    particulars,
                    version + 1,
                    new Clearance(outcome, review, RequestNumber.of(particulars.id()), review.at(), confirmedAt));
        }

        public ReviewRejected reject(Review review) {
            return new ReviewRejected(particulars, version + 1, outcome, review);
        }

        /** The authorization was withdrawn, closed or has expired since the request (A10). */
        public Refused refuse(List<Reason> reasons) {
            return new Refused(particulars, version + 1, Decision.block(reasons, outcome.policyVersion()));
        }
    }

    /** The second person said no. Final. */
    record ReviewRejected(Particulars particulars, long version, Decision outcome, Review rejection)
            implements CreditQuery {}

    /** Cleared, its number fixed; nothing was sent yet. */
    record Approved(Particulars particulars, long version, Clearance clearance) implements Unsettled {
        @Override
        public Sending send(Instant at) {
            return new Sending(particulars, version + 1, clearance, Dispatch.first(at));
        }

        /** A report that is still valid answers it; the bureau was not asked (Q9). */
        public Answered answeredFrom(CreditQueryId source, Instant at) {
            return new Answered(particulars, version + 1, clearance, at, source);
        }

        @Override
        public Approved confirmed(Instant at) {
            return new Approved(particulars, version, clearance.confirmed(at));
        }
    }

    /** Handed to the network, or about to be; found like this after a crash it counts as unknown. */
    record Sending(Particulars particulars, long version, Clearance clearance, Dispatch dispatch)
            implements PerhapsAtTheBureau {

        /**
         * Nothing has left. What was never sent before is where it was before the sending; what was, stays to be looked up
         * first (Q12).
         */
        public Unsettled notSent() {
            return dispatch.attempts() == 1
                    ? new Approved(particulars, version + 1, clearance)
                    : unknown(Uncertainty.NOT_SENT);
        }

        @Override
        public Sending confirmed(Instant at) {
            return new Sending(particulars, version, clearance.confirmed(at), dispatch);
        }
    }

    /** Sent, with an outcome nobody knows yet. */
    record Unknown(Particulars particulars, long version, Clearance clearance, Dispatch dispatch, Uncertainty reason)
            implements PerhapsAtTheBureau {
        @Override
        public Unknown confirmed(Instant at) {
            return new Unknown(particulars, version, clearance.confirmed(at), dispatch, reason);
        }
    }

    /**
     * The report is in the vault. Final.
     *
     * @param answeredFrom the earlier query whose report answers this one; absent where the bureau answered (Q9)
     */
    record Answered(
            Particulars particulars,
            long version,
            Clearance clearance,
            Instant at,
            @Nullable CreditQueryId answeredFrom)
            implements Cleared {

        /** The query under which the report lies in the vault. */
        public CreditQueryId reportOf() {
            return answeredFrom == null ? id() : answeredFrom;
        }
    }

    /** The bureau knows nobody like this. Final. */
    record NoRecord(Particulars particulars, long version, Clearance clearance, Instant at) implements Cleared {}

    /** The bureau refused the inquiry. Final. */
    record Rejected(Particulars particulars, long version, Clearance clearance, Instant at) implements Cleared {}

    /** Came to nothing. Final. */
    record Failed(Particulars particulars, long version, FailureReason reason, Instant at) implements CreditQuery {}
}
