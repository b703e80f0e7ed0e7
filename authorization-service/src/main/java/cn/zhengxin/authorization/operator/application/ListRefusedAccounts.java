package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.identity.IdentityProperties;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** O11: who may not act, and O1: whose tokens say too much; read from the register each time, for the services that refuse them too. */
@Service
public class ListRefusedAccounts {

    /** Tokens live this many times shorter than what is known of them: the clocks of several machines are in it. */
    private static final int SAFETY = 2;

    private final RefusedAccounts accounts;
    private final RefusedTokens tokens;
    private final AuthorizationPolicies policies;
    private final IdentityProperties identity;
    private final Clock clock;

    public ListRefusedAccounts(
            RefusedAccounts accounts,
            RefusedTokens tokens,
            AuthorizationPolicies policies,
            IdentityProperties identity,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.identity = identity;
        this.policies = policies;
        this.clock = clock;
    }

    public List<TokenRefusal> tokens() {
        return tokens.all(clock.instant().minus(identity.longestTokenLife().multipliedBy(SAFETY)));
    }

    public List<Account> accounts() {
        var now = clock.instant();
        return accounts.all(AccountLimits.of(policies.at(now), BankDay.of(now)));
    }
}
