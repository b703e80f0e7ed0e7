package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch of credit queries (Q11). Each state is a type; a transition is a method of the state it leaves. A file is checked
 * before anything of it is kept, so the first state of a batch is the one in which risk looks at it. {@code version} counts
 * the stored transitions and guards against two writers.
 */
public sealed interface CreditQueryBatch {

    BatchParticulars particulars();

    long version();

    default BatchId id() {
        return particulars().id();
    }

    default State state() {
        return switch (this) {
            case AwaitingApproval s -> State.AWAITING_APPROVAL;
            case Rejected s -> State.REJECTED;
            case Approved s -> State.APPROVED;
            case Running s -> State.RUNNING;
            case Paused s -> State.PAUSED;
            case Completed s -> State.COMPLETED;
            case Cancelled s -> State.CANCELLED;
        };
    }

    /** The names of the states, as stored and as told to callers. */
    enum State {
        AWAITING_APPROVAL,
        REJECTED,
        APPROVED,
        RUNNING,
        PAUSED,
        COMPLETED,
        CANCELLED;

        /** Nothing becomes of it any more. */
        public boolean isOver() {
            return this == REJECTED || this == COMPLETED || this == CANCELLED;
        }
    }

    /** May be called off. */
    sealed interface Open extends CreditQueryBatch {

        /** The approvals there are. */
        @Nullable Approval first();

        @Nullable Approval second();

        default Cancelled cancel(String by, Instant at) {
            return new Cancelled(particulars(), version() + 1, first(), second(), by, at);
        }
    }

    /** Two people of risk have said yes. */
    sealed interface Cleared extends Open {

        Approvals approvals();

        @Override
        default Approval first() {
            return approvals().first();
        }

        @Override
        default Approval second() {
            return approvals().second();
        }
    }

    /** Checked and stored; two people of risk look at it, one after the other. */
    record AwaitingApproval(
            BatchParticulars particulars,
            long version,
            @Nullable Approval first) implements Open {

        @Override
        public @Nullable Approval second() {
            return null;
        }

        /** Why this person may not decide, if so: one person has one account, and one employee number (O3). */
        public Optional<BatchObjection> objectionTo(Performer.Employee person) {
            if (person.isSamePersonAs(particulars.uploader())) {
                return Optional.of(BatchObjection.OWN_BATCH);
            }
            if (first != null && person.isSamePersonAs(first.by())) {
                return Optional.of(BatchObjection.APPROVED_BEFORE);
            }
            return Optional.empty();
        }

        /** With the first approval it waits for the second; with the second it may run. */
        public CreditQueryBatch approve(Approval approval) {
            if (objectionTo(approval.by()).isPresent()) {
                throw new IllegalArgumentException("This person may not approve the batch");
            }
            return first == null
                    ? new AwaitingApproval(particulars, version + 1, approval)
                    : new Approved(particulars, version + 1, new Approvals(first, approval));
        }

        public Rejected reject(String by, Instant at) {
            return new Rejected(particulars, version + 1, first, by, at);
        }
    }

    /** Risk said no. Final. */
    record Rejected(
            BatchParticulars particulars,
            long version,
            @Nullable Approval first,
            String by,
            Instant at) implements CreditQueryBatch {}

    /** May run; nothing of it has been run. */
    record Approved(BatchParticulars particulars, long version, Approvals approvals) implements Cleared {

        public Running start(Instant at) {
            return new Running(particulars, version + 1, approvals, at);
        }
    }

    /** Its rows are being run. */
    record Running(BatchParticulars particulars, long version, Approvals approvals, Instant startedAt)
            implements Cleared {

        public Paused pause(Pause pause) {
            return new Paused(particulars, version + 1, approvals, startedAt, pause);
        }

        public Completed complete(Instant at) {
            return new Completed(particulars, version + 1, approvals, startedAt, at);
        }
    }

    /** Nothing more of it is run until somebody lets it go on. */
    record Paused(BatchParticulars particulars, long version, Approvals approvals, Instant startedAt, Pause pause)
            implements Cleared {

        public Running resume() {
            return new Running(particulars, version + 1, approvals, startedAt);
        }
    }

    /** Every row has its outcome, or waits in the ordinary queue of reviews. Final. */
    record Completed(BatchParticulars particulars, long version, Approvals approvals, Instant startedAt, Instant at)
            implements CreditQueryBatch {}

    /** Called off. What was begun is brought to its end, nothing else is begun. Final. */
    record Cancelled(
            BatchParticulars particulars,
            long version,
            @Nullable Approval first,
            @Nullable Approval second,
            String by,
            Instant at)
            implements CreditQueryBatch {}
}
