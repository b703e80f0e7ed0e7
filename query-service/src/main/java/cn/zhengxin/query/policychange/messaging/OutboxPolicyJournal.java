package cn.zhengxin.query.policychange.messaging;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.policychange.application.PolicyJournal;
import cn.zhengxin.query.policychange.model.PolicyEvent;
import cn.zhengxin.query.policychange.model.PolicyEvent.GatePolicyApproved;
import cn.zhengxin.query.policychange.model.PolicyEvent.GatePolicyDecisionRefused;
import cn.zhengxin.query.policychange.model.PolicyEvent.GatePolicyProposed;
import cn.zhengxin.query.policychange.model.PolicyEvent.GatePolicyRejected;
import java.time.Instant;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Events of versions of the policy go to the outbox; the reason in words is in none of them (N2). */
@Component
class OutboxPolicyJournal implements PolicyJournal {

    private final Outbox outbox;

    OutboxPolicyJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void append(PolicyEvent event) {
        outbox.append(
                switch (event) {
                    case GatePolicyProposed e ->
                        of(e, "PROPOSED")
                                .with("basedOn", e.version().origin().basedOn())
                                .with("rules", e.rules());
                    case GatePolicyApproved e -> decided(e, "APPROVED");
                    case GatePolicyRejected e -> decided(e, "REJECTED");
                    case GatePolicyDecisionRefused e -> decided(e, "REFUSED").with("rule", "O1");
                });
    }

    private static AuditEvent decided(PolicyEvent event, String result) {
        return of(event, result).with("proposedBy", event.version().origin().account());
    }

    private static AuditEvent of(PolicyEvent event, String result) {
        var by = event.by();
        Instant effectiveFrom = event.version().effectiveFrom();
        return AuditEvent.of(
                        event.getClass().getSimpleName(),
                        "gate-policy-" + event.version().number(),
                        event.at(),
                        Actor.person(by.account(), by.employeeNumber(), by.institution()),
                        new Origin(by.terminal(), null, MDC.get("traceId")),
                        result)
                .underPolicy(event.inForce())
                .with("proposedVersion", event.version().number())
                .with("effectiveFrom", effectiveFrom == null ? null : effectiveFrom.toString());
    }
}
