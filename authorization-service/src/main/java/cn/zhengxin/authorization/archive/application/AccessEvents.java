package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.archive.model.AccessFacts;
import cn.zhengxin.authorization.archive.model.ArchiveAccess;
import cn.zhengxin.authorization.archive.model.GrantedAccess;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import cn.zhengxin.authorization.archive.model.RefusedAccess;
import cn.zhengxin.authorization.caller.Requester;
import java.time.Instant;

/** The facts this feature tells the audit trail. No word of a reason or a document (N2). */
final class AccessEvents {

    private AccessEvents() {}

    static AuditEvent requested(AccessFacts facts, Requester requester) {
        return about("ArchiveAccessRequested", facts, requester, facts.requestedAt(), "PENDING");
    }

    static AuditEvent documentAdded(AccessFacts facts, AccessDocument document, Requester requester) {
        return about("ArchiveAccessDocumentAdded", facts, requester, document.addedAt(), "ADDED")
                .with("documentId", document.id().toString())
                .with("sha256", document.sha256());
    }

    static AuditEvent decided(ArchiveAccess access, int policyVersion, Requester requester, Instant at) {
        var facts = access.facts();
        return switch (access) {
            case PendingAccess _ ->
                about("ArchiveAccessApproved", facts, requester, at, "PENDING").underPolicy(policyVersion);
            case GrantedAccess granted ->
                about("ArchiveAccessApproved", facts, requester, at, "GRANTED")
                        .underPolicy(policyVersion)
                        .with("until", granted.until().toString());
            case RefusedAccess _ ->
                about("ArchiveAccessRefused", facts, requester, at, "REFUSED").underPolicy(policyVersion);
        };
    }

    /** An attempt that separation of duties stopped is worth knowing too. */
    static AuditEvent approvalRefused(AccessFacts facts, Requester requester, Instant at) {
        return about("ArchiveAccessApprovalRefused", facts, requester, at, "REFUSED")
                .with("rule", "O1");
    }

    private static AuditEvent about(String type, AccessFacts facts, Requester requester, Instant at, String result) {
        return AuditEvent.of(type, facts.id().toString(), at, requester.actor(), requester.origin(), result)
                .underAuthorization(facts.authorization().toString())
                .underPolicy(facts.policyVersion())
                .with("kind", facts.kind().name())
                .with("institution", facts.institution())
                .with("granteeAccount", facts.grantee().account());
    }
}
