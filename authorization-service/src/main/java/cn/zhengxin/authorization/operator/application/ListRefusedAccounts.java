package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** O11: who may not act, read from the register each time, for the services that refuse them too. */
@Service
public class ListRefusedAccounts {

    private final RefusedAccounts accounts;
    private final AuthorizationPolicies policies;
    private final Clock clock;

    public ListRefusedAccounts(RefusedAccounts accounts, AuthorizationPolicies policies, Clock clock) {
        this.accounts = accounts;
        this.policies = policies;
        this.clock = clock;
    }

    public List<Account> handle() {
        var now = clock.instant();
        return accounts.all(AccountLimits.of(policies.at(now), BankDay.of(now)));
    }
}
