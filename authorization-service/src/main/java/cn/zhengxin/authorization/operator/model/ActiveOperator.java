package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** May work, as far as grade, use and recertification go. */
public record ActiveOperator(OperatorFacts facts) implements OpenedOperator {

    @Override
    public OperatorState state() {
        return OperatorState.ACTIVE;
    }

    /** O11: holds from the next decision on, whatever token the account still has. */
    public SuspendedOperator suspend(Account by, SuspensionReason reason, Instant at) {
        return new SuspendedOperator(facts, new Suspension(by, reason, at));
    }

    /** O7: after too long without use. */
    public LockedOperator lock(Instant at) {
        return new LockedOperator(facts, new Lock(at));
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
                : new ActiveOperator(after);
    }

    /** O6, O7, O8: what keeps an active account from working today, whether or not a job has entered it yet. */
    Optional<Obstacle> obstacle(AuthorizationPolicy policy, LocalDate today) {
        var limits = AccountLimits.of(policy, today);
        if (limits.isAtGradeC(facts.points())) {
            return Optional.of(Obstacle.GRADE);
        }
        if (limits.isUnused(facts.lastUsedOn())) {
            return Optional.of(Obstacle.UNUSED);
        }
        return limits.isOverdue(facts.recertifyBy()) ? Optional.of(Obstacle.NOT_RECERTIFIED) : Optional.empty();
    }
}
