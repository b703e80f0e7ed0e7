package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import java.util.List;

/** O11: the accounts of the register that may not act at present. */
public interface RefusedAccounts {

    /** All of them, as committed. */
    List<Account> all(AccountLimits limits);
}
