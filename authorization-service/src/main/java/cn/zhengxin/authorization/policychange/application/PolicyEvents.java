package cn.zhengxin.authorization.policychange.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policychange.model.PolicyChanges;
import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import java.time.Instant;

/** The facts this feature tells the audit trail. */
final class PolicyEvents {

    private PolicyEvents() {}

    static AuditEvent proposed(
            PolicyVersion.Proposed version, PolicyChanges changes, int inForce, Requester requester, Instant at) {
        return about("AuthorizationPolicyProposed", version, inForce, requester, at, "PROPOSED")
                .with("basedOn", changes.basedOn());
    }

    static AuditEvent approved(PolicyVersion.Proposed version, int inForce, Requester requester, Instant at) {
        return about("AuthorizationPolicyApproved", version, inForce, requester, at, "APPROVED")
                .with("proposedBy", version.proposedBy());
    }

    static AuditEvent rejected(PolicyVersion.Proposed version, int inForce, Requester requester, Instant at) {
        return about("AuthorizationPolicyRejected", version, inForce, requester, at, "REJECTED")
                .with("proposedBy", version.proposedBy());
    }

    /** An attempt that separation of duties stopped is worth knowing too. */
    static AuditEvent approvalRefused(PolicyVersion.Proposed version, int inForce, Requester requester, Instant at) {
        return about("AuthorizationPolicyApprovalRefused", version, inForce, requester, at, "REFUSED")
                .with("rule", "O1");
    }

    private static AuditEvent about(
            String type, PolicyVersion.Proposed version, int inForce, Requester requester, Instant at, String result) {
        return AuditEvent.of(type, "policy-" + version.number(), at, requester.actor(), requester.origin(), result)
                .underPolicy(inForce)
                .with("proposedVersion", version.number())
                .with("effectiveFrom", version.effectiveFrom().toString());
    }
}
