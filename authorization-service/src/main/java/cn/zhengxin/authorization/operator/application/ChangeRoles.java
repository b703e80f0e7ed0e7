package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.RoleConflict;
import cn.zhengxin.authorization.operator.model.RoleProposal;
import cn.zhengxin.authorization.operator.model.RoleSet;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O1, O2: fewer roles hold at once; a role more waits for a second person, as it would have when the account was applied for (O5). */
@Service
public class ChangeRoles {

    private final OperatorChanges changes;
    private final GrantRoles grantRoles;

    ChangeRoles(OperatorChanges changes, GrantRoles grantRoles) {
        this.changes = changes;
        this.grantRoles = grantRoles;
    }

    @Transactional
    public OperatorChange handle(ChangeRolesCommand command) {
        var composition = RoleSet.compose(command.roles());
        return changes.bySomebody(
                Operation.CHANGE_ROLES,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> excluded(current, composition),
                current -> switch (composition) {
                    case RoleSet.Composition.Conflicting conflicting ->
                        changes.refuse(current, RuleCode.O1, faults(conflicting.conflicts()));
                    case RoleSet.Composition.Composed composed -> change(current, composed.roles());
                });
    }

    /** Whoever appoints or dismisses an administrator is in charge of administrators. */
    private static @Nullable RuleCode excluded(Current current, RoleSet.Composition composition) {
        var requester = current.requester();
        var facts = current.facts();
        if (OperatorVisibility.isOneself(requester.party(), facts)) {
            return RuleCode.O2;
        }
        var before = facts.administratorTier();
        var after = composition instanceof RoleSet.Composition.Composed composed
                ? composed.roles().tier()
                : before;
        var decisive = before == null ? after : before;
        var isAllowed = OperatorVisibility.managesTier(requester, decisive, facts.institution())
                && (after == null || after == decisive);
        return isAllowed ? null : RuleCode.O2;
    }

    private OperatorChange change(Current current, RoleSet roles) {
        if (!(current.stored().operator() instanceof OpenedOperator opened)) {
            return new OperatorChange.NotInThisState();
        }
        if (roles.grantsNothingBeyond(current.facts().roles())) {
            return grantRoles.handle(current, opened, roles);
        }
        var proposal = new RoleProposal(roles, current.requester().party(), current.now());
        return changes.keep(
                current,
                opened.propose(proposal),
                current.event("OperatorRolesProposed", "PROPOSED").with("roles", roles.words()));
    }

    /** O1, by field and without a role's name repeated. */
    public static List<Missing> faults(List<RoleConflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> new Missing(
                        "roles",
                        switch (conflict) {
                            case ADMINISTRATOR_AND_QUERY -> "an administrator neither asks for reports nor reviews";
                            case ADMINISTRATOR_AND_COMPLIANCE ->
                                "an administrator is no compliance officer, who decides about roles";
                            case AUDITOR_AND_WRITER -> "an auditor holds no other role";
                            case BOTH_ADMINISTRATOR_TIERS -> "nobody is administrator of both tiers";
                            case NOT_A_STAFF_ROLE -> "holds a role that staff cannot have";
                        }))
                .toList();
    }
}
