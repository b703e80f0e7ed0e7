package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.ConsentFacts;
import cn.zhengxin.authorization.crossborder.model.ConsentGiver;
import cn.zhengxin.authorization.crossborder.model.FieldAnswer;
import cn.zhengxin.authorization.crossborder.model.OverseasRecipient;
import cn.zhengxin.authorization.crossborder.model.TransferDecision;
import cn.zhengxin.authorization.crossborder.model.TransferField;
import cn.zhengxin.authorization.crossborder.model.WithdrawnConsent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this feature tells the audit trail. Recipients appear by reference and country, never by name (N2). */
final class CrossBorderEvents {

    private CrossBorderEvents() {}

    static AuditEvent recorded(ConsentFacts facts, ConsentGiver giver, Requester requester) {
        var content = facts.content();
        return about("CrossBorderConsentRecorded", facts, requester, facts.recordedAt(), "RECORDED")
                .underPolicy(facts.policyVersion())
                .with("purpose", content.purpose().name())
                .with("method", content.method().name())
                .with(
                        "categories",
                        content.categories().stream().map(Enum::name).sorted().toList())
                .with("routeValidUntil", content.routeValidUntil().toString())
                .with("consentedAt", content.consentedAt().toString())
                .with("consentedBy", giver.name())
                .with("evidenceId", facts.evidence().toString());
    }

    static AuditEvent verified(ConsentFacts facts, int policyVersion, Requester requester, Instant at) {
        return about("CrossBorderConsentVerified", facts, requester, at, "VERIFIED")
                .underPolicy(policyVersion);
    }

    static AuditEvent rejected(ConsentFacts facts, int policyVersion, Requester requester, Instant at) {
        return about("CrossBorderConsentRejected", facts, requester, at, "REJECTED")
                .underPolicy(policyVersion);
    }

    /** An attempt that separation of duties stopped is worth knowing too. */
    static AuditEvent verificationRefused(ConsentFacts facts, int policyVersion, Requester requester, Instant at) {
        return about("CrossBorderConsentVerificationRefused", facts, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("rule", "O1");
    }

    static AuditEvent withdrawn(WithdrawnConsent consent, Requester requester) {
        var withdrawal = consent.withdrawal();
        return about("CrossBorderConsentWithdrawn", consent.facts(), requester, withdrawal.at(), "WITHDRAWN")
                .underPolicy(consent.facts().policyVersion())
                .with("receiptNumber", withdrawal.receiptNumber());
    }

    static AuditEvent read(
            AuthorizationFacts facts, int count, @Nullable String accessId, Requester requester, Instant at) {
        return AuditEvent.of(
                        "CrossBorderConsentsRead",
                        facts.id().toString(),
                        at,
                        requester.actor(),
                        requester.origin(),
                        "READ")
                .onSubject(facts.subject().value())
                .underAuthorization(facts.id().toString())
                .with("institution", facts.content().institution().code())
                .with("count", count)
                .with("accessId", accessId);
    }

    /** Known fields by name; whatever else was asked for could be anything, so it is only counted (N2). */
    static AuditEvent decided(
            UUID decision,
            AuthorizationFacts facts,
            OverseasRecipient recipient,
            TransferDecision made,
            int policyVersion,
            Requester requester,
            Instant at) {
        return AuditEvent.of(
                        "CrossBorderTransferDecided",
                        facts.id().toString(),
                        at,
                        requester.actor(),
                        requester.origin(),
                        made.outcome().name())
                .onSubject(facts.subject().value())
                .underAuthorization(facts.id().toString())
                .underPolicy(policyVersion)
                .with("rule", "A8")
                .with("decisionId", decision.toString())
                .with(
                        "consentId",
                        made.consent()
                                .map(consent -> consent.facts().id().toString())
                                .orElse(null))
                .with("institution", facts.content().institution().code())
                .with("country", recipient.country())
                .with("recipientKind", recipient.kind().name())
                .with("recipientReference", recipient.reference())
                .with("transferable", fields(made, FieldAnswer.Form.TRANSFERABLE))
                .with("pseudonymised", fields(made, FieldAnswer.Form.PSEUDONYMISED))
                .with("notTransferable", fields(made, FieldAnswer.Form.NOT_TRANSFERABLE))
                .with("neverLeaves", fields(made, FieldAnswer.Form.NEVER_LEAVES))
                .with(
                        "unknownFields",
                        made.fields().stream()
                                .filter(answer ->
                                        TransferField.named(answer.field()).isEmpty())
                                .count())
                .with(
                        "refusals",
                        made.refusals().stream().map(Enum::name).sorted().toList());
    }

    private static List<String> fields(TransferDecision made, FieldAnswer.Form form) {
        return made.fields().stream()
                .filter(answer -> answer.form() == form)
                .flatMap(answer -> TransferField.named(answer.field()).stream())
                .map(Enum::name)
                .sorted()
                .toList();
    }

    private static AuditEvent about(String type, ConsentFacts facts, Requester requester, Instant at, String result) {
        var recipient = facts.content().recipient();
        return AuditEvent.of(type, facts.id().toString(), at, requester.actor(), requester.origin(), result)
                .onSubject(facts.subject().value())
                .underAuthorization(facts.authorization().toString())
                .with("number", facts.number())
                .with("institution", facts.institution())
                .with("country", recipient.country())
                .with("recipientKind", recipient.kind().name())
                .with("recipientReference", recipient.reference())
                .with("route", facts.content().route().name());
    }
}
