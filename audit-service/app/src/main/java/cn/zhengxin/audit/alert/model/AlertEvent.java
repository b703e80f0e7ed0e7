package cn.zhengxin.audit.alert.model;

import cn.zhengxin.audit.secondperson.Person;
import java.time.Instant;
import java.util.List;

/** What happened to an alert. Commits together with the change it tells of (N5). */
public sealed interface AlertEvent {

    Alert alert();

    Instant at();

    record AlertRaised(Alert.Raised alert, Instant at) implements AlertEvent {}

    /**
     * The indicator saw more of the same.
     *
     * @param added none where only the level rose
     */
    record AlertEvidenceAdded(Alert.Open alert, List<Long> added, Instant at) implements AlertEvent {
        public AlertEvidenceAdded {
            added = List.copyOf(added);
        }
    }

    /**
     * Somebody looked at it for the first time.
     *
     * @param overdue later than within its time
     */
    record AlertChecked(Alert.Checked alert, Person by, boolean overdue, Instant at) implements AlertEvent {}

    record AlertFindingProposed(Alert.Judged alert, Person by, Instant at) implements AlertEvent {}

    /** Somebody tried to decide on a finding of their own (O1). */
    record AlertFindingDecisionRefused(Alert.Judged alert, Person by, Instant at) implements AlertEvent {}

    /** A second person did not agree; the finding stands in this event alone from now on. */
    record AlertFindingTurnedDown(Alert.Checked alert, Alert.Judged before, Person by, Instant at)
            implements AlertEvent {}

    /**
     * A second person agreed.
     *
     * @param accountReleased nothing is left for which the account has to be frozen
     * @param overdue later than within its time
     */
    record AlertClosed(Alert.Closed alert, Person by, boolean accountReleased, boolean overdue, Instant at)
            implements AlertEvent {}

    /** A clock ran out before what it waits for was done; told once a clock. */
    record AlertEscalated(Alert.Open alert, AlertClock clock, Instant dueAt, Instant at) implements AlertEvent {}
}
