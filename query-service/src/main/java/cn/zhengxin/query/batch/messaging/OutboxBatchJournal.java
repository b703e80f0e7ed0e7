package cn.zhengxin.query.batch.messaging;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.batch.application.BatchJournal;
import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.BatchEvent.BatchApproved;
import cn.zhengxin.query.batch.model.BatchEvent.BatchCancelled;
import cn.zhengxin.query.batch.model.BatchEvent.BatchCompleted;
import cn.zhengxin.query.batch.model.BatchEvent.BatchDecisionRefused;
import cn.zhengxin.query.batch.model.BatchEvent.BatchPaused;
import cn.zhengxin.query.batch.model.BatchEvent.BatchRejected;
import cn.zhengxin.query.batch.model.BatchEvent.BatchResumed;
import cn.zhengxin.query.batch.model.BatchEvent.BatchStarted;
import cn.zhengxin.query.batch.model.BatchEvent.BatchUploaded;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.inquiry.Performer;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Events of batches go to the outbox, under the batch's id. */
@Component
class OutboxBatchJournal implements BatchJournal {

    private final Outbox outbox;

    OutboxBatchJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void append(BatchEvent event) {
        outbox.append(told(event));
    }

    private static AuditEvent told(BatchEvent event) {
        return switch (event) {
            case BatchUploaded e -> of(e, "UPLOADED");
            case BatchApproved e -> of(e, "APPROVED").with("approvals", e.approvals());
            case BatchRejected e -> of(e, "REJECTED");
            case BatchDecisionRefused e ->
                of(e, "REFUSED").with("cause", e.objection().name());
            case BatchStarted e -> of(e, "STARTED");
            case BatchPaused e -> of(e, "PAUSED").with("cause", e.reason().name());
            case BatchResumed e -> of(e, "RESUMED");
            case BatchCompleted e -> of(e, "COMPLETED").with("counts", named(e.counts()));
            case BatchCancelled e -> of(e, "CANCELLED").with("notRun", e.notRun());
        };
    }

    private static Map<String, Object> named(Map<RowState, Integer> counts) {
        var named = new TreeMap<String, Object>();
        counts.forEach((state, rows) -> named.put(state.name(), rows));
        return named;
    }

    private static AuditEvent of(BatchEvent event, String result) {
        var batch = event.batch();
        return AuditEvent.of(
                        event.getClass().getSimpleName(),
                        batch.id().toString(),
                        event.at(),
                        actorOf(event.by(), batch.institution()),
                        originOf(event.by()),
                        result)
                .with("institution", batch.institution())
                .with("rows", batch.rows());
    }

    private static Actor actorOf(Performer performer, String institutionOfBatch) {
        return switch (performer) {
            case Performer.Employee employee ->
                Actor.person(employee.account(), employee.employeeNumber(), employee.institution());
            case Performer.LendingSystem system -> Actor.system(system.account(), system.institution());
            case Performer.PartnerSystem partner -> Actor.system(partner.account(), partner.institution());
            // Done for an institution: the record is found among that institution's.
            case Performer.Platform platform ->
                new Actor(ActorKind.PLATFORM, platform.account(), null, institutionOfBatch);
        };
    }

    private static Origin originOf(Performer performer) {
        String terminal = performer instanceof Performer.Employee employee ? employee.terminal() : null;
        return new Origin(terminal, null, MDC.get("traceId"));
    }
}
