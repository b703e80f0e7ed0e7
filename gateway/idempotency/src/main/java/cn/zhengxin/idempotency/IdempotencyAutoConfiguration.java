package cn.zhengxin.idempotency;

import cn.zhengxin.encryption.ShortLivedSeal;
import cn.zhengxin.identity.CurrentCaller;
import cn.zhengxin.identity.IdentityAutoConfiguration;
import cn.zhengxin.identity.ProblemWriter;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every POST under /api/v1 of a service that depends on this library is executed once per key. */
@AutoConfiguration(after = {IdentityAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyAutoConfiguration {

    /** Behind the security chain (-100), before everything a service adds. */
    private static final int ORDER = -50;

    @Bean
    Fingerprints fingerprints(IdempotencyProperties properties) {
        return new Fingerprints(Base64.getDecoder().decode(properties.fingerprintKey()));
    }

    @Bean
    IdempotencyRecords idempotencyRecords(JdbcClient jdbc, IdempotencyProperties properties) {
        return new JdbcIdempotencyRecords(
                jdbc,
                new ShortLivedSeal(
                        Base64.getDecoder().decode(properties.fingerprintKey()),
                        properties.suite(),
                        new SecureRandom()));
    }

    @Bean
    CurrentIdempotencyKey currentIdempotencyKey() {
        return new RequestIdempotencyKey();
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotencyRecords records,
            Fingerprints fingerprints,
            CurrentCaller current,
            ProblemWriter problems,
            IdempotencyProperties properties) {
        FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(
                new IdempotencyFilter(records, fingerprints, current, problems, properties));
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    IdempotencyPurge idempotencyPurge(IdempotencyRecords records, IdempotencyProperties properties) {
        return new IdempotencyPurge(records, properties.keptFor(), properties.purgeInterval());
    }
}
