package cn.zhengxin.authorization;

import cn.zhengxin.authorization.identityprovider.application.DesiredAccount;
import cn.zhengxin.authorization.identityprovider.application.FoundAccount;
import cn.zhengxin.authorization.identityprovider.application.IdentityProvider;
import cn.zhengxin.authorization.identityprovider.application.SignIn;
import cn.zhengxin.authorization.operator.application.FirstPasswords;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.identity.DependencyUnavailable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Accounts in a map. */
public final class InMemoryIdentityProvider implements IdentityProvider, FirstPasswords {

    private final Map<Account, FoundAccount> accounts = new ConcurrentHashMap<>();
    private final List<SignIn> signIns = new CopyOnWriteArrayList<>();
    private volatile Instant issuesAt = Instant.EPOCH;
    private volatile boolean isAway;

    /** Only where no real one is named. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        @ConditionalOnProperty(
                name = "zhengxin.authorization.identityprovider.server-url",
                havingValue = "none",
                matchIfMissing = true)
        InMemoryIdentityProvider inMemoryIdentityProvider() {
            return new InMemoryIdentityProvider();
        }
    }

    public void put(FoundAccount account) {
        accounts.put(account.account(), account);
    }

    public void remove(Account account) {
        accounts.remove(account);
    }

    @Override
    public Optional<FoundAccount> find(Account account) {
        if (isAway) {
            throw new DependencyUnavailable("identity-provider");
        }
        return Optional.ofNullable(accounts.get(account));
    }

    @Override
    public void create(DesiredAccount desired) {
        adjust(desired);
    }

    @Override
    public void disable(Account account) {
        accounts.computeIfPresent(
                account,
                (_, found) -> new FoundAccount(
                        account, false, found.employeeNumber(), found.institution(), found.branch(), found.roles()));
    }

    @Override
    public void adjust(DesiredAccount desired) {
        var roles = desired.roles();
        put(new FoundAccount(
                desired.account(),
                desired.mayAct(),
                desired.employeeNumber(),
                desired.institution(),
                desired.branch(),
                roles == null ? Set.of() : roles));
    }

    /** As if it were this time there. */
    public void issueAt(Instant time) {
        issuesAt = time;
    }

    /** Answers nothing while it is away. */
    public void setAway(boolean away) {
        isAway = away;
    }

    @Override
    public Instant issuesAt() {
        return issuesAt;
    }

    @Override
    public List<FoundAccount> staff() {
        return List.copyOf(accounts.values());
    }

    public void signIn(SignIn signIn) {
        signIns.add(signIn);
    }

    @Override
    public void signInsSince(Instant from, Consumer<SignIn> each) {
        signIns.stream()
                .filter(signIn -> !signIn.at().isBefore(from))
                .sorted(Comparator.comparing(SignIn::at))
                .forEach(each);
    }

    @Override
    public Outcome set(Account account, String password) {
        return Outcome.SET;
    }
}
