package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertEvent;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** U7: somebody who looked into an alert says what came of it; nothing follows from it before a second person agrees. */
@Component
public class ProposeFinding {

    private final AlertSteps steps;
    private final Alerts alerts;
    private final AlertJournal journal;

    ProposeFinding(AlertSteps steps, Alerts alerts, AlertJournal journal) {
        this.steps = steps;
        this.alerts = alerts;
        this.journal = journal;
    }

    public AlertChange handle(AlertId id, Finding finding, AlertReader by, @Nullable Long expectedVersion) {
        return steps.take(id, by, expectedVersion, (found, now) -> switch (found) {
            case Alert.Checked checked -> propose(checked, finding, by, now);
            case Alert.Raised raised -> new AlertChange.NotInThisState();
            case Alert.Judged judged -> new AlertChange.NotInThisState();
            case Alert.Closed closed -> new AlertChange.NotInThisState();
        });
    }

    private AlertChange propose(Alert.Checked checked, Finding finding, AlertReader by, Instant now) {
        Alert.Judged judged = checked.propose(finding, by.person(), now);
        alerts.update(judged);
        journal.append(new AlertEvent.AlertFindingProposed(judged, by.person(), now));
        return new AlertChange.Changed(judged);
    }
}
