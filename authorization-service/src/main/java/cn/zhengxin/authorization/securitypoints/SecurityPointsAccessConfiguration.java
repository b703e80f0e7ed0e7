package cn.zhengxin.authorization.securitypoints;

import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auditors write nothing (O1), so that findings become deductions through compliance. */
@Configuration(proxyBeanMethods = false)
class SecurityPointsAccessConfiguration {

    @Bean
    AccessRules securityPointsAccessRules() {
        return registry -> registry.requestMatchers(POST, "/api/v1/operators/{account}/deductions")
                .hasRole(Role.COMPLIANCE_OFFICER.word());
    }
}
