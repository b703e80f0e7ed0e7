package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.exemption.model.Approved;
import cn.zhengxin.authorization.exemption.model.CentralBankReport;
import cn.zhengxin.authorization.exemption.model.ExemptionFacts;
import cn.zhengxin.authorization.exemption.model.ExemptionReview;
import cn.zhengxin.authorization.exemption.model.JudicialExemption;
import cn.zhengxin.authorization.exemption.model.TurnedDown;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import java.time.Instant;

/** The facts this feature tells the audit trail. They name subjects by reference only, and no word of any document (N2). */
final class ExemptionEvents {

    private ExemptionEvents() {}

    static AuditEvent entered(ExemptionFacts facts, Requester requester) {
        var completeBy = facts.completeBy();
        return about("JudicialExemptionEntered", facts, requester, facts.enteredAt(), "UNDER_REVIEW")
                .with("documentKind", facts.content().document().name())
                .with("reportType", facts.content().reportType().name())
                .with("uses", facts.content().uses())
                .with("completeBy", completeBy == null ? null : completeBy.toString());
    }

    static AuditEvent documentAdded(ExemptionFacts facts, ExemptionDocument document, Requester requester) {
        return about("JudicialExemptionDocumentAdded", facts, requester, document.addedAt(), "ADDED")
                .with("documentId", document.id().toString())
                .with("sha256", document.sha256());
    }

    static AuditEvent reviewed(JudicialExemption exemption, ExemptionReview review, Requester requester) {
        var result = switch (exemption) {
            case UnderReview _ -> "UNDER_REVIEW";
            case Approved _ -> "APPROVED";
            case TurnedDown _ -> "TURNED_DOWN";
        };
        return about("JudicialExemptionReviewed", exemption.facts(), requester, review.at(), result)
                .with("decision", review.decision().name());
    }

    /** An attempt that separation of duties stopped is worth knowing too. */
    static AuditEvent reviewRefused(ExemptionFacts facts, Requester requester, Instant at) {
        return about("JudicialExemptionReviewRefused", facts, requester, at, "REFUSED")
                .with("rule", "O1");
    }

    static AuditEvent reported(ExemptionFacts facts, CentralBankReport report, Requester requester) {
        return about("JudicialExemptionReported", facts, requester, report.at(), "REPORTED")
                .with("reference", report.reference());
    }

    static AuditEvent read(ExemptionFacts facts, String part, Requester requester, Instant at) {
        return about("JudicialExemptionRead", facts, requester, at, "READ").with("part", part);
    }

    static AuditEvent listed(String institution, int count, Requester requester, Instant at) {
        return AuditEvent.of("JudicialExemptionRead", institution, at, requester.actor(), requester.origin(), "READ")
                .with("part", "LIST")
                .with("count", count);
    }

    static AuditEvent overdue(JudicialExemption exemption, Instant at) {
        var facts = exemption.facts();
        var platform = new Actor(ActorKind.PLATFORM, "authorization-service", null, facts.institution());
        return about("JudicialExemptionOverdue", facts, platform, Origin.unknown(), at, "OVERDUE")
                .with("completeBy", String.valueOf(facts.completeBy()))
                .with("missing", exemption.missing())
                .with("enteredAccount", facts.enteredBy().account());
    }

    private static AuditEvent about(String type, ExemptionFacts facts, Requester requester, Instant at, String result) {
        return about(type, facts, requester.actor(), requester.origin(), at, result);
    }

    private static AuditEvent about(
            String type, ExemptionFacts facts, Actor actor, Origin origin, Instant at, String result) {
        var urgent = facts.content().urgent();
        return AuditEvent.of(type, facts.id().toString(), at, actor, origin, result)
                .onSubject(facts.subject().value())
                .underAuthorization(facts.id().toString())
                .underPolicy(facts.policyVersion())
                .with("number", facts.number().value())
                .with("institution", facts.institution())
                .with("authorityKind", facts.content().authority().name())
                .with("urgentGround", urgent == null ? null : urgent.name());
    }
}
