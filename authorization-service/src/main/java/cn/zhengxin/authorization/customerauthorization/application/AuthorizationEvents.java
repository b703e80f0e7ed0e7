package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.CounterSignature;
import cn.zhengxin.authorization.customerauthorization.model.OnlineSignature;
import cn.zhengxin.authorization.customerauthorization.model.Recipient;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawal;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Instant;
import java.util.List;

/** The facts this feature tells the audit trail. They name subjects by reference only (N2). */
final class AuthorizationEvents {

    private AuthorizationEvents() {}

    static AuditEvent drafted(AuthorizationFacts facts, Requester requester) {
        var content = facts.content();
        return about("AuthorizationDrafted", facts, requester, facts.enteredAt(), "DRAFT")
                .with("kind", content.kind().name())
                .with("product", content.product().name())
                .with(
                        "reportTypes",
                        content.reportTypes().stream().map(Enum::name).sorted().toList())
                .with("startDate", content.term().start().toString())
                .with("endDate", content.term().end().toString())
                .with("signingChannel", content.signingChannel().name())
                .with("signingTime", content.signingTime().toString())
                .with("templateVersion", content.templateVersion())
                .with("uses", content.uses())
                .with(
                        "recipients",
                        facts.chain().recipients().stream()
                                .map(Recipient::institutionCode)
                                .toList())
                .with(
                        "derivedFrom",
                        facts.chain().parent().map(Object::toString).orElse(null));
    }

    static AuditEvent evidenceAdded(AuthorizationFacts facts, EvidenceItem item, Requester requester) {
        return about("AuthorizationEvidenceAdded", facts, requester, item.addedAt(), "ADDED")
                .with("evidenceId", item.id().toString())
                .with("evidenceKind", item.kind().name())
                .with("sha256", item.sha256())
                .with("size", item.size());
    }

    static AuditEvent signed(Signed signed, SealSigned.Sealing sealing, Requester requester) {
        var signature = signed.signature();
        var event = about("AuthorizationSigned", signed.facts(), requester, signature.at(), "SIGNED")
                .underPolicy(signature.policyVersion())
                .with("channel", signed.facts().content().signingChannel().name())
                .with("documentSha256", sealing.documentSha256())
                .with("evidenceRoot", sealing.evidenceRoot());
        return switch (signature) {
            case CounterSignature counter ->
                event.with("pages", counter.pages().size())
                        .with("witnessEmployeeNumber", counter.witnessEmployeeNumber())
                        .with("recorded", counter.recording() != null);
            case OnlineSignature _ -> event;
        };
    }

    /** A4, A6: the page image signed another authorization before. Ids only; who the subjects are stays where it is. */
    static AuditEvent pageImageReused(
            AuthorizationFacts facts,
            EvidenceItem image,
            PageImages.Earlier earlier,
            RuleCode rule,
            boolean anotherSubject,
            int policyVersion,
            Requester requester,
            Instant at) {
        return about("PageImageReused", facts, requester, at, anotherSubject ? "REFUSED" : "NOTED")
                .underPolicy(policyVersion)
                .with("rule", rule.name())
                .with("evidenceId", image.id().toString())
                .with("earlierAuthorizationId", earlier.authorization().toString())
                .with("earlierEvidenceId", earlier.evidence().toString())
                .with("anotherSubject", anotherSubject);
    }

    /** An attempt to pass an incomplete signing is worth knowing: it names the fields at fault, never what stood in them. */
    static AuditEvent signingRefused(
            AuthorizationFacts facts, List<FieldFault> faults, int policyVersion, Requester requester, Instant at) {
        return about("AuthorizationSigningRefused", facts, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("rule", LeadingRule.of(faults).name())
                .with(
                        "rules",
                        faults.stream()
                                .map(fault -> fault.rule().name())
                                .distinct()
                                .sorted()
                                .toList())
                .with(
                        "fields",
                        faults.stream().map(FieldFault::field).distinct().toList());
    }

    static AuditEvent verified(AuthorizationFacts facts, Requester requester, Instant at) {
        return about("AuthorizationVerified", facts, requester, at, "ACTIVE");
    }

    static AuditEvent rejected(AuthorizationFacts facts, Requester requester, Instant at) {
        return about("AuthorizationRejected", facts, requester, at, "REJECTED");
    }

    /** An attempt that separation of duties stopped is worth knowing too. */
    static AuditEvent verificationRefused(AuthorizationFacts facts, RuleCode rule, Requester requester, Instant at) {
        return about("AuthorizationVerificationRefused", facts, requester, at, "REFUSED")
                .with("rule", rule.name());
    }

    static AuditEvent complianceApproved(AuthorizationFacts facts, Requester requester, Instant at) {
        return about("AuthorizationComplianceApproved", facts, requester, at, "APPROVED");
    }

    static AuditEvent complianceApprovalRefused(AuthorizationFacts facts, Requester requester, Instant at) {
        return about("AuthorizationComplianceApprovalRefused", facts, requester, at, "REFUSED")
                .with("rule", RuleCode.O1.name());
    }

    static AuditEvent withdrawn(AuthorizationFacts facts, Withdrawal withdrawal, Requester requester) {
        return about("AuthorizationWithdrawn", facts, requester, withdrawal.at(), "WITHDRAWN")
                .with("receiptNumber", withdrawal.receiptNumber());
    }

    static AuditEvent closed(Closed closed, Requester requester) {
        return about(
                        "AuthorizationClosed",
                        closed.facts(),
                        requester,
                        closed.closure().at(),
                        "CLOSED")
                .with("reason", closed.closure().reason().name());
    }

    /**
     * A hop ended with what it rests on (A7).
     *
     * @param cause how that ended: WITHDRAWN or CLOSED
     */
    static AuditEvent chainClosed(
            AuthorizationFacts hop,
            Recipient recipient,
            AuthorizationFacts ended,
            String cause,
            Requester requester,
            Instant at) {
        return about("AuthorizationChainClosed", hop, requester, at, "CLOSED")
                .with("partner", recipient.institutionCode())
                .with("endedAuthorizationId", ended.id().toString())
                .with("cause", cause);
    }

    /** @param part what was read: the authorization itself or its document */
    static AuditEvent read(AuthorizationFacts facts, String part, Requester requester, Instant at) {
        return about("ArchiveRead", facts, requester, at, "READ").with("part", part);
    }

    static AuditEvent listed(String scope, int count, Requester requester, Instant at) {
        return AuditEvent.of("ArchiveRead", scope, at, requester.actor(), requester.origin(), "READ")
                .with("part", "LIST")
                .with("count", count);
    }

    /** Somebody looked for a subject by document: whoever was found or not, by reference and never by number (N2). */
    static AuditEvent searched(SubjectReference subject, String scope, int count, Requester requester, Instant at) {
        return AuditEvent.of("AuthorizationsSearched", scope, at, requester.actor(), requester.origin(), "SEARCHED")
                .onSubject(subject.value())
                .with("count", count);
    }

    private static AuditEvent about(
            String type, AuthorizationFacts facts, Requester requester, Instant at, String result) {
        return AuditEvent.of(type, facts.id().toString(), at, requester.actor(), requester.origin(), result)
                .onSubject(facts.subject().value())
                .underAuthorization(facts.id().toString())
                .underPolicy(facts.policyVersion())
                .with("number", facts.number().value())
                .with("institution", facts.content().institution().code())
                .with("purpose", facts.content().purpose().name());
    }
}
