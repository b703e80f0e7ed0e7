package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.SealSigned;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Instant;
import java.util.List;

/** The facts an online signing tells the audit trail. They name subjects by reference only (N2). */
final class OnlineSigningEvents {

    private OnlineSigningEvents() {}

    static AuditEvent stepTaken(AuthorizationFacts facts, StepKind kind, Requester requester, Instant at) {
        return about("OnlineSigningStepTaken", facts, requester, at, "RECORDED").with("step", kind.name());
    }

    static AuditEvent stepRefused(
            AuthorizationFacts facts, List<FieldFault> faults, int policyVersion, Requester requester, Instant at) {
        return about("OnlineSigningStepRefused", facts, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("rule", "A3")
                .with("fields", fields(faults));
    }

    static AuditEvent signingRefused(
            AuthorizationFacts facts, List<FieldFault> faults, int policyVersion, Requester requester, Instant at) {
        return about("AuthorizationSigningRefused", facts, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("rule", "A3")
                .with("fields", fields(faults));
    }

    static AuditEvent signed(Signed signed, SealSigned.Sealing sealing, Requester requester) {
        return about(
                        "AuthorizationSigned",
                        signed.facts(),
                        requester,
                        signed.signature().at(),
                        "SIGNED")
                .underPolicy(signed.signature().policyVersion())
                .with("channel", signed.facts().content().signingChannel().name())
                .with("documentSha256", sealing.documentSha256())
                .with("evidenceRoot", sealing.evidenceRoot());
    }

    private static List<String> fields(List<FieldFault> faults) {
        return faults.stream().map(FieldFault::field).distinct().toList();
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
