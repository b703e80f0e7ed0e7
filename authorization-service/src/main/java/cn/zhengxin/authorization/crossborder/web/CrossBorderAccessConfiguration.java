package cn.zhengxin.authorization.crossborder.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class CrossBorderAccessConfiguration {

    private static final String CONSENTS = "/api/v1/authorizations/{id}/cross-border-consents";

    @Bean
    AccessRules crossBorderAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var reviewer = Role.REVIEWER.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var head = Role.DEPARTMENT_HEAD.word();
        var loanSystem = Role.LOAN_SYSTEM.word();
        var customer = Role.CUSTOMER.word();
        return registry -> {
            registry.requestMatchers(POST, CONSENTS).hasAnyRole(officer, loanSystem);
            registry.requestMatchers(GET, CONSENTS)
                    .hasAnyRole(officer, reviewer, compliance, head, loanSystem, customer);
            registry.requestMatchers(POST, CONSENTS + "/{consentId}/verification")
                    .hasRole(compliance);
            registry.requestMatchers(POST, CONSENTS + "/{consentId}/withdrawal").hasAnyRole(officer, customer);
            registry.requestMatchers(POST, "/api/v1/authorizations/{id}/cross-border-decisions")
                    .hasAnyRole(officer, compliance, loanSystem);
        };
    }
}
