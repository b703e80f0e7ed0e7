package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.util.List;

/**
 * Events about accounts. Whatever changes whether an account may act says so in {@code accountRefused}; whatever takes from it
 * what its tokens say, in {@code tokensRefused}.
 */
public final class OperatorEvents {

    /** Whether the account is refused from this event on. */
    public static final String ACCOUNT_REFUSED = "accountRefused";

    /** Whether every token of the account is refused from this event on; false: those issued from now on are good again. */
    public static final String TOKENS_REFUSED = "tokensRefused";

    private OperatorEvents() {}

    /** What every event about an account holds. */
    public static AuditEvent about(
            String type,
            OperatorFacts facts,
            Requester requester,
            Instant at,
            AuthorizationPolicy policy,
            String result) {
        return AuditEvent.of(type, facts.account().value(), at, requester.actor(), requester.origin(), result)
                .underPolicy(policy.version())
                .with("employeeNumber", facts.employeeNumber())
                .with("institution", facts.institution());
    }

    /** U1: refused attempts are on record too. */
    static AuditEvent refused(
            Operation operation,
            Account account,
            RuleCode rule,
            List<Missing> missing,
            Requester requester,
            Instant at,
            AuthorizationPolicy policy) {
        return AuditEvent.of(
                        "OperatorChangeRefused", account.value(), at, requester.actor(), requester.origin(), "REFUSED")
                .underPolicy(policy.version())
                .with("operation", operation.name())
                .with("rule", rule.name())
                .with("missing", missing.stream().map(Missing::field).distinct().toList());
    }
}
