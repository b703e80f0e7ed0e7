package cn.zhengxin.authorization.identityprovider.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProviderProperties.class)
class IdentityProviderConfiguration {

    @Bean
    MeterBinder accountMetrics(CarriedAccounts carried, AccountDifferences differences) {
        return registry -> {
            Gauge.builder("zhengxin.identity.differences", differences, asked(AccountDifferences::count))
                    .description("Differences between register and identity provider, as last compared")
                    .register(registry);
            Gauge.builder(
                            "zhengxin.identity.lagging",
                            carried,
                            asked(lag -> lag.lagging().size()))
                    .description("Accounts that wait to be carried over to the identity provider")
                    .register(registry);
        };
    }

    /** A database that cannot be asked shows as no number. */
    private static <T> ToDoubleFunction<T> asked(ToDoubleFunction<T> figure) {
        return source -> {
            try {
                return figure.applyAsDouble(source);
            } catch (DataAccessException away) {
                return Double.NaN;
            }
        };
    }
}
