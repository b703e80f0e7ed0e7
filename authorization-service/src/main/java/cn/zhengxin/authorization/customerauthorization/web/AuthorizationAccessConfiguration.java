package cn.zhengxin.authorization.customerauthorization.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class AuthorizationAccessConfiguration {

    private static final String BASE = "/api/v1/authorizations";

    @Bean
    AccessRules authorizationAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var reviewer = Role.REVIEWER.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        // Whoever an approved access names opens the file with one of these roles (A14).
        var head = Role.DEPARTMENT_HEAD.word();
        var risk = Role.RISK_OFFICER.word();
        var legal = Role.LEGAL_REVIEWER.word();
        var loanSystem = Role.LOAN_SYSTEM.word();
        var customer = Role.CUSTOMER.word();
        return registry -> {
            registry.requestMatchers(POST, BASE).hasAnyRole(officer, loanSystem);
            registry.requestMatchers(GET, BASE).hasAnyRole(officer, reviewer, compliance, head, loanSystem);
            registry.requestMatchers(POST, BASE + "/search")
                    .hasAnyRole(officer, reviewer, compliance, head, loanSystem);
            registry.requestMatchers(GET, BASE + "/{id}")
                    .hasAnyRole(officer, reviewer, compliance, head, risk, legal, loanSystem, customer);
            registry.requestMatchers(GET, BASE + "/{id}/document")
                    .hasAnyRole(officer, reviewer, compliance, head, risk, legal, customer);
            registry.requestMatchers(POST, BASE + "/{id}/evidence").hasAnyRole(officer, loanSystem);
            registry.requestMatchers(POST, BASE + "/{id}/signature").hasRole(officer);
            registry.requestMatchers(POST, BASE + "/{id}/compliance-approval").hasRole(compliance);
            registry.requestMatchers(POST, BASE + "/{id}/verification").hasRole(reviewer);
            registry.requestMatchers(POST, BASE + "/{id}/withdrawal").hasAnyRole(officer, customer);
            registry.requestMatchers(POST, BASE + "/{id}/closure").hasAnyRole(officer, loanSystem);
            registry.requestMatchers(GET, "/api/v1/my/authorizations").hasRole(customer);
        };
    }
}
