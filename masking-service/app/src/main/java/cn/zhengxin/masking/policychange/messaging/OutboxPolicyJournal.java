package cn.zhengxin.masking.policychange.messaging;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.masking.policy.MaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policychange.application.PolicyJournal;
import cn.zhengxin.masking.policychange.model.PolicyEvent;
import cn.zhengxin.masking.policychange.model.PolicyEvent.MaskingPolicyApproved;
import cn.zhengxin.masking.policychange.model.PolicyEvent.MaskingPolicyDecisionRefused;
import cn.zhengxin.masking.policychange.model.PolicyEvent.MaskingPolicyProposed;
import cn.zhengxin.masking.policychange.model.PolicyEvent.MaskingPolicyRejected;
import cn.zhengxin.masking.policychange.model.PolicyEvent.MaskingPolicyTried;
import cn.zhengxin.masking.policychange.model.PolicyEvent.MaskingPolicyWithdrawn;
import java.time.Instant;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Events of versions of the masking policy go to the outbox; the reason in words and samples are in none of them (N2). */
@Component
class OutboxPolicyJournal implements PolicyJournal {

    private final Outbox outbox;
    private final MaskingPolicies policies;

    OutboxPolicyJournal(Outbox outbox, MaskingPolicies policies) {
        this.outbox = outbox;
        this.policies = policies;
    }

    @Override
    public void append(PolicyEvent event) {
        outbox.append(
                switch (event) {
                    case MaskingPolicyProposed e ->
                        of(e, "PROPOSED")
                                .with("basedOn", e.version().origin().basedOn())
                                .with("lines", e.lines())
                                .with("roles", e.roles());
                    case MaskingPolicyTried e ->
                        of(e, "TRIED")
                                .with("deliveredSamples", e.summary().deliveredSamples())
                                .with("samples", e.summary().samples())
                                .with("viewings", e.summary().viewings())
                                .with("differences", e.summary().differences());
                    case MaskingPolicyApproved e -> decided(e, "APPROVED");
                    case MaskingPolicyRejected e -> decided(e, "REJECTED");
                    case MaskingPolicyWithdrawn e -> decided(e, "WITHDRAWN");
                    case MaskingPolicyDecisionRefused e -> decided(e, "REFUSED").with("rule", "O1");
                });
    }

    private AuditEvent decided(PolicyEvent event, String result) {
        return of(event, result).with("proposedBy", event.version().origin().account());
    }

    private AuditEvent of(PolicyEvent event, String result) {
        var by = event.by();
        Instant effectiveFrom = event.version().effectiveFrom();
        return AuditEvent.of(
                        event.getClass().getSimpleName(),
                        "masking-policy-" + event.version().number(),
                        event.at(),
                        Actor.person(by.account(), by.employeeNumber(), by.institution()),
                        new Origin(by.terminal(), null, MDC.get("traceId")),
                        result)
                .underPolicy(policies.inForceAt(event.at())
                        .map(MaskingPolicy::version)
                        .orElse(null))
                .with("proposedVersion", event.version().number())
                .with("effectiveFrom", effectiveFrom == null ? null : effectiveFrom.toString());
    }
}
