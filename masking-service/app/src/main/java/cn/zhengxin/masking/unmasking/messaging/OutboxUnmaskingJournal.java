package cn.zhengxin.masking.unmasking.messaging;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.unmasking.application.UnmaskingJournal;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingApproved;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingDecisionRefused;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingEnded;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingRejected;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingRequested;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingRevoked;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent.UnmaskingUsed;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Events of unmaskings go to the outbox; the reason in words and the values are in none of them (N2). */
@Component
class OutboxUnmaskingJournal implements UnmaskingJournal {

    private final Outbox outbox;

    OutboxUnmaskingJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void append(UnmaskingEvent event) {
        outbox.append(
                switch (event) {
                    case UnmaskingRequested e -> {
                        var request = e.unmasking().request();
                        yield by(e, e.by(), "REQUESTED")
                                .with(
                                        "fields",
                                        request.fields().paths().stream()
                                                .sorted()
                                                .toList())
                                .with(
                                        "kinds",
                                        request.fields().kinds().stream()
                                                .map(FieldKind::word)
                                                .sorted()
                                                .toList())
                                .with("minutes", request.minutes());
                    }
                    case UnmaskingApproved e ->
                        by(e, e.by(), "APPROVED")
                                .with("endsAt", e.unmasking().endsAt().toString());
                    case UnmaskingRejected e -> by(e, e.by(), "REJECTED");
                    case UnmaskingDecisionRefused e -> by(e, e.by(), "REFUSED").with("rule", "O1");
                    case UnmaskingRevoked e -> by(e, e.by(), "REVOKED");
                    case UnmaskingEnded e ->
                        of(e, Actor.platform("masking-service"), Origin.unknown(), "ENDED")
                                .with("endsAt", e.unmasking().endsAt().toString());
                    case UnmaskingUsed e ->
                        of(e, Actor.system(e.askedBy(), null), new Origin(null, null, e.traceId()), "USED")
                                .onSubject(e.subjectReference())
                                .with("maskingId", e.maskingId())
                                .with("values", e.fields());
                });
    }

    private static AuditEvent by(UnmaskingEvent event, Person by, String result) {
        return of(
                event,
                Actor.person(by.account(), by.employeeNumber(), by.institution()),
                new Origin(by.terminal(), null, MDC.get("traceId")),
                result);
    }

    private static AuditEvent of(UnmaskingEvent event, Actor actor, Origin origin, String result) {
        var request = event.unmasking().request();
        return AuditEvent.of(
                        event.getClass().getSimpleName(), request.id().toString(), event.at(), actor, origin, result)
                .with("queryId", request.creditQueryId().toString())
                .with("reportType", request.reportType().name())
                .with("requestedBy", request.account())
                .with("institution", request.institution());
    }
}
