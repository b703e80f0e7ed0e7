package cn.zhengxin.authorization.operator.model;

import java.time.Instant;

/** May work, as far as grade and roles go. */
public record ActiveOperator(OperatorFacts facts) implements Operator {

    /** O11: holds from the next decision on, whatever token the account still has. */
    public SuspendedOperator suspend(Account by, SuspensionReason reason, Instant at) {
        return new SuspendedOperator(facts, new Suspension(by, reason, at));
    }
}
