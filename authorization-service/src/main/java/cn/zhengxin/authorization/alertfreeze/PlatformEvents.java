package cn.zhengxin.authorization.alertfreeze;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Events about accounts that nobody but the platform itself changed. */
@Component
class PlatformEvents {

    static final Account ACCOUNT = new Account("authorization-service");

    private final AuthorizationPolicies policies;
    private final Outbox outbox;

    PlatformEvents(AuthorizationPolicies policies, Outbox outbox) {
        this.policies = policies;
        this.outbox = outbox;
    }

    void append(String type, OperatorFacts facts, Instant at, String result, UnaryOperator<AuditEvent> members) {
        outbox.append(members.apply(AuditEvent.of(
                        type, facts.account().value(), at, Actor.platform(ACCOUNT.value()), Origin.unknown(), result)
                .underPolicy(policies.at(at).version())
                .with("employeeNumber", facts.employeeNumber())
                .with("institution", facts.institution())));
    }
}
