package cn.zhengxin.authorization.policychange.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policychange.model.PolicyFault;
import cn.zhengxin.authorization.policychange.model.PolicyProposal;
import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import cn.zhengxin.authorization.template.application.Templates;
import cn.zhengxin.authorization.template.model.AuthorizationTemplate;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes a version of the policy; it decides nothing before another person approved it and its date has come. */
@Service
public class ProposePolicy {

    private final PolicyVersions versions;
    private final AuthorizationPolicies policies;
    private final Templates templates;
    private final Outbox outbox;
    private final Clock clock;

    public ProposePolicy(
            PolicyVersions versions, AuthorizationPolicies policies, Templates templates, Outbox outbox, Clock clock) {
        this.versions = versions;
        this.policies = policies;
        this.templates = templates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Proposed(PolicyVersion version) implements Outcome {}

        /** Every fault is named with its field; nothing was kept. */
        record Faulty(List<PolicyFault> faults) implements Outcome {}
    }

    private boolean hasText(String templateVersion) {
        return templates.find(templateVersion).orElse(null) instanceof AuthorizationTemplate.Approved;
    }

    @Transactional
    public Outcome handle(int basedOn, PolicyProposal proposal, Requester requester) {
        var now = clock.instant();
        var base = versions.find(basedOn);
        if (base.isEmpty() || !(base.get() instanceof PolicyVersion.Approved)) {
            return new Outcome.Faulty(List.of(new PolicyFault("basedOn", "the number of an approved version")));
        }
        return switch (proposal.examine(policies.version(basedOn), this::hasText, now)) {
            case PolicyProposal.Examination.Faulty faulty -> new Outcome.Faulty(faulty.faults());
            case PolicyProposal.Examination.Sound sound -> {
                var proposed = versions.add(sound.changes(), requester.party(), now);
                outbox.append(PolicyEvents.proposed(
                        proposed, sound.changes(), policies.at(now).version(), requester, now));
                yield new Outcome.Proposed(proposed);
            }
        };
    }
}
