package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where people sign in. All methods can be repeated and throw {@link cn.zhengxin.identity.DependencyUnavailable} when it does
 * not answer, {@link AccountNotAccepted} when it answers that it will not.
 */
public interface IdentityProvider {

    Optional<FoundAccount> find(Account account);

    /** O9: at the first sign-in the password has to be changed and the second factor set up. Disabled unless it may act. */
    void create(DesiredAccount desired);

    /** Ends what the account is doing, and lets it start nothing more. */
    void disable(Account account);

    /** Attributes, roles, and whether it is enabled. */
    void adjust(DesiredAccount desired);

    /**
     * The time by the provider's own clock, in the whole seconds that it writes into tokens. Whatever it was told before this call is
     * in every token that it begins to make after it.
     */
    Instant issuesAt();

    /** Everybody with a role of staff. */
    List<FoundAccount> staff();

    /** Sign-ins from then on that succeeded, oldest first, one after another: there may be many. */
    void signInsSince(Instant from, Consumer<SignIn> each);
}
