package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * O7: enters into the register what every decision computes already. Any number of instances may run it: each account is looked at
 * again under its own lock.
 */
@Component
public class LockUnusedOperators {

    private static final int AT_ONCE = 200;

    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    public LockUnusedOperators(
            Operators operators,
            AuthorizationPolicies policies,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.operators = operators;
        this.policies = policies;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = UpkeepProperties.INTERVAL, fixedDelayString = UpkeepProperties.INTERVAL)
    public void handle() {
        var now = clock.instant();
        var policy = policies.at(now);
        for (var account : operators.activeUnused(AccountLimits.of(policy, BankDay.of(now)), AT_ONCE)) {
            transactions.executeWithoutResult(transaction -> lock(account, now, policy));
        }
    }

    private void lock(Account account, Instant now, AuthorizationPolicy policy) {
        operators.findForChange(account).ifPresent(stored -> {
            if (stored.operator() instanceof ActiveOperator active
                    && Obstacle.of(active, policy, BankDay.of(now)).equals(Optional.of(Obstacle.UNUSED))) {
                operators.replace(stored, active.lock(now));
                outbox.append(locked(stored.facts(), now, policy));
            }
        });
    }

    static AuditEvent locked(OperatorFacts facts, Instant now, AuthorizationPolicy policy) {
        return AuditEvent.of(
                        "OperatorLocked",
                        facts.account().value(),
                        now,
                        Actor.platform("authorization-service"),
                        Origin.unknown(),
                        "LOCKED")
                .underPolicy(policy.version())
                .with("employeeNumber", facts.employeeNumber())
                .with("institution", facts.institution())
                .with(OperatorEvents.ACCOUNT_REFUSED, true)
                .with("lastUsedOn", facts.lastUsedOn().toString());
    }
}
