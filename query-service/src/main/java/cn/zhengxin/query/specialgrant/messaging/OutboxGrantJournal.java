package cn.zhengxin.query.specialgrant.messaging;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.specialgrant.application.GrantJournal;
import cn.zhengxin.query.specialgrant.model.GrantRequest;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import java.time.Instant;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Events of special grants go to the outbox; the reason in words is in none of them (N2). */
@Component
class OutboxGrantJournal implements GrantJournal {

    private final Outbox outbox;

    OutboxGrantJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void changed(SpecialGrant grant, Performer by, Instant at) {
        outbox.append(
                switch (grant) {
                    case SpecialGrant.Requested it ->
                        of("SpecialGrantRequested", it.request(), by, at, "REQUESTED")
                                .with(
                                        "covers",
                                        it.request().covers().stream()
                                                .map(Enum::name)
                                                .sorted()
                                                .toList())
                                .with("validFrom", it.request().validFrom().toString())
                                .with("validUntil", it.request().validUntil().toString())
                                .with("uses", it.request().uses());
                    case SpecialGrant.Granted it -> of("SpecialGrantApproved", it.request(), by, at, "GRANTED");
                    case SpecialGrant.Rejected it -> of("SpecialGrantRejected", it.request(), by, at, "REJECTED");
                    case SpecialGrant.Revoked it -> of("SpecialGrantRevoked", it.request(), by, at, "REVOKED");
                });
    }

    @Override
    public void decisionRefused(SpecialGrant grant, Performer by, Instant at) {
        outbox.append(of("SpecialGrantDecisionRefused", grant.request(), by, at, "REFUSED")
                .with("rule", "O1"));
    }

    @Override
    public void used(GrantRequest grant, CreditQueryId query, Instant at) {
        outbox.append(of("SpecialGrantUsed", grant, new Performer.Platform(), at, "USED")
                .with("queryId", query.toString()));
    }

    @Override
    public void useReturned(GrantRequest grant, CreditQueryId query, Instant at) {
        outbox.append(of("SpecialGrantUseReturned", grant, new Performer.Platform(), at, "RETURNED")
                .with("queryId", query.toString()));
    }

    private static AuditEvent of(String type, GrantRequest grant, Performer by, Instant at, String result) {
        var holder = grant.holder();
        return AuditEvent.of(type, grant.id().toString(), at, actorOf(by, holder), originOf(by), result)
                .with("holder", holder.account())
                .with("institution", holder.institution());
    }

    private static Actor actorOf(Performer by, GrantRequest.Holder holder) {
        return switch (by) {
            case Performer.Employee employee ->
                Actor.person(employee.account(), employee.employeeNumber(), employee.institution());
            case Performer.LendingSystem system -> Actor.system(system.account(), system.institution());
            case Performer.PartnerSystem partner -> Actor.system(partner.account(), partner.institution());
            case Performer.Platform platform ->
                new Actor(ActorKind.PLATFORM, platform.account(), null, holder.institution());
        };
    }

    private static Origin originOf(Performer by) {
        String terminal = by instanceof Performer.Employee employee ? employee.terminal() : null;
        return new Origin(terminal, null, MDC.get("traceId"));
    }
}
