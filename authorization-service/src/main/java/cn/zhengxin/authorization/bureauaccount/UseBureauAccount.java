package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O4: for the service that asks the bureau, and each time on record before the answer. */
@Service
class UseBureauAccount {

    private final BureauAccounts bureauAccounts;
    private final Outbox outbox;
    private final Clock clock;

    UseBureauAccount(BureauAccounts bureauAccounts, Outbox outbox, Clock clock) {
        this.bureauAccounts = bureauAccounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Optional<BureauAccount> handle(Account account, Requester requester) {
        var found = bureauAccounts.of(account);
        outbox.append(AuditEvent.of(
                "BureauAccountUsed",
                account.value(),
                clock.instant(),
                requester.actor(),
                requester.origin(),
                found.isPresent() ? "GIVEN" : "NONE"));
        return found;
    }
}
