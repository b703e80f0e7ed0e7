package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.Instant;

/** Opened once: works, or is kept from working. */
public sealed interface OpenedOperator extends EmployedOperator
        permits ActiveOperator, LockedOperator, SuspendedOperator {

    @Override
    SuspendedOperator move(Place to, Account by, Instant at);

    /**
     * O6: fewer points; at grade C suspended at once.
     *
     * @param points at least 1; what is left never falls below 0
     */
    OpenedOperator deduct(int points, AuthorizationPolicy policy, Account by, Instant at);

    /** The same state with these roles from now on (O1). */
    default OpenedOperator grant(RoleSet roles) {
        return with(facts().withRoles(roles));
    }

    /** The same state, and roles that wait for a second person (O1). */
    default OpenedOperator propose(RoleProposal proposal) {
        return with(facts().proposing(proposal));
    }

    private OpenedOperator with(OperatorFacts facts) {
        return switch (this) {
            case ActiveOperator _ -> new ActiveOperator(facts);
            case LockedOperator locked -> new LockedOperator(facts, locked.lock());
            case SuspendedOperator suspended -> new SuspendedOperator(facts, suspended.suspension());
        };
    }
}
