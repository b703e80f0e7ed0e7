package cn.zhengxin.authorization.template.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.template.model.TemplateFacts;
import java.time.Instant;

/** The facts this feature tells the audit trail. */
final class TemplateEvents {

    private TemplateEvents() {}

    static AuditEvent proposed(TemplateFacts facts, int policyVersion, Requester requester) {
        return about("TemplateProposed", facts, requester, facts.proposedAt(), "PROPOSED")
                .underPolicy(policyVersion)
                .with("effectiveFrom", facts.effectiveFrom().toString());
    }

    static AuditEvent approved(TemplateFacts facts, Requester requester, Instant at) {
        return about("TemplateApproved", facts, requester, at, "APPROVED")
                .with("effectiveFrom", facts.effectiveFrom().toString())
                .with("proposedBy", facts.proposedBy().account());
    }

    /** An attempt that separation of duties stopped is worth knowing too. */
    static AuditEvent approvalRefused(TemplateFacts facts, int policyVersion, Requester requester, Instant at) {
        return about("TemplateApprovalRefused", facts, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("rule", "O1");
    }

    private static AuditEvent about(String type, TemplateFacts facts, Requester requester, Instant at, String result) {
        return AuditEvent.of(type, facts.version(), at, requester.actor(), requester.origin(), result)
                .with("templateVersion", facts.version())
                .with("sha256", facts.text().sha256());
    }
}
