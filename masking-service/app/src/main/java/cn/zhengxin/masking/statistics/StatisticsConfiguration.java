package cn.zhengxin.masking.statistics;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatisticsProperties.class)
class StatisticsConfiguration {

    @Bean
    AccessRules figuresAccessRules() {
        return registry ->
                registry.requestMatchers(HttpMethod.POST, "/api/v1/figures").hasRole(Role.SERVICE.word());
    }
}
