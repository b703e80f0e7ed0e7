package cn.zhengxin.authorization.expirynotice;

import java.time.Instant;

/** How far telling the subject has come (A12). Everything but {@link Pending} is final. */
sealed interface NoticeState {

    default Name name() {
        return switch (this) {
            case Pending _ -> Name.PENDING;
            case Delivered _ -> Name.DELIVERED;
            case Failed _ -> Name.FAILED;
            case NoAddress _ -> Name.NO_ADDRESS;
        };
    }

    /** The states as they are stored and told. */
    enum Name {
        PENDING,
        DELIVERED,
        FAILED,
        NO_ADDRESS
    }

    /** Why a notice will not reach its subject any more. */
    enum Reason {
        /** The authorization ended before a delivery came about. */
        AUTHORIZATION_ENDED,
        /** Whoever delivers refused this message for good. */
        REFUSED_BY_PROVIDER
    }

    /** Tried again at that moment. */
    record Pending(Instant nextAttemptAt) implements NoticeState {}

    /**
     * Taken over for delivery.
     *
     * @param receipt the provider's name for it
     */
    record Delivered(String receipt, Instant at) implements NoticeState {}

    record Failed(Reason reason, Instant at) implements NoticeState {}

    /** The authorization names no phone number, or what it named was destroyed. */
    record NoAddress(Instant at) implements NoticeState {}
}
