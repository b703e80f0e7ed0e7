package cn.zhengxin.authorization.identityprovider.keycloak;

import cn.zhengxin.authorization.identityprovider.application.DesiredAccount;
import cn.zhengxin.authorization.identityprovider.application.FoundAccount;
import cn.zhengxin.authorization.identityprovider.application.IdentityProvider;
import cn.zhengxin.authorization.identityprovider.application.SignIn;
import cn.zhengxin.authorization.operator.application.FirstPasswords;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.identity.DependencyUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An installation that names no Keycloak has one that never answers: accounts wait, and nothing is allowed for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "zhengxin.authorization.identityprovider.server-url",
        havingValue = "none",
        matchIfMissing = true)
class NoKeycloakConfiguration {

    @Bean
    NoAccounts noAccounts() {
        return new NoAccounts();
    }

    /** Away for good. */
    static final class NoAccounts implements IdentityProvider, FirstPasswords {

        @Override
        public Optional<FoundAccount> find(Account account) {
            throw away();
        }

        @Override
        public void create(DesiredAccount desired) {
            throw away();
        }

        @Override
        public void disable(Account account) {
            throw away();
        }

        @Override
        public void adjust(DesiredAccount desired) {
            throw away();
        }

        @Override
        public Instant issuesAt() {
            throw away();
        }

        @Override
        public List<FoundAccount> staff() {
            throw away();
        }

        @Override
        public void signInsSince(Instant from, Consumer<SignIn> each) {
            throw away();
        }

        @Override
        public Outcome set(Account account, String password) {
            throw away();
        }

        private static DependencyUnavailable away() {
            return new DependencyUnavailable("identity-provider");
        }
    }
}
