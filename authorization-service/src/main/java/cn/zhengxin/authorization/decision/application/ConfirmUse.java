package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.decision.model.Confirmed;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Reserved;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseAsk;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A10, A12: decides once more right before the bureau is asked, because days may lie between reservation and approval. Each call
 * is a decision of its own; a use that was confirmed before is decided again. As for new uses, the policies are taken as written.
 */
@Service
public class ConfirmUse {

    private final EveryUseGround grounds;
    private final Uses uses;
    private final AuthorizationPolicies policies;
    private final WorkingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    public ConfirmUse(
            EveryUseGround grounds,
            Uses uses,
            @Qualifier("jdbcAuthorizationPolicies") AuthorizationPolicies policies,
            WorkingCalendar calendar,
            Outbox outbox,
            Clock clock) {
        this.grounds = grounds;
        this.uses = uses;
        this.policies = policies;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public UseDecision handle(UseCommand command) {
        var now = clock.instant();
        var policy = policies.at(now);
        var ground = grounds.findForChange(command.authorization());
        var use = uses.findForChange(command.use())
                .filter(found -> found.facts().authorization().equals(command.authorization()));
        if (ground.isEmpty() || use.isEmpty()) {
            return refusal(policy, List.of(RuleCode.Q1));
        }
        return switch (use.get()) {
            case Reserved reserved -> confirm(ground.get(), reserved, command, policy, now);
            case Confirmed confirmed -> confirm(ground.get(), confirmed, command, policy, now);
            case Refused refused -> refusal(policy, refused.rules());
            case Consumed _ -> refusal(policy, List.of(RuleCode.A13));
            case Released _ -> refusal(policy, List.of(RuleCode.A13));
        };
    }

    private UseDecision confirm(
            UseGround ground, Use.Held held, UseCommand command, AuthorizationPolicy policy, Instant now) {
        var facts = held.facts();
        // Its own use is held already: none has to be left. Its subject's name was compared when it was reserved.
        var refusals = ground.refusals(new UseAsk(facts.intendedUse(), null, 0, 0, policy, calendar, now));
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
        return new UseDecision.Granted(ground.number(), policy.version(), ground.endDate());
    }

    private static UseDecision refusal(AuthorizationPolicy policy, List<RuleCode> rules) {
        return new UseDecision.NotGranted(
                policy.version(), rules.stream().map(policy::rule).toList());
    }
}
