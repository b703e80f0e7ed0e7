package cn.zhengxin.authorization.alertfreeze;

import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventHandler;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.Violation;
import cn.zhengxin.authorization.securitypoints.DeductForFinding;
import cn.zhengxin.identity.Role;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Listens to what audit-service tells of alerts. An event without what it has to hold becomes a dead letter. */
@Component
class AlertEventHandler implements EventHandler {

    private final FreezeAccount freezeAccount;
    private final EndFreeze endFreeze;
    private final DeductForFinding deductForFinding;

    AlertEventHandler(FreezeAccount freezeAccount, EndFreeze endFreeze, DeductForFinding deductForFinding) {
        this.freezeAccount = freezeAccount;
        this.endFreeze = endFreeze;
        this.deductForFinding = deductForFinding;
    }

    @Override
    public String group() {
        return "authorization-service.alertfreeze";
    }

    @Override
    public Set<String> topics() {
        return Set.of("credit.audit.v1");
    }

    @Override
    public void handle(ReceivedEvent received) {
        var event = received.event();
        switch (event.type()) {
            case "AlertRaised", "AlertEvidenceAdded" -> {
                if (truth(event, "accountFrozen")) {
                    freezeAccount.handle(alert(event), operator(event));
                }
            }
            case "AlertClosed" -> closed(event);
            default -> {
                // nothing else changes what an account may do
            }
        }
    }

    private void closed(AuditEvent event) {
        if (truth(event, "confirmed")) {
            endFreeze.handle(alert(event), operator(event), AlertFreezes.Outcome.CONFIRMED);
            // U8: counted once, because the alert is the finding's reference.
            deductForFinding.handle(
                    operator(event),
                    Violation.valueOf(text(event, "violation")),
                    alert(event).toString(),
                    secondPerson(event));
            return;
        }
        endFreeze.handle(
                alert(event),
                operator(event),
                truth(event, "accountReleased") ? AlertFreezes.Outcome.RELEASED : AlertFreezes.Outcome.NOT_CONFIRMED);
    }

    /** Whoever agreed to the finding is on record with the deduction (O6). */
    private static Requester secondPerson(AuditEvent event) {
        var actor = event.actor();
        if (actor.kind() != ActorKind.PERSON) {
            throw new IllegalArgumentException("A person closes an alert");
        }
        return new Requester(
                new Party(PartyKind.PERSON, actor.account(), actor.employeeNumber(), actor.institution()),
                Set.of(Role.COMPLIANCE_OFFICER),
                event.origin());
    }

    private static UUID alert(AuditEvent event) {
        return UUID.fromString(event.aggregateId());
    }

    private static Account operator(AuditEvent event) {
        return new Account(text(event, "operatorAccount"));
    }

    private static boolean truth(AuditEvent event, String member) {
        if (event.data().get(member) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException(member + " is missing");
    }

    private static String text(AuditEvent event, String member) {
        if (event.data().get(member) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(member + " is missing");
    }
}
