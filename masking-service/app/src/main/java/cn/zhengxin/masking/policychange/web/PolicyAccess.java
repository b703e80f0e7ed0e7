package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may ask for what of the masking policy's versions; that it takes the head institution's people, the controller sees to. */
@Configuration(proxyBeanMethods = false)
class PolicyAccess {

    static final String BASE = "/api/v1/masking-policies";

    @Bean
    AccessRules maskingPolicyAccessRules() {
        // By what something is masked is no secret from anybody it can be masked for.
        String[] everybodyWhoWorks = Arrays.stream(Role.values())
                .filter(role -> role.kind() == Role.Kind.STAFF || role == Role.LOAN_SYSTEM || role == Role.PARTNER)
                .map(Role::word)
                .toArray(String[]::new);
        String[] proposers = {
            Role.COMPLIANCE_OFFICER.word(),
            Role.INFORMATION_PROTECTION_OFFICER.word(),
            Role.CREDIT_ADMINISTRATOR_PROVINCE.word()
        };
        return registry -> {
            registry.requestMatchers(HttpMethod.GET, BASE, BASE + "/*").hasAnyRole(everybodyWhoWorks);
            registry.requestMatchers(HttpMethod.POST, BASE, BASE + "/*/trial", BASE + "/*/withdrawal")
                    .hasAnyRole(proposers);
            // Administrators look after accounts; what is shown of a person is for those who answer for that (PIPL 52).
            registry.requestMatchers(HttpMethod.POST, BASE + "/*/approval")
                    .hasAnyRole(Role.COMPLIANCE_OFFICER.word(), Role.INFORMATION_PROTECTION_OFFICER.word());
        };
    }
}
