package cn.zhengxin.authorization.decision.application;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TurnProperties.class)
class TurnConfiguration {

    @Bean
    Turns turns(TurnProperties properties) {
        return new Turns(properties);
    }
}
