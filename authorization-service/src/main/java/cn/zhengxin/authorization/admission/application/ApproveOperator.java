package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.AdmissionRecords;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.application.OperatorVisibility;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.AppliedOperator;
import cn.zhengxin.authorization.operator.model.Approval;
import cn.zhengxin.authorization.operator.model.ApprovalLevel;
import cn.zhengxin.authorization.operator.model.Approvals;
import cn.zhengxin.authorization.operator.model.ApprovedOperator;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.TrainedOperator;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.identity.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * O5: first the institution's department head or compliance officer, then a province administrator; each another person than the
 * applicant, than each other and than the operator. O6, O7: an account that was suspended is approved once, by the institution.
 */
@Service
public class ApproveOperator {

    private final OperatorChanges changes;
    private final AdmissionRecords records;

    public ApproveOperator(OperatorChanges changes, AdmissionRecords records) {
        this.changes = changes;
        this.records = records;
    }

    @Transactional
    public OperatorChange handle(ApproveOperatorCommand command) {
        return changes.bySomebody(
                Operation.APPROVE,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                this::excluded,
                this::approve);
    }

    private @Nullable RuleCode excluded(Current current) {
        var party = current.requester().party();
        var operator = current.stored().operator();
        if (OperatorVisibility.isOneself(party, current.facts()) || tookPart(operator, party)) {
            return RuleCode.O1;
        }
        return isOfInstitution(current) || current.requester().has(Role.CREDIT_ADMINISTRATOR_PROVINCE)
                ? null
                : RuleCode.O2;
    }

    private boolean tookPart(Operator operator, Party party) {
        return switch (operator) {
            case AppliedOperator _, TrainedOperator _, ApprovedOperator _ -> {
                var application = operator.facts().application();
                yield (application != null && application.by().isSamePersonAs(party))
                        || approvalsOf(operator).isGivenBy(party);
            }
            case SuspendedOperator _, ActiveOperator _, LockedOperator _, DepartedOperator _ -> false;
        };
    }

    private OperatorChange approve(Current current) {
        return switch (current.stored().operator()) {
            case AppliedOperator applied ->
                changes.refuse(
                        current,
                        RuleCode.O5,
                        records.qualificationsOf(applied.facts().account()).missing(current.policy(), current.today()));
            case TrainedOperator trained -> approve(current, trained);
            case SuspendedOperator suspended
            when isOfInstitution(current) -> keep(current, suspended, ApprovalLevel.RETURN);
            case SuspendedOperator _ -> changes.refuse(current, RuleCode.O2, List.of());
            case ApprovedOperator _, ActiveOperator _, LockedOperator _, DepartedOperator _ ->
                new OperatorChange.NotInThisState();
        };
    }

    private OperatorChange approve(Current current, TrainedOperator trained) {
        var given = approvalsOf(trained);
        if (!given.has(ApprovalLevel.INSTITUTION)) {
            // The higher level does not decide before the lower one did.
            return isOfInstitution(current)
                    ? keep(
                            current,
                            trained.approve(given.with(approval(current, ApprovalLevel.INSTITUTION))),
                            ApprovalLevel.INSTITUTION)
                    : changes.refuse(current, RuleCode.O5, given.missing());
        }
        return current.requester().has(Role.CREDIT_ADMINISTRATOR_PROVINCE)
                ? keep(
                        current,
                        trained.approve(given.with(approval(current, ApprovalLevel.PROVINCE))),
                        ApprovalLevel.PROVINCE)
                : new OperatorChange.NotInThisState();
    }

    private OperatorChange keep(Current current, Operator after, ApprovalLevel level) {
        records.approve(current.facts().account(), approval(current, level));
        return changes.keep(
                current,
                after,
                current.event("OperatorApproved", "APPROVED")
                        .with("level", level.name())
                        .with("state", after.state().name()));
    }

    private static Approval approval(Current current, ApprovalLevel level) {
        return new Approval(level, current.requester().party(), current.now());
    }

    private Approvals approvalsOf(Operator operator) {
        var given = records.approvalsOf(operator.facts().account());
        var application = operator.facts().application();
        return application == null ? given : given.since(application.at());
    }

    private static boolean isOfInstitution(Current current) {
        Requester requester = current.requester();
        return requester.party().isOf(current.facts().institution())
                && (requester.has(Role.DEPARTMENT_HEAD) || requester.has(Role.COMPLIANCE_OFFICER));
    }
}
