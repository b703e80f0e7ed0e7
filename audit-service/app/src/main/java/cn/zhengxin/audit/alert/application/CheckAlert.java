package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertEvent;
import cn.zhengxin.audit.alert.model.AlertId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** U7: the first look at an alert. */
@Component
public class CheckAlert {

    private final AlertSteps steps;
    private final Alerts alerts;
    private final AlertJournal journal;
    private final AlertClocks clocks;

    CheckAlert(AlertSteps steps, Alerts alerts, AlertJournal journal, AlertClocks clocks) {
        this.steps = steps;
        this.alerts = alerts;
        this.journal = journal;
        this.clocks = clocks;
    }

    public AlertChange handle(AlertId id, AlertReader by, @Nullable Long expectedVersion) {
        return steps.take(id, by, expectedVersion, (found, now) -> switch (found) {
            case Alert.Raised raised -> check(raised, by, now);
            case Alert.Checked checked -> new AlertChange.NotInThisState();
            case Alert.Judged judged -> new AlertChange.NotInThisState();
            case Alert.Closed closed -> new AlertChange.NotInThisState();
        });
    }

    private AlertChange check(Alert.Raised raised, AlertReader by, Instant now) {
        Alert.Checked checked = raised.check(by.person(), now);
        boolean overdue =
                clocks.terms().isOver(AlertClock.FIRST_CHECK, raised.facts().raisedAt(), now);
        alerts.update(checked);
        journal.append(new AlertEvent.AlertChecked(checked, by.person(), overdue, now));
        return new AlertChange.Changed(checked);
    }
}
