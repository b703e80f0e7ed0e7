package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.RuleCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O2, O6, O7: lets a suspended account work again, once everything the reason of its suspension asks for is there. */
@Service
public class ReinstateOperator {

    private final OperatorChanges changes;
    private final AdmissionRecords records;

    public ReinstateOperator(OperatorChanges changes, AdmissionRecords records) {
        this.changes = changes;
        this.records = records;
    }

    @Transactional
    public OperatorChange handle(ReinstateOperatorCommand command) {
        return changes.byAdministrator(
                Operation.REINSTATE,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> current.stored().operator() instanceof SuspendedOperator suspended
                        ? reinstate(current, suspended)
                        : new OperatorChange.NotInThisState());
    }

    private OperatorChange reinstate(Current current, SuspendedOperator suspended) {
        var account = current.facts().account();
        var reason = suspended.suspension().reason();
        var reinstatement = suspended.reinstate(
                current.requester().party(),
                records.qualificationsOf(account),
                records.approvalsOf(account).since(suspended.suspension().at()),
                current.policy(),
                current.today());
        return switch (reinstatement) {
            case SuspendedOperator.Reinstatement.NotYet notYet ->
                changes.refuse(current, ruleOf(reason), notYet.missing());
            case SuspendedOperator.Reinstatement.Reinstated reinstated ->
                changes.keep(
                        current,
                        reinstated.active(),
                        current.event("OperatorReinstated", "ACTIVE")
                                .with(OperatorEvents.ACCOUNT_REFUSED, false)
                                .with("suspendedFor", reason.name()));
        };
    }

    /** The rule whose conditions are not met. */
    private static RuleCode ruleOf(SuspensionReason reason) {
        return switch (reason) {
            case SECURITY_POINTS -> RuleCode.O6;
            case TRANSFERRED, ORGANISATION_DATA_OUTDATED, DEPARTED -> RuleCode.O7;
            case NOT_RECERTIFIED, VIOLATION_SUSPECTED, OTHER -> RuleCode.O8;
        };
    }
}
