package cn.zhengxin.query.protectedperson;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

@Component
class OutboxProtectionJournal implements ProtectionJournal {

    private final Outbox outbox;

    OutboxProtectionJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void changed(ProtectedPerson entry, boolean turnedDown, Performer.Employee by, Instant at) {
        outbox.append(
                switch (entry) {
                    case ProtectedPerson.Proposed it -> of("ProtectionProposed", it, by, at, "PROPOSED");
                    case ProtectedPerson.RemovalProposed it -> of("ProtectionRemovalProposed", it, by, at, "PROPOSED");
                    case ProtectedPerson.Protected it ->
                        turnedDown
                                ? of("ProtectionRemovalTurnedDown", it, by, at, "TURNED_DOWN")
                                : of("ProtectionApproved", it, by, at, "APPROVED");
                    case ProtectedPerson.Removed it -> of("ProtectionRemoved", it, by, at, "REMOVED");
                    case ProtectedPerson.TurnedDown it -> of("ProtectionTurnedDown", it, by, at, "TURNED_DOWN");
                });
    }

    @Override
    public void refused(ProtectedPerson entry, Performer.Employee by, Instant at) {
        outbox.append(of("ProtectionDecisionRefused", entry, by, at, "REFUSED").with("cause", "OWN_PROPOSAL"));
    }

    private static AuditEvent of(String type, ProtectedPerson entry, Performer.Employee by, Instant at, String result) {
        return AuditEvent.of(
                        type,
                        entry.id().toString(),
                        at,
                        Actor.person(by.account(), by.employeeNumber(), by.institution()),
                        new Origin(by.terminal(), null, MDC.get("traceId")),
                        result)
                .with("institution", by.institution());
    }
}
