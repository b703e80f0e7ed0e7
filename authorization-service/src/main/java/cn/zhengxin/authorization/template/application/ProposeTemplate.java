package cn.zhengxin.authorization.template.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.template.model.AuthorizationTemplate;
import cn.zhengxin.authorization.template.model.TemplateFacts;
import cn.zhengxin.authorization.template.model.TemplateFault;
import cn.zhengxin.authorization.template.model.TemplateProposal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes a version of the consent's text; it counts once another person has approved it. */
@Service
public class ProposeTemplate {

    private final Templates templates;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public ProposeTemplate(Templates templates, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.templates = templates;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Proposed(AuthorizationTemplate.Proposed template) implements Outcome {}

        /** Each fault is named with its field; the rules are those that refused. */
        record Faulty(List<RuleEntry> rules, List<TemplateFault> faults) implements Outcome {}

        /** What exists under a version is never changed. */
        record VersionTaken() implements Outcome {}
    }

    @Transactional
    public Outcome handle(TemplateProposal proposal, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        return switch (proposal.examine(policy, now)) {
            case TemplateProposal.Examination.Faulty faulty -> refused(faulty.faults(), policy);
            case TemplateProposal.Examination.Sound sound -> {
                var proposed = new AuthorizationTemplate.Proposed(new TemplateFacts(
                        sound.version(), sound.text(), sound.effectiveFrom(), requester.party(), now));
                if (!templates.add(proposed)) {
                    yield new Outcome.VersionTaken();
                }
                outbox.append(TemplateEvents.proposed(proposed.facts(), policy.version(), requester));
                yield new Outcome.Proposed(proposed);
            }
        };
    }

    private static Outcome refused(List<TemplateFault> faults, AuthorizationPolicy policy) {
        var rules = faults.stream()
                .map(TemplateFault::rule)
                .distinct()
                .sorted()
                .map(policy::rule)
                .toList();
        return new Outcome.Faulty(rules, faults);
    }
}
