package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O2, O11: suspends an account; every decision after this commit refuses it. */
@Service
public class SuspendOperator {

    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public SuspendOperator(Operators operators, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.operators = operators;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public OperatorChange handle(SuspendOperatorCommand command) {
        var requester = command.requester();
        var now = clock.instant();
        var found = operators
                .findForChange(command.account())
                .filter(stored -> OperatorVisibility.maySee(requester, stored.facts()));
        if (found.isEmpty()) {
            return new OperatorChange.Unknown();
        }
        var stored = found.get();
        if (!OperatorVisibility.mayManage(requester, stored.facts())) {
            return new OperatorChange.NotYours(policies.at(now).rule(RuleCode.O2));
        }
        var expected = command.expectedVersion();
        if (expected != null && expected != stored.version()) {
            return new OperatorChange.Outdated();
        }
        if (!(stored.operator() instanceof ActiveOperator active)) {
            return new OperatorChange.NotInThisState();
        }
        var by = new Account(requester.party().account());
        var suspended = operators.replace(stored, active.suspend(by, command.reason(), now));
        outbox.append(AuditEvent.of(
                        "OperatorSuspended",
                        command.account().value(),
                        now,
                        requester.actor(),
                        requester.origin(),
                        "SUSPENDED")
                .underPolicy(policies.at(now).version())
                .with("accountRefused", true)
                .with("employeeNumber", stored.facts().employeeNumber())
                .with("institution", stored.facts().institution())
                .with("reason", command.reason().name()));
        return new OperatorChange.Changed(suspended);
    }
}
