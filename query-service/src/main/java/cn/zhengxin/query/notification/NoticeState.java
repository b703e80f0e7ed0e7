package cn.zhengxin.query.notification;

import java.time.Duration;
import java.time.Instant;

/** How far telling the subject has come (Q13). What is not {@link Due} is final. */
sealed interface NoticeState {

    default Name name() {
        return switch (this) {
            case Owed _ -> Name.OWED;
            case Retrying _ -> Name.RETRYING;
            case Sent _ -> Name.SENT;
            case Failed _ -> Name.FAILED;
            case Withheld _ -> Name.WITHHELD;
        };
    }

    /** The states as they are stored. */
    enum Name {
        OWED,
        RETRYING,
        SENT,
        FAILED,
        WITHHELD
    }

    /** Why a notice will not reach its subject any more. */
    enum Reason {
        /** The authorization names no phone number, or what it named was destroyed. */
        NO_ADDRESS,
        /** Whoever delivers refused this message for good. */
        REFUSED_BY_PROVIDER,
        /** Tried for as many days as policy asks. */
        TIME_OVER
    }

    /** Still to be told. */
    sealed interface Due extends NoticeState {

        default Sent sent(String receipt, Instant at) {
            return new Sent(receipt, at);
        }

        default Failed failed(Reason reason, Instant at) {
            return new Failed(reason, at);
        }

        default Retrying retried(Duration pause) {
            return new Retrying(pause);
        }
    }

    /** Written with the outcome of the query; no attempt has come to an end yet. */
    record Owed() implements Due {}

    /**
     * An attempt had no known outcome.
     *
     * @param pause until the next
     */
    record Retrying(Duration pause) implements Due {}

    /**
     * Taken over for delivery.
     *
     * @param receipt the provider's name for it
     */
    record Sent(String receipt, Instant at) implements NoticeState {}

    record Failed(Reason reason, Instant at) implements NoticeState {}

    /** Nobody is told: the query was made for a purpose that policy keeps secret (A16). */
    record Withheld(Instant at) implements NoticeState {}
}
