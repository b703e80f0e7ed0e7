package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What every step about an alert goes through, in one transaction: known to whoever takes it, current, then the step. */
@Component
class AlertSteps {

    private final Alerts alerts;
    private final TransactionOperations transactions;
    private final Clock clock;

    AlertSteps(Alerts alerts, TransactionOperations transactions, Clock clock) {
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes a step.
     *
     * @param expectedVersion the version that the caller looked at, if they say so
     */
    AlertChange take(
            AlertId id,
            AlertReader reader,
            @Nullable Long expectedVersion,
            BiFunction<Alert, Instant, AlertChange> step) {
        return transactions.execute(transaction -> {
            Alert found = alerts.findForChange(id)
                    .filter(alert -> reader.maySee(alert.facts()))
                    .orElse(null);
            if (found == null) {
                return new AlertChange.Unknown();
            }
            if (expectedVersion != null && expectedVersion != found.version()) {
                return new AlertChange.VersionOutOfDate();
            }
            return step.apply(found, clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
    }

    /** As {@link #take}, where what becomes of the account depends on its other alerts: these are closed one after the other. */
    AlertChange takeAlone(
            AlertId id,
            AlertReader reader,
            @Nullable Long expectedVersion,
            BiFunction<Alert, Instant, AlertChange> step) {
        return transactions.execute(transaction -> {
            alerts.find(id)
                    .ifPresent(alert -> alerts.keepClosingOut(alert.facts().account()));
            return take(id, reader, expectedVersion, step);
        });
    }
}
