package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.dispute.dispute.model.Decision;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about disputes. What people wrote is not among them. */
final class DisputeEvents {

    private DisputeEvents() {}

    static AuditEvent filed(Dispute.Filed dispute, boolean byAgent, Actor actor, Origin origin) {
        var details = dispute.details();
        return about("DisputeFiled", details, details.receivedAt(), actor, origin, "FILED")
                .with("businessType", details.businessType().name())
                .with("dueDate", details.dueDate().toString())
                .with("filedBy", details.filedBy().kind().name())
                .with("byAgent", byAgent)
                .with("evidenceCount", details.evidence().size());
    }

    static AuditEvent accepted(Dispute.Accepted dispute, Actor actor, Origin origin) {
        return about("DisputeAccepted", dispute.details(), dispute.acceptance().at(), actor, origin, "ACCEPTED");
    }

    static AuditEvent decided(Dispute.Decided dispute, Actor actor, Origin origin) {
        var outcome = switch (dispute.decision()) {
            case Decision.Corrected _ -> "CORRECTED";
            case Decision.Upheld _ -> "UPHELD";
        };
        return about("DisputeDecided", dispute.details(), dispute.deciding().at(), actor, origin, outcome)
                .with("overrun", dispute.decision().overrunReason() != null);
    }

    static AuditEvent viewed(Dispute dispute, @Nullable UUID evidence, Instant at, Actor actor, Origin origin) {
        return about("DisputeViewed", dispute.details(), at, actor, origin, "VIEWED")
                .with("evidenceId", evidence == null ? null : evidence.toString());
    }

    private static AuditEvent about(
            String type, DisputeDetails details, Instant at, Actor actor, Origin origin, String result) {
        return AuditEvent.of(type, details.id().toString(), at, actor, origin, result)
                .onSubject(details.subjectReference())
                .underPolicy(details.policyVersion())
                .with("institution", details.institution())
                .with("itemPath", details.itemPath())
                .with(
                        "queryId",
                        details.queryId() == null ? null : details.queryId().toString());
    }
}
