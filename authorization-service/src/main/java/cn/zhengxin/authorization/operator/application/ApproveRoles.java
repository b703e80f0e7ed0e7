package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O1: proposed roles hold once the institution's department head or compliance officer says so: neither who proposed them, nor who gets them. */
@Service
public class ApproveRoles {

    private final OperatorChanges changes;
    private final GrantRoles grantRoles;

    ApproveRoles(OperatorChanges changes, GrantRoles grantRoles) {
        this.changes = changes;
        this.grantRoles = grantRoles;
    }

    @Transactional
    public OperatorChange handle(ApproveRolesCommand command) {
        return changes.bySomebody(
                Operation.APPROVE_ROLES,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                ApproveRoles::excluded,
                this::approve);
    }

    private static @Nullable RuleCode excluded(Current current) {
        var party = current.requester().party();
        var proposal = current.facts().proposal();
        var isInvolved = OperatorVisibility.isOneself(party, current.facts())
                || (proposal != null && proposal.by().isSamePersonAs(party));
        if (isInvolved) {
            return RuleCode.O1;
        }
        var isEntitled = current.requester().has(Role.DEPARTMENT_HEAD)
                || current.requester().has(Role.COMPLIANCE_OFFICER);
        return isEntitled && party.isOf(current.facts().institution()) ? null : RuleCode.O2;
    }

    private OperatorChange approve(Current current) {
        var proposal = current.facts().proposal();
        if (proposal == null || !(current.stored().operator() instanceof OpenedOperator opened)) {
            return new OperatorChange.NotInThisState();
        }
        return grantRoles.handle(current, opened, proposal.roles());
    }
}
