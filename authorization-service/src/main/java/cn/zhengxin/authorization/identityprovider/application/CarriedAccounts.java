package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far the register's accounts were carried over. */
public interface CarriedAccounts {

    /** Takes note of accounts that are new in the register. */
    void enrolNew();

    /** One that lags behind, held by the caller's transaction so that no other instance takes it too. */
    Optional<DesiredAccount> takeNext(int gradeBFrom, Instant now);

    void markCarried(Account account, long version);

    /** Lags behind from now on, whatever was carried over. */
    void again(Account account);

    void markRefused(Account account, Instant notBefore);

    /** Accounts of the register that do not lag behind. */
    List<DesiredAccount> settled(int gradeBFrom);

    /** Accounts of the register that lag behind. */
    List<Account> lagging();
}
