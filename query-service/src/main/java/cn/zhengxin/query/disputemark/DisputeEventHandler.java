package cn.zhengxin.query.disputemark;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventHandler;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the marks in step with the dispute service's events. */
@Component
class DisputeEventHandler implements EventHandler {

    /** For a dispute that names no item: the mark stands on the report as a whole. */
    static final String WHOLE_REPORT = "*";

    private final DisputeMarks marks;

    DisputeEventHandler(DisputeMarks marks) {
        this.marks = marks;
    }

    @Override
    public String group() {
        return "query-service.disputemark";
    }

    @Override
    public Set<String> topics() {
        return Set.of("credit.dispute.v1");
    }

    @Override
    public void handle(ReceivedEvent received) {
        AuditEvent event = received.event();
        switch (event.type()) {
            case "DisputeFiled" -> opened(event);
            case "DisputeDecided" -> marks.close(UUID.fromString(event.aggregateId()), event.occurredAt());
            default -> {
                // nothing else changes what is disputed
            }
        }
    }

    private void opened(AuditEvent event) {
        String subject = event.subjectReference();
        if (subject == null) {
            throw new IllegalArgumentException("A dispute names its subject");
        }
        String itemPath = event.data().get("itemPath") instanceof String path && !path.isBlank() ? path : WHOLE_REPORT;
        marks.open(new DisputeMark(
                UUID.fromString(event.aggregateId()), new SubjectReference(subject), itemPath, event.occurredAt()));
    }
}
