package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.Instant;
import java.time.LocalDate;

/** O7: unused for too long. */
public record LockedOperator(OperatorFacts facts, Lock lock) implements OpenedOperator {

    @Override
    public OperatorState state() {
        return OperatorState.LOCKED;
    }

    /** The days without use are counted anew. */
    public ActiveOperator unlock(LocalDate today) {
        return new ActiveOperator(facts.usedOn(today));
    }

    public SuspendedOperator suspend(Account by, SuspensionReason reason, Instant at) {
        return new SuspendedOperator(facts, new Suspension(by, reason, at));
    }

    @Override
    public SuspendedOperator move(Place to, Account by, Instant at) {
        return new SuspendedOperator(
                facts.at(to).withoutProposal(), new Suspension(by, SuspensionReason.TRANSFERRED, at));
    }

    @Override
    public OpenedOperator deduct(int points, AuthorizationPolicy policy, Account by, Instant at) {
        var after = facts.minus(points);
        return Grade.of(after.points(), policy) == Grade.C
                ? new SuspendedOperator(after, new Suspension(by, SuspensionReason.SECURITY_POINTS, at))
                : new LockedOperator(after, lock);
    }
}
