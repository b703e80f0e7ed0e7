package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.authorization.operator.model.Account;
import java.util.Optional;

/** Accounts at the bureau; credentials never lie open (N1). */
interface BureauAccounts {

    /** Set, or put in the place of the one before. False when the account at the bureau is somebody else's. */
    boolean keep(Account operator, BureauAccount bureauAccount);

    Optional<BureauAccount> of(Account operator);
}
