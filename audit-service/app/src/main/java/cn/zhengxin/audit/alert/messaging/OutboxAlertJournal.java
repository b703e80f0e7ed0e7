package cn.zhengxin.audit.alert.messaging;

import cn.zhengxin.audit.alert.application.AlertJournal;
import cn.zhengxin.audit.alert.model.AlertEvent;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertChecked;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertClosed;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertEscalated;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertEvidenceAdded;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertFindingDecisionRefused;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertFindingProposed;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertFindingTurnedDown;
import cn.zhengxin.audit.alert.model.AlertEvent.AlertRaised;
import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.secondperson.Person;
import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Events of alerts go to the outbox; authorization-service freezes and releases accounts by them, and deducts points (U7, U8). */
@Component
class OutboxAlertJournal implements AlertJournal {

    private static final String ACCOUNT_FROZEN = "accountFrozen";

    private final Outbox outbox;

    OutboxAlertJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void append(AlertEvent event) {
        outbox.append(
                switch (event) {
                    case AlertRaised e ->
                        byPlatform(e, "RAISED")
                                .with("evidence", e.alert().facts().evidence())
                                .with(ACCOUNT_FROZEN, e.alert().facts().level().freezes());
                    case AlertEvidenceAdded e ->
                        byPlatform(e, "EVIDENCE_ADDED")
                                .with("evidence", e.added())
                                .with(ACCOUNT_FROZEN, e.alert().facts().level().freezes());
                    case AlertChecked e -> by(e, e.by(), "CHECKED").with("overdue", e.overdue());
                    case AlertFindingProposed e ->
                        found(by(e, e.by(), "PROPOSED"), e.alert().finding());
                    case AlertFindingDecisionRefused e ->
                        by(e, e.by(), "REFUSED").with("rule", "O1");
                    case AlertFindingTurnedDown e ->
                        found(by(e, e.by(), "TURNED_DOWN"), e.before().finding())
                                .with("proposedBy", e.before().proposal().account());
                    case AlertClosed e ->
                        found(by(e, e.by(), "CLOSED"), e.alert().finding())
                                .with("proposedBy", e.alert().proposal().account())
                                .with("accountReleased", e.accountReleased())
                                .with("overdue", e.overdue());
                    case AlertEscalated e ->
                        byPlatform(e, "OVERDUE")
                                .with("clock", e.clock().name())
                                .with("dueAt", e.dueAt().toString());
                });
    }

    private static AuditEvent found(AuditEvent event, Finding finding) {
        return event.with("confirmed", finding.confirmed())
                .with(
                        "violation",
                        finding.violation() == null ? null : finding.violation().name())
                .with(
                        "ground",
                        finding.ground() == null ? null : finding.ground().name())
                .with("reference", finding.reference());
    }

    private static AuditEvent byPlatform(AlertEvent event, String result) {
        return of(event, Actor.platform("audit-service"), Origin.unknown(), result);
    }

    private static AuditEvent by(AlertEvent event, Person by, String result) {
        return of(
                event,
                Actor.person(by.account(), by.employeeNumber(), by.institution()),
                new Origin(by.terminal(), null, MDC.get("traceId")),
                result);
    }

    private static AuditEvent of(AlertEvent event, Actor actor, Origin origin, String result) {
        var facts = event.alert().facts();
        return AuditEvent.of(event.getClass().getSimpleName(), facts.id().toString(), event.at(), actor, origin, result)
                .with("indicator", facts.indicator())
                .with("level", facts.level().name())
                .with("operatorAccount", facts.account())
                .with("institution", facts.institution());
    }
}
