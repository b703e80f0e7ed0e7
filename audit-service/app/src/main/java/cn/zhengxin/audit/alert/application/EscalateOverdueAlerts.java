package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** U7: tells which alerts have waited too long, each once a clock. Any number of instances may run it. */
@Component
public class EscalateOverdueAlerts {

    private static final int AT_ONCE = 100;

    private final Alerts alerts;
    private final AlertJournal journal;
    private final AlertClocks clocks;
    private final TransactionOperations transactions;
    private final Clock clock;

    public EscalateOverdueAlerts(
            Alerts alerts, AlertJournal journal, AlertClocks clocks, TransactionOperations transactions, Clock clock) {
        this.alerts = alerts;
        this.journal = journal;
        this.clocks = clocks;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = AlertClocks.ESCALATION_INTERVAL)
    public void handle() {
        for (AlertClock running : AlertClock.values()) {
            transactions.executeWithoutResult(transaction -> escalate(running));
        }
    }

    private void escalate(AlertClock running) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var terms = clocks.terms();
        alerts.takeOverdue(running, terms, now, AT_ONCE)
                .forEach(overdue -> journal.append(new AlertEvent.AlertEscalated(
                        overdue, running, terms.dueAt(running, overdue.facts().raisedAt()), now)));
    }
}
