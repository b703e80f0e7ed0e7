package cn.zhengxin.authorization.template.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.template.model.AuthorizationTemplate;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A second person approves a proposed template (O1); from then, and from its date, authorizations can be given on it. */
@Service
public class ApproveTemplate {

    private final Templates templates;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public ApproveTemplate(Templates templates, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.templates = templates;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Approved(AuthorizationTemplate.Approved template) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Approved already. */
        record NotInThisState() implements Outcome {}

        /** O1: who proposed it cannot approve it. */
        record NotIndependent(RuleEntry rule) implements Outcome {}
    }

    @Transactional
    public Outcome handle(String version, Requester requester) {
        var found = templates.findForChange(version);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (found.get()) {
            case AuthorizationTemplate.Approved _ -> new Outcome.NotInThisState();
            case AuthorizationTemplate.Proposed proposed -> approve(proposed, requester);
        };
    }

    private Outcome approve(AuthorizationTemplate.Proposed proposed, Requester requester) {
        var now = clock.instant();
        return switch (proposed.approve(requester.party(), now)) {
            case AuthorizationTemplate.Proposed.Approval.NotIndependent _ -> {
                var policy = policies.at(now);
                outbox.append(TemplateEvents.approvalRefused(proposed.facts(), policy.version(), requester, now));
                yield new Outcome.NotIndependent(policy.rule(RuleCode.O1));
            }
            case AuthorizationTemplate.Proposed.Approval.Given given -> {
                templates.approve(given.approved());
                outbox.append(TemplateEvents.approved(proposed.facts(), requester, now));
                yield new Outcome.Approved(given.approved());
            }
        };
    }
}
