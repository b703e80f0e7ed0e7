package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * O1: accounts from which something was taken away that tokens already issued still say. All tokens are refused until the identity
 * provider knows, and from then on those issued up to that moment.
 */
public interface RefusedTokens {

    /**
     * Every token, until {@link #refuseUntil} is told that this version was carried over.
     *
     * @param version of the register's row that says less than the one before
     */
    void refuseAll(Account account, long version);

    /** Whether every token is refused until a version is carried over, and this one is it or comes after it. */
    boolean waitFor(Account account, long version);

    /** The version, and any before it, was carried over: tokens issued later are good again. */
    void refuseUntil(Account account, long version, Instant issuedUntil);

    Optional<TokenRefusal> of(Account account);

    /**
     * All of them, as committed.
     *
     * @param oldest tokens issued before this time have all expired
     */
    List<TokenRefusal> all(Instant oldest);
}
