package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.calendar.BankDay;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
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
        var today = BankDay.of(now);
        var policy = policies.at(now);
        return accounts.all(policy.gradeBFrom(), today.minusDays(policy.number(PolicyNumber.UNUSED_DAYS)), today);
    }
}
