package cn.zhengxin.gateway.limit;

import cn.zhengxin.identity.ProblemWriter;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    @Bean
    SharedCallerLimits sharedCallerLimits(LimitProperties properties, DataRedisProperties redis, Clock clock) {
        RedisURI.Builder address = RedisURI.builder()
                .withHost(redis.getHost())
                .withPort(redis.getPort())
                .withSsl(redis.getSsl().isEnabled())
                .withTimeout(properties.patience());
        if (redis.getPassword() != null) {
            address.withPassword(redis.getPassword().toCharArray());
        }
        RedisClient client = RedisClient.create(address.build());
        // Waiting for a broken connection would make every caller wait for it.
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(properties.patience().multipliedBy(5))
                        .build())
                .build());
        return new SharedCallerLimits(
                client, properties, new LocalCallerLimits(properties.requestsPerSecond(), properties.burst()), clock);
    }

    @Bean
    FilterRegistrationBean<LimitFilter> addressLimitFilter(LimitProperties properties, ProblemWriter problems) {
        FilterRegistrationBean<LimitFilter> registration = new FilterRegistrationBean<>(LimitFilter.ofAddresses(
                new LocalCallerLimits(properties.addressRequestsPerSecond(), properties.addressBurst()), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<LimitFilter> accountLimitFilter(SharedCallerLimits limits, ProblemWriter problems) {
        FilterRegistrationBean<LimitFilter> registration =
                new FilterRegistrationBean<>(LimitFilter.ofAccounts(limits, problems));
        registration.setOrder(-50);
        return registration;
    }
}
