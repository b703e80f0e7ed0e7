package cn.zhengxin.audit.alert.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** How long each clock runs. Whether one has run out is worked out when asked: no job has to run for it (U7). */
public record AlertTerms(Duration firstCheck, Duration finding) {

    public AlertTerms {
        if (!firstCheck.isPositive() || finding.compareTo(firstCheck) < 0) {
            throw new IllegalArgumentException("A first look takes time, and a finding no less");
        }
    }

    public Instant dueAt(AlertClock clock, Instant raisedAt) {
        return raisedAt.plus(of(clock));
    }

    /** Whatever is done at the moment it is due is done in time. */
    public boolean isOver(AlertClock clock, Instant raisedAt, Instant at) {
        return at.isAfter(dueAt(clock, raisedAt));
    }

    /** The clocks that still run for this alert although their time is over. */
    public Set<AlertClock> overdue(Alert alert, Instant now) {
        var overdue = EnumSet.noneOf(AlertClock.class);
        for (var running : alert.running()) {
            if (isOver(running, alert.facts().raisedAt(), now)) {
                overdue.add(running);
            }
        }
        return overdue;
    }

    public Duration of(AlertClock clock) {
        return switch (clock) {
            case FIRST_CHECK -> firstCheck;
            case FINDING -> finding;
        };
    }
}
