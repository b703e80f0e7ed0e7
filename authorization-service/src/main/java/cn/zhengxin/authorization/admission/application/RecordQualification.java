package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.operator.application.AdmissionRecords;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.AppliedOperator;
import cn.zhengxin.authorization.operator.model.ApprovedOperator;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.Qualification;
import cn.zhengxin.authorization.operator.model.TrainedOperator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O5, O6: an exam result, a training or an agreement, recorded by the administrator in charge. */
@Service
public class RecordQualification {

    private static final int LONGEST_WORKING_LIFE_YEARS = 60;

    private final OperatorChanges changes;
    private final AdmissionRecords records;

    public RecordQualification(OperatorChanges changes, AdmissionRecords records) {
        this.changes = changes;
        this.records = records;
    }

    @Transactional
    public OperatorChange handle(RecordQualificationCommand command) {
        return changes.byAdministrator(
                Operation.RECORD_QUALIFICATION,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> record(current, command.qualification()));
    }

    private OperatorChange record(Current current, Qualification qualification) {
        if (current.stored().operator() instanceof DepartedOperator) {
            return new OperatorChange.NotInThisState();
        }
        if (qualification.on().isAfter(current.today())) {
            return new OperatorChange.Invalid(List.of(new Missing("date", "is in the future")));
        }
        if (qualification.on().isBefore(current.today().minusYears(LONGEST_WORKING_LIFE_YEARS))) {
            return new OperatorChange.Invalid(List.of(new Missing("date", "lies before anybody's working life")));
        }
        var account = current.facts().account();
        if (!records.record(account, qualification, current.requester().party(), current.now())) {
            return new OperatorChange.AlreadyRecorded();
        }
        var after = assessed(current);
        return changes.keep(current, after, event(current, qualification, after));
    }

    private Operator assessed(Current current) {
        return switch (current.stored().operator()) {
            case AppliedOperator applied ->
                applied.assess(records.qualificationsOf(applied.facts().account()), current.policy(), current.today());
            case TrainedOperator trained -> trained;
            case ApprovedOperator approved -> approved;
            case OpenedOperator opened -> opened;
            case DepartedOperator departed -> departed;
        };
    }

    private static AuditEvent event(Current current, Qualification qualification, Operator after) {
        return current.event("OperatorQualificationRecorded", "RECORDED")
                .with("kind", qualification.kind().name())
                .with("reference", qualification.reference())
                .with("date", qualification.on().toString())
                .with("percent", qualification.percent())
                .with("state", after.state().name());
    }
}
