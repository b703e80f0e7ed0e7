package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertEvent;
import cn.zhengxin.audit.alert.model.AlertId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** U7, O1: a second person agrees to a finding, which closes the alert, or turns it down. */
@Component
public class DecideFinding {

    private final AlertSteps steps;
    private final Alerts alerts;
    private final AlertJournal journal;
    private final AlertClocks clocks;

    DecideFinding(AlertSteps steps, Alerts alerts, AlertJournal journal, AlertClocks clocks) {
        this.steps = steps;
        this.alerts = alerts;
        this.journal = journal;
        this.clocks = clocks;
    }

    /** What is said about the finding. */
    public enum Word {
        AGREE,
        TURN_DOWN
    }

    public AlertChange handle(AlertId id, Word word, AlertReader by, @Nullable Long expectedVersion) {
        return steps.takeAlone(id, by, expectedVersion, (found, now) -> switch (found) {
            case Alert.Judged judged -> decide(judged, word, by, now);
            case Alert.Raised raised -> new AlertChange.NotInThisState();
            case Alert.Checked checked -> new AlertChange.NotInThisState();
            case Alert.Closed closed -> new AlertChange.NotInThisState();
        });
    }

    private AlertChange decide(Alert.Judged judged, Word word, AlertReader by, Instant now) {
        if (judged.proposal().isOf(by.person())) {
            journal.append(new AlertEvent.AlertFindingDecisionRefused(judged, by.person(), now));
            return new AlertChange.NotIndependent();
        }
        return switch (word) {
            case AGREE -> agree(judged, by, now);
            case TURN_DOWN -> turnDown(judged, by, now);
        };
    }

    private AlertChange agree(Alert.Judged judged, AlertReader by, Instant now) {
        Alert.Closed closed = judged.agree(by.person(), now);
        var facts = closed.facts();
        boolean released = !closed.finding().confirmed() && !alerts.freezesOtherThan(facts.id(), facts.account());
        boolean overdue = clocks.terms().isOver(AlertClock.FINDING, facts.raisedAt(), now);
        alerts.update(closed);
        journal.append(new AlertEvent.AlertClosed(closed, by.person(), released, overdue, now));
        return new AlertChange.Changed(closed);
    }

    private AlertChange turnDown(Alert.Judged judged, AlertReader by, Instant now) {
        Alert.Checked checked = judged.turnDown();
        alerts.update(checked);
        journal.append(new AlertEvent.AlertFindingTurnedDown(checked, judged, by.person(), now));
        return new AlertChange.Changed(checked);
    }
}
