package cn.zhengxin.authorization.policychange.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class PolicyAccessConfiguration {

    private static final String BASE = "/api/v1/authorization-policies";

    @Bean
    AccessRules policyAccessRules() {
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        // By what somebody is refused is no secret from anybody who can be refused.
        var everybodyWhoWorks = Arrays.stream(Role.values())
                .filter(role -> role.kind() == Role.Kind.STAFF || role == Role.LOAN_SYSTEM || role == Role.PARTNER)
                .map(Role::word)
                .toArray(String[]::new);
        return registry -> {
            registry.requestMatchers(GET, BASE, BASE + "/{version}", "/api/v1/authorization-rules")
                    .hasAnyRole(everybodyWhoWorks);
            registry.requestMatchers(POST, BASE, BASE + "/{version}/approval").hasAnyRole(compliance, province);
        };
    }
}
