package cn.zhengxin.query.policychange.web;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may ask for what of the policy's versions; that it takes the head institution's people, the controller sees to. */
@Configuration(proxyBeanMethods = false)
class PolicyAccess {

    static final String BASE = "/api/v1/gate-policies";

    @Bean
    AccessRules policyAccessRules() {
        // By what somebody is refused is no secret from anybody who can be refused.
        String[] everybodyWhoWorks = Arrays.stream(Role.values())
                .filter(role -> role.kind() == Role.Kind.STAFF || role == Role.LOAN_SYSTEM || role == Role.PARTNER)
                .map(Role::word)
                .toArray(String[]::new);
        return registry -> {
            registry.requestMatchers(HttpMethod.GET, BASE, BASE + "/*").hasAnyRole(everybodyWhoWorks);
            registry.requestMatchers(HttpMethod.POST, BASE, BASE + "/*/approval")
                    .hasAnyRole(Role.COMPLIANCE_OFFICER.word(), Role.CREDIT_ADMINISTRATOR_PROVINCE.word());
        };
    }
}
