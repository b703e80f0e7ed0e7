package cn.zhengxin.query.passport;

import cn.zhengxin.encryption.BlindIndex;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PassportProperties.class)
class PassportConfiguration {

    @Bean
    PassportOffice passportOffice(PassportProperties properties, BlindIndex index, Clock clock) {
        return new PassportOffice(
                PassportKeys.read(properties.signingKey(), properties.signature()),
                index,
                properties.lifetime(),
                clock);
    }
}
