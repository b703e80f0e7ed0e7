package cn.zhengxin.authorization.departure;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import java.util.UUID;

/** O7: somebody left or moved, and their queries are looked through by another person before the hours are over. */
public sealed interface DepartureReview {

    Facts facts();

    /** Why the review was opened. */
    enum Cause {
        LEFT,
        MOVED
    }

    /** What the review found. */
    enum Finding {
        NOTHING_FOUND,
        VIOLATION_FOUND
    }

    /**
     * What stays the same.
     *
     * @param institution the one left
     * @param eventId of the personnel system's event
     */
    record Facts(
            UUID id,
            Account operator,
            String employeeNumber,
            String institution,
            Cause cause,
            UUID eventId,
            Instant openedAt,
            Instant dueAt) {}

    record Open(Facts facts) implements DepartureReview {

        public Closed close(Finding finding, Party by, Instant at) {
            return new Closed(facts, finding, by, at);
        }

        public boolean isOverdue(Instant now) {
            return now.isAfter(facts.dueAt());
        }
    }

    record Closed(Facts facts, Finding finding, Party by, Instant at) implements DepartureReview {}
}
