package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertEvent;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.NewAlert;
import cn.zhengxin.audittrail.EventId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** U7: raises an alert, or adds to the open one of the same indicator and account. */
@Component
public class RaiseAlert {

    private static final int TRIES = 5;

    private final Alerts alerts;
    private final AlertJournal journal;
    private final Clock clock;

    public RaiseAlert(Alerts alerts, AlertJournal journal, Clock clock) {
        this.alerts = alerts;
        this.journal = journal;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Raised(Alert.Raised alert) implements Outcome {}

        /** An alert was open; it knows more now, or is graver. */
        record Added(Alert.Open alert) implements Outcome {}

        /** An alert was open and knew all of it, or holds as much evidence as one can. */
        record KnownBefore(Alert.Open alert) implements Outcome {}
    }

    /** In the caller's transaction: what was seen and the alert are kept together or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome handle(NewAlert seen) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Alert.Raised raised = seen.raise(new AlertId(EventId.next().value()), now);
            if (alerts.addUnlessOpen(raised)) {
                journal.append(new AlertEvent.AlertRaised(raised, now));
                return new Outcome.Raised(raised);
            }
            var open = alerts.findOpenForChange(seen.indicator(), seen.account());
            if (open.isPresent()) {
                return add(open.get(), seen, now);
            }
            // It was closed in between: what was seen is a new alert.
        }
        throw new IllegalStateException("Alerts of one indicator and account are closed as fast as they are raised");
    }

    private Outcome add(Alert.Open open, NewAlert seen, Instant now) {
        var added = open.facts().newAmong(seen.evidence());
        if (added.isEmpty() && !seen.level().isAbove(open.facts().level())) {
            return new Outcome.KnownBefore(open);
        }
        Alert.Open after = open.add(added, seen.level(), seen.explanation());
        alerts.update(after);
        journal.append(new AlertEvent.AlertEvidenceAdded(after, added, now));
        return new Outcome.Added(after);
    }
}
