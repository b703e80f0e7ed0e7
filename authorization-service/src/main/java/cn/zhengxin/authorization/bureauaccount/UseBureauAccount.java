package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O4: for the service that asks the bureau, and each time on record before the answer. Nothing is given for who may not work. */
@Service
class UseBureauAccount {

    private final BureauAccounts bureauAccounts;
    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    UseBureauAccount(
            BureauAccounts bureauAccounts,
            Operators operators,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.bureauAccounts = bureauAccounts;
        this.operators = operators;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Optional<BureauAccount> handle(Account account, Requester requester) {
        var now = clock.instant();
        var mapped = bureauAccounts.of(account);
        // O11: an account that was suspended since the request is at nobody's service.
        var found = mapped.filter(known -> mayWork(account, now));
        outbox.append(AuditEvent.of(
                "BureauAccountUsed",
                account.value(),
                now,
                requester.actor(),
                requester.origin(),
                mapped.isEmpty() ? "NONE" : found.isPresent() ? "GIVEN" : "WITHHELD"));
        return found;
    }

    private boolean mayWork(Account account, Instant now) {
        return operators
                .find(account)
                .filter(stored -> Obstacle.of(stored.operator(), policies.at(now), BankDay.of(now))
                        .isEmpty())
                .isPresent();
    }
}
