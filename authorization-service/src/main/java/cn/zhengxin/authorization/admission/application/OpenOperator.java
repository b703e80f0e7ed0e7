package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.authorization.operator.application.AdmissionRecords;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.model.AppliedOperator;
import cn.zhengxin.authorization.operator.model.Approvals;
import cn.zhengxin.authorization.operator.model.ApprovedOperator;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.Qualifications;
import cn.zhengxin.authorization.operator.model.TrainedOperator;
import cn.zhengxin.authorization.policy.RuleCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O5: opens an account that meets every condition today; otherwise each missing element is named in one answer. */
@Service
public class OpenOperator {

    private final OperatorChanges changes;
    private final AdmissionRecords records;

    public OpenOperator(OperatorChanges changes, AdmissionRecords records) {
        this.changes = changes;
        this.records = records;
    }

    @Transactional
    public OperatorChange handle(OpenOperatorCommand command) {
        return changes.byAdministrator(
                Operation.OPEN, command.account(), command.expectedVersion(), command.requester(), this::open);
    }

    private OperatorChange open(Current current) {
        var facts = current.facts();
        var qualifications = records.qualificationsOf(facts.account());
        var application = facts.application();
        var given = records.approvalsOf(facts.account());
        var approvals = application == null ? given : given.since(application.at());
        return switch (current.stored().operator()) {
            case AppliedOperator _, TrainedOperator _ -> notReady(current, qualifications, approvals);
            case ApprovedOperator approved ->
                switch (approved.open(qualifications, approvals, current.policy(), current.today())) {
                    case ApprovedOperator.Opening.NotReady notReady ->
                        changes.refuse(current, RuleCode.O5, notReady.missing());
                    case ApprovedOperator.Opening.Opened opened ->
                        changes.keep(
                                current,
                                opened.active(),
                                current.event("OperatorOpened", "ACTIVE")
                                        .with(OperatorEvents.ACCOUNT_REFUSED, false)
                                        .with("roles", facts.roles().words()));
                };
            case OpenedOperator _, DepartedOperator _ -> new OperatorChange.NotInThisState();
        };
    }

    private OperatorChange notReady(Current current, Qualifications qualifications, Approvals approvals) {
        return changes.refuse(
                current,
                RuleCode.O5,
                Missing.toOpen(qualifications.missing(current.policy(), current.today()), approvals.missing()));
    }
}
