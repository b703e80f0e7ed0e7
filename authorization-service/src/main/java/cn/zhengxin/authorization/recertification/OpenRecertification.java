package cn.zhengxin.authorization.recertification;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O8: opens the campaign of the quarter, once, whoever comes first. */
@Service
class OpenRecertification {

    private final Recertifications recertifications;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    OpenRecertification(Recertifications recertifications, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.recertifications = recertifications;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** Empty when the quarter has its campaign. */
    @Transactional
    public Optional<Recertification> handle(Actor by, Origin origin) {
        var now = clock.instant();
        var today = BankDay.of(now);
        var policy = policies.at(now);
        var campaign = new Recertification(
                identifiers.next(),
                Recertification.quarterOf(today),
                now,
                today.plusDays(policy.number(PolicyNumber.RECERTIFICATION_DAYS)));
        return recertifications.open(campaign).map(count -> {
            outbox.append(AuditEvent.of("RecertificationOpened", campaign.id().toString(), now, by, origin, "OPEN")
                    .underPolicy(policy.version())
                    .with("quarter", campaign.quarter())
                    .with("dueOn", campaign.dueOn().toString())
                    .with("accounts", count));
            return campaign;
        });
    }
}
