package cn.zhengxin.authorization.retention.messaging;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventHandler;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.retention.application.LegalHolds;
import cn.zhengxin.authorization.retention.application.OpenDisputes;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the open disputes in step with the dispute service's events. */
@Component
class DisputeEventHandler implements EventHandler {

    private final OpenDisputes disputes;
    private final LegalHolds holds;

    DisputeEventHandler(OpenDisputes disputes, LegalHolds holds) {
        this.disputes = disputes;
        this.holds = holds;
    }

    @Override
    public String group() {
        return "authorization-service.retention";
    }

    @Override
    public Set<String> topics() {
        return Set.of("credit.dispute.v1");
    }

    @Override
    public void handle(ReceivedEvent received) {
        var event = received.event();
        switch (event.type()) {
            case "DisputeFiled" -> opened(event);
            case "DisputeDecided" -> disputes.decided(UUID.fromString(event.aggregateId()), event.occurredAt());
            default -> {
                // nothing else changes what is disputed
            }
        }
    }

    private void opened(AuditEvent event) {
        var subject = event.subjectReference();
        if (subject == null) {
            throw new IllegalArgumentException("A dispute names its subject");
        }
        holds.keepOthersOut();
        disputes.opened(UUID.fromString(event.aggregateId()), new SubjectReference(subject));
    }
}
