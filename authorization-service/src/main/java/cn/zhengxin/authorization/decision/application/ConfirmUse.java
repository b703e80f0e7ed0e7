package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.decision.model.Confirmed;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Reserved;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.Validity;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A10, A12: decides once more right before the bureau is asked, because days may lie between reservation and approval. Each call
 * is a decision of its own; a use that was confirmed before is decided again.
 */
@Service
public class ConfirmUse {

    private final Authorizations authorizations;
    private final Uses uses;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public ConfirmUse(
            Authorizations authorizations, Uses uses, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.authorizations = authorizations;
        this.uses = uses;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public UseDecision handle(UseCommand command) {
        var now = clock.instant();
        var policy = policies.at(now);
        var stored = authorizations.findForChange(command.authorization());
        var use = uses.find(command.use())
                .filter(found -> found.facts().authorization().equals(command.authorization()));
        if (stored.isEmpty() || use.isEmpty()) {
            return refusal(policy, List.of(RuleCode.Q1));
        }
        return switch (use.get()) {
            case Reserved reserved -> confirm(stored.get(), reserved, command, policy, now);
            case Confirmed confirmed -> confirm(stored.get(), confirmed, command, policy, now);
            case Refused refused -> refusal(policy, refused.rules());
            case Consumed _ -> refusal(policy, List.of(RuleCode.A13));
            case Released _ -> refusal(policy, List.of(RuleCode.A13));
        };
    }

    private UseDecision confirm(
            StoredAuthorization stored, Use.Held held, UseCommand command, AuthorizationPolicy policy, Instant now) {
        var facts = held.facts();
        var refusals = Validity.refusals(stored.authorization(), facts.intendedUse(), now);
        if (!refusals.isEmpty()) {
            // The hold stays until it is released: whoever asked knows whether the bureau has been asked.
            outbox.append(
                    UseEvents.refused(facts, "CONFIRMATION", refusals, policy.version(), command.requester(), now));
            return refusal(policy, refusals);
        }
        if (held instanceof Reserved reserved) {
            uses.replace(reserved.confirm(), now);
            outbox.append(UseEvents.confirmed(facts, policy.version(), command.requester(), now));
        }
        return new UseDecision.Granted(
                stored.facts().number(),
                policy.version(),
                stored.facts().content().term().end());
    }

    private static UseDecision refusal(AuthorizationPolicy policy, List<RuleCode> rules) {
        return new UseDecision.NotGranted(
                policy.version(), rules.stream().map(policy::rule).toList());
    }
}
