package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.decision.model.UseFacts;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.util.List;

/** The facts this feature tells the audit trail. */
final class UseEvents {

    private UseEvents() {}

    static AuditEvent reserved(UseFacts use, Requester requester, Instant at) {
        return about("AuthorizationUseReserved", use, requester, at, "RESERVED");
    }

    /** @param stage when it was refused: RESERVATION or CONFIRMATION */
    static AuditEvent refused(
            UseFacts use, String stage, List<RuleCode> rules, int policyVersion, Requester requester, Instant at) {
        return about("AuthorizationUseRefused", use, requester, at, "REFUSED")
                .underPolicy(policyVersion)
                .with("stage", stage)
                .with("rules", rules.stream().map(Enum::name).toList());
    }

    static AuditEvent confirmed(UseFacts use, int policyVersion, Requester requester, Instant at) {
        return about("AuthorizationUseConfirmed", use, requester, at, "CONFIRMED")
                .underPolicy(policyVersion);
    }

    static AuditEvent consumed(UseFacts use, Requester requester, Instant at) {
        return about("AuthorizationUseConsumed", use, requester, at, "CONSUMED");
    }

    static AuditEvent released(UseFacts use, Requester requester, Instant at) {
        return about("AuthorizationUseReleased", use, requester, at, "RELEASED");
    }

    private static AuditEvent about(String type, UseFacts use, Requester requester, Instant at, String result) {
        var intended = use.intendedUse();
        return AuditEvent.of(type, use.authorization().toString(), at, requester.actor(), requester.origin(), result)
                .onSubject(intended.subject().value())
                .underAuthorization(use.authorization().toString())
                .underPolicy(use.policyVersion())
                .with("useId", use.id().toString())
                .with("institution", intended.institution())
                .with("purpose", intended.purpose().name())
                .with("reportType", intended.reportType().name())
                .with("operatorAccount", intended.operatorAccount());
    }
}
