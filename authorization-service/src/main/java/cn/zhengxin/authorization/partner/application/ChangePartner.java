package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.partner.model.ActivePartner;
import cn.zhengxin.authorization.partner.model.EndingReason;
import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.partner.model.PartnerFacts;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import cn.zhengxin.authorization.partner.model.SuspendedPartner;
import cn.zhengxin.authorization.partner.model.SuspensionReason;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.identity.Role;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A7: approves, suspends, reinstates and ends partners. Every decision reads the register, so a suspension holds from the next
 * decision on.
 */
@Service
public class ChangePartner {

    private final Partners partners;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public ChangePartner(Partners partners, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.partners = partners;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public PartnerChange handle(ChangePartnerCommand command) {
        var found = partners.findForChange(command.code());
        if (found.isEmpty()) {
            return new PartnerChange.Unknown();
        }
        var stored = found.get();
        if (!mayChange(command.requester(), stored.facts())) {
            return new PartnerChange.NotYours();
        }
        var expected = command.expectedVersion();
        if (expected != null && expected != stored.version()) {
            return new PartnerChange.Outdated();
        }
        var step = new Step(stored, command.requester(), clock.instant());
        return switch (command.intent()) {
            case ChangePartnerCommand.Intent.Approve _ -> approve(step);
            case ChangePartnerCommand.Intent.Suspend suspend -> suspend(step, suspend.reason());
            case ChangePartnerCommand.Intent.Reinstate _ -> reinstate(step);
            case ChangePartnerCommand.Intent.End end -> end(step, end.reason());
        };
    }

    /** Whoever keeps the agreement changes the register; the province's administrator does for all. */
    private static boolean mayChange(Requester requester, PartnerFacts partner) {
        return requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE)
                || requester.party().isOf(partner.institution());
    }

    private record Step(StoredPartner stored, Requester requester, Instant now) {
        PartnerFacts facts() {
            return stored.facts();
        }
    }

    private PartnerChange approve(Step step) {
        if (!(step.stored().partner() instanceof RegisteredPartner registered)) {
            return new PartnerChange.NotInThisState();
        }
        return switch (registered.approve(step.requester().party(), step.now())) {
            case RegisteredPartner.Examination.NotIndependent _ -> refuse(step, "APPROVAL");
            case RegisteredPartner.Examination.Approved approved ->
                keep(
                        step,
                        approved.active(),
                        PartnerEvents.approved(step.facts(), step.requester(), version(step), step.now()));
        };
    }

    private PartnerChange suspend(Step step, SuspensionReason reason) {
        if (!(step.stored().partner() instanceof ActivePartner active)) {
            return new PartnerChange.NotInThisState();
        }
        return keep(
                step,
                active.suspend(step.requester().party(), reason, step.now()),
                PartnerEvents.suspended(step.facts(), reason, step.requester(), version(step), step.now()));
    }

    private PartnerChange reinstate(Step step) {
        if (!(step.stored().partner() instanceof SuspendedPartner suspended)) {
            return new PartnerChange.NotInThisState();
        }
        return switch (suspended.reinstate(step.requester().party())) {
            case SuspendedPartner.Examination.NotIndependent _ -> refuse(step, "REINSTATEMENT");
            case SuspendedPartner.Examination.Reinstated reinstated ->
                keep(
                        step,
                        reinstated.active(),
                        PartnerEvents.reinstated(
                                step.facts(),
                                suspended.suspension().reason(),
                                step.requester(),
                                version(step),
                                step.now()));
        };
    }

    private PartnerChange end(Step step, EndingReason reason) {
        if (!(step.stored().partner() instanceof Partner.Open open)) {
            return new PartnerChange.NotInThisState();
        }
        return keep(
                step,
                open.end(step.requester().party(), reason, step.now()),
                PartnerEvents.ended(step.facts(), reason, step.requester(), version(step), step.now()));
    }

    private PartnerChange keep(Step step, Partner after, AuditEvent event) {
        var kept = partners.replace(step.stored(), after);
        outbox.append(event);
        return new PartnerChange.Changed(kept);
    }

    private PartnerChange refuse(Step step, String decision) {
        outbox.append(
                PartnerEvents.decisionRefused(step.facts(), decision, step.requester(), version(step), step.now()));
        return new PartnerChange.NotIndependent(policy(step).rule(RuleCode.O1));
    }

    private int version(Step step) {
        return policy(step).version();
    }

    private AuthorizationPolicy policy(Step step) {
        return policies.at(step.now());
    }
}
