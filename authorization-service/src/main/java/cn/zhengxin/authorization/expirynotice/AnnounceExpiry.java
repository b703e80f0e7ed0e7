package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.workingcalendar.BankDay;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A12: announces, so many working days ahead, that an authorization for a large credit ends. It only tells: that the authorization
 * ends needs no job. Any number of instances may run it.
 */
@Component
class AnnounceExpiry {

    private static final int AT_ONCE = 200;
    /** No policy asks for so many working days that they reach further back. */
    private static final int FURTHEST_DAYS = 400;

    private final ExpiringAuthorizations authorizations;
    private final WorkingCalendar calendar;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    AnnounceExpiry(
            ExpiringAuthorizations authorizations,
            WorkingCalendar calendar,
            AuthorizationPolicies policies,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.authorizations = authorizations;
        this.calendar = calendar;
        this.policies = policies;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${zhengxin.authorization.expiry-notice.interval:10m}",
            fixedDelayString = "${zhengxin.authorization.expiry-notice.interval:10m}")
    public void handle() {
        var now = clock.instant();
        var today = BankDay.of(now);
        var policy = policies.at(now);
        var workingDays = policy.number(PolicyNumber.EXPIRY_NOTICE_WORKING_DAYS);
        var amount = BigDecimal.valueOf(policy.number(PolicyNumber.LARGE_CREDIT_YUAN));
        for (var expiring : authorizations.notAnnounced(amount, today, lastDue(workingDays, today), AT_ONCE)) {
            transactions.executeWithoutResult(transaction -> announce(expiring, policy.version(), now));
        }
    }

    /** The latest end that is announced by today, so that nobody is looked up whose turn comes later. */
    private LocalDate lastDue(int workingDays, LocalDate today) {
        var last = today;
        while (last.isBefore(today.plusDays(FURTHEST_DAYS)) && isDue(last.plusDays(1), workingDays, today)) {
            last = last.plusDays(1);
        }
        return last;
    }

    private boolean isDue(LocalDate end, int workingDays, LocalDate today) {
        return !calendar.before(end, workingDays).isAfter(today);
    }

    private void announce(ExpiringAuthorization expiring, int policyVersion, Instant now) {
        if (authorizations.announce(expiring, policyVersion, now)) {
            outbox.append(AuditEvent.of(
                            "AuthorizationExpiryAnnounced",
                            expiring.id().toString(),
                            now,
                            Actor.platform("authorization-service"),
                            Origin.unknown(),
                            "ANNOUNCED")
                    .onSubject(expiring.subjectReference())
                    .underAuthorization(expiring.id().toString())
                    .underPolicy(policyVersion)
                    .with("number", expiring.number())
                    .with("institution", expiring.institution())
                    .with("endDate", expiring.endDate().toString()));
        }
    }
}
