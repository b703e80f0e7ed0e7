package cn.zhengxin.query.notification;

import java.util.UUID;

/** Whoever brings a message to a subject. Told the same notice again under its key, it sends one message only. */
interface SubjectNotices {

    /** No transaction is open, and no connection to the database is held, while this waits. */
    Handover handOver(NoticeRecipients.Answer.Known recipient, QueryNotice notice);

    /** What became of handing over whatever has this key. No transaction is open while this waits. */
    LookUp lookUp(UUID deliveryKey);

    /** What became of handing a message over. */
    sealed interface Handover {

        /**
         * Taken over for delivery, now or at an earlier attempt.
         *
         * @param receipt the provider's name for it
         */
        record Accepted(String receipt) implements Handover {}

        /** Refused for good: saying it again changes nothing. */
        record Refused() implements Handover {}

        /** No usable answer; whether it was taken over is not known. */
        record Unavailable() implements Handover {}
    }

    /** What the provider knows of a key. */
    sealed interface LookUp {

        record TakenOver(String receipt) implements LookUp {}

        record NeverSeen() implements LookUp {}

        record Silent() implements LookUp {}
    }
}
