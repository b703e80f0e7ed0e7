package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionDecision;
import cn.zhengxin.authorization.retention.model.DestructionFacts;
import cn.zhengxin.authorization.retention.model.LegalHold;
import java.time.Instant;
import java.util.List;

/** The facts this feature tells the audit trail. */
final class DestructionEvents {

    private DestructionEvents() {}

    static AuditEvent proposed(DestructionFacts facts, Requester requester) {
        return about("DestructionProposed", facts, requester, facts.proposedAt(), "PROPOSED")
                .underPolicy(facts.policyVersion())
                .with("authorizations", ids(facts));
    }

    static AuditEvent approved(DestructionFacts facts, DestructionDecision decision, Requester requester) {
        return about("DestructionApproved", facts, requester, decision.at(), "APPROVED")
                .underPolicy(decision.policyVersion());
    }

    /** @param rules those that refused; none when the second person said no */
    static AuditEvent refused(
            DestructionFacts facts, List<RuleCode> rules, int policyVersion, Requester requester, Instant at) {
        return about("DestructionRefused", facts, requester, at, rules.isEmpty() ? "TURNED_DOWN" : "REFUSED")
                .underPolicy(policyVersion)
                .with("rules", rules.stream().map(Enum::name).toList());
    }

    static AuditEvent executed(Destruction.Executed executed, Requester requester) {
        var facts = executed.facts();
        var parts = executed.destroyed().stream()
                .mapToInt(file -> file.parts().size())
                .sum();
        return about(
                        "DestructionExecuted",
                        facts,
                        requester,
                        executed.decision().at(),
                        "EXECUTED")
                .underPolicy(executed.decision().policyVersion())
                .with("certificateNumber", executed.certificateNumber())
                .with("authorizations", ids(facts))
                .with("parts", parts);
    }

    static AuditEvent holdPlaced(LegalHold hold, Requester requester) {
        return about("LegalHoldPlaced", hold, requester, hold.placedAt(), "PLACED");
    }

    static AuditEvent holdLifted(LegalHold hold, Requester requester, Instant at) {
        return about("LegalHoldLifted", hold, requester, at, "LIFTED");
    }

    static AuditEvent liftingRefused(LegalHold hold, Requester requester, Instant at) {
        return about("LegalHoldLiftingRefused", hold, requester, at, "REFUSED").with("rule", "O1");
    }

    private static AuditEvent about(String type, LegalHold hold, Requester requester, Instant at, String result) {
        var authorization = hold.authorization();
        var subject = hold.subject();
        return AuditEvent.of(type, hold.id().toString(), at, requester.actor(), requester.origin(), result)
                .onSubject(subject == null ? null : subject.value())
                .underAuthorization(authorization == null ? null : authorization.toString())
                .with("institution", hold.institution());
    }

    private static AuditEvent about(
            String type, DestructionFacts facts, Requester requester, Instant at, String result) {
        return AuditEvent.of(type, facts.id().toString(), at, requester.actor(), requester.origin(), result)
                .with("institution", facts.institution())
                .with("count", facts.items().size());
    }

    private static List<String> ids(DestructionFacts facts) {
        return facts.items().stream()
                .map(item -> item.authorization().toString())
                .toList();
    }
}
