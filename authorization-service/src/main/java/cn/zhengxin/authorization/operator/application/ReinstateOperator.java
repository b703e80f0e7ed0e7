package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O2: lets a suspended account work again. Grade C stays refused whatever is done here (O6). */
@Service
public class ReinstateOperator {

    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public ReinstateOperator(Operators operators, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.operators = operators;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public OperatorChange handle(ReinstateOperatorCommand command) {
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
        if (!(stored.operator() instanceof SuspendedOperator suspended)) {
            return new OperatorChange.NotInThisState();
        }
        var reinstated = operators.replace(stored, suspended.reinstate());
        outbox.append(AuditEvent.of(
                        "OperatorReinstated",
                        command.account().value(),
                        now,
                        requester.actor(),
                        requester.origin(),
                        "ACTIVE")
                .underPolicy(policies.at(now).version())
                .with("accountRefused", false)
                .with("employeeNumber", stored.facts().employeeNumber())
                .with("institution", stored.facts().institution())
                .with("suspendedFor", suspended.suspension().reason().name()));
        return new OperatorChange.Changed(reinstated);
    }
}
