package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.partner.model.EndingReason;
import cn.zhengxin.authorization.partner.model.PartnerFacts;
import cn.zhengxin.authorization.partner.model.Qualification;
import cn.zhengxin.authorization.partner.model.SuspensionReason;
import java.time.Instant;
import java.util.List;

/** What happens to partners, in the words of the audit trail (A7, U1). */
final class PartnerEvents {

    private PartnerEvents() {}

    static AuditEvent registered(PartnerFacts partner, Requester requester) {
        var purposes = partner.qualifications().stream()
                .map(Qualification::permittedPurposes)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .map(Enum::name)
                .toList();
        return event("PartnerRegistered", partner, requester, partner.registeredAt(), "REGISTERED")
                .underPolicy(partner.policyVersion())
                .with("permittedPurposes", purposes);
    }

    static AuditEvent approved(PartnerFacts partner, Requester requester, int policyVersion, Instant at) {
        return event("PartnerApproved", partner, requester, at, "ACTIVE").underPolicy(policyVersion);
    }

    static AuditEvent suspended(
            PartnerFacts partner, SuspensionReason reason, Requester requester, int policyVersion, Instant at) {
        return event("PartnerSuspended", partner, requester, at, "SUSPENDED")
                .underPolicy(policyVersion)
                .with("reason", reason.name());
    }

    static AuditEvent reinstated(
            PartnerFacts partner, SuspensionReason reason, Requester requester, int policyVersion, Instant at) {
        return event("PartnerReinstated", partner, requester, at, "ACTIVE")
                .underPolicy(policyVersion)
                .with("suspendedFor", reason.name());
    }

    static AuditEvent ended(
            PartnerFacts partner, EndingReason reason, Requester requester, int policyVersion, Instant at) {
        return event("PartnerEnded", partner, requester, at, "ENDED")
                .underPolicy(policyVersion)
                .with("reason", reason.name());
    }

    /** O1: somebody tried to decide on what they did themself. */
    static AuditEvent decisionRefused(
            PartnerFacts partner, String decision, Requester requester, int policyVersion, Instant at) {
        return event("PartnerDecisionRefused", partner, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("decision", decision)
                .with("rule", "O1");
    }

    private static AuditEvent event(String type, PartnerFacts partner, Requester requester, Instant at, String result) {
        return AuditEvent.of(type, partner.code(), at, requester.actor(), requester.origin(), result)
                .with("partner", partner.code())
                .with("institution", partner.institution());
    }
}
