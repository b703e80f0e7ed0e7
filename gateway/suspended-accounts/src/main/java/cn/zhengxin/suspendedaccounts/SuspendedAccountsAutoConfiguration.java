package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.identity.IdentityAutoConfiguration;
import cn.zhengxin.identity.ProblemWriter;
import cn.zhengxin.identity.ServiceRestClients;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.kafka.core.ConsumerFactory;

/** O11 for every service that depends on this library; authorization-service decides from its own database instead. */
@AutoConfiguration(
        after = IdentityAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SuspendedAccountsProperties.class)
public class SuspendedAccountsAutoConfiguration {

    @Bean
    RefusedAccounts refusedAccounts(SuspendedAccountsProperties properties) {
        return new RefusedAccounts(properties.trustedFor(), System::nanoTime);
    }

    @Bean
    RegisterReading registerReading(
            ServiceRestClients clients, RefusedAccounts accounts, SuspendedAccountsProperties properties) {
        var register = new RestRegister(clients.forPeer("authorization-service", properties.registerUrl()));
        return new RegisterReading(register, accounts, properties);
    }

    @Bean
    RegisterEvents registerEvents(
            ConsumerFactory<?, ?> consumers,
            RefusedAccounts accounts,
            RegisterReading reading,
            SuspendedAccountsProperties properties) {
        return new RegisterEvents(consumers.getConfigurationProperties(), accounts, reading, properties);
    }

    /** After the caller is known and before idempotency: a refusal that ends with the suspension is no first answer to keep. */
    @Bean
    FilterRegistrationBean<SuspendedAccountFilter> refusedAccountFilter(
            RefusedAccounts accounts, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new SuspendedAccountFilter(accounts, problems));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    @Bean
    SuspendedAccountsHealth suspendedAccountsHealthIndicator(
            RefusedAccounts accounts, RegisterEvents events, ObjectProvider<HintSource> hints) {
        return new SuspendedAccountsHealth(accounts, events, hints.stream().toList());
    }

    @Bean
    MeterBinder suspendedAccountsMetrics(RefusedAccounts accounts) {
        return registry -> Gauge.builder("zhengxin.suspended.accounts", accounts, RefusedAccounts::size)
                .description("Accounts of staff that this instance refuses")
                .register(registry);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisMessageListenerContainer.class)
    @ConditionalOnBooleanProperty("zhengxin.suspended-accounts.hints")
    static class Hints {

        @Bean
        RefusalHints refusalHints(
                RedisConnectionFactory redis, RefusedAccounts accounts, SuspendedAccountsProperties properties) {
            return new RefusalHints(redis, properties.hintChannel(), accounts);
        }
    }
}
