package cn.zhengxin.authorization.recertification;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.UpkeepProperties;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * O8: opens the quarter's campaign, and enters into the register what every decision computes already. Any number of instances may
 * run it: the quarter is unique, and each account is looked at again under its own lock.
 */
@Component
class SuspendNotRecertified {

    private static final int AT_ONCE = 200;
    private static final Actor PLATFORM = Actor.platform("authorization-service");

    private final Operators operators;
    private final OpenRecertification openRecertification;
    private final UpkeepProperties upkeep;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    SuspendNotRecertified(
            Operators operators,
            OpenRecertification openRecertification,
            UpkeepProperties upkeep,
            AuthorizationPolicies policies,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.operators = operators;
        this.openRecertification = openRecertification;
        this.upkeep = upkeep;
        this.policies = policies;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = UpkeepProperties.INTERVAL, fixedDelayString = UpkeepProperties.INTERVAL)
    public void handle() {
        if (upkeep.openCampaigns()) {
            openRecertification.handle(PLATFORM, Origin.unknown());
        }
        var now = clock.instant();
        var today = BankDay.of(now);
        for (var account : operators.activeNotRecertifiedBefore(today, AT_ONCE)) {
            transactions.executeWithoutResult(transaction -> suspend(account, now, today));
        }
    }

    private void suspend(Account account, Instant now, LocalDate today) {
        operators.findForChange(account).ifPresent(stored -> {
            var recertifyBy = stored.facts().recertifyBy();
            if (stored.operator() instanceof ActiveOperator active
                    && recertifyBy != null
                    && recertifyBy.isBefore(today)) {
                operators.replace(
                        stored,
                        active.suspend(new Account("authorization-service"), SuspensionReason.NOT_RECERTIFIED, now));
                outbox.append(AuditEvent.of(
                                "OperatorSuspended", account.value(), now, PLATFORM, Origin.unknown(), "SUSPENDED")
                        .underPolicy(policies.at(now).version())
                        .with("employeeNumber", stored.facts().employeeNumber())
                        .with("institution", stored.facts().institution())
                        .with(OperatorEvents.ACCOUNT_REFUSED, true)
                        .with("reason", SuspensionReason.NOT_RECERTIFIED.name()));
            }
        });
    }
}
