package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.LocalDate;
import java.util.List;

/** O11: the accounts of the register that may not act at present. */
public interface RefusedAccounts {

    /**
     * All of them, as committed.
     *
     * @param gradeBFrom with fewer points an account is at grade C and may not act (O6)
     * @param unusedSince last used on this day or before, an account may not act (O7)
     * @param today a recertification due before it and not answered refuses its account (O8)
     */
    List<Account> all(int gradeBFrom, LocalDate unusedSince, LocalDate today);
}
