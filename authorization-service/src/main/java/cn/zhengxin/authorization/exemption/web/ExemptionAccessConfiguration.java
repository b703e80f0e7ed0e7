package cn.zhengxin.authorization.exemption.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class ExemptionAccessConfiguration {

    private static final String BASE = "/api/v1/exemptions";

    @Bean
    AccessRules exemptionAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var reviewer = Role.REVIEWER.word();
        var legal = Role.LEGAL_REVIEWER.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> {
            registry.requestMatchers(POST, BASE).hasRole(officer);
            registry.requestMatchers(GET, BASE).hasAnyRole(officer, reviewer, legal, compliance);
            registry.requestMatchers(GET, BASE + "/{id}").hasAnyRole(officer, reviewer, legal, compliance);
            registry.requestMatchers(GET, BASE + "/{id}/document").hasAnyRole(officer, reviewer, legal, compliance);
            registry.requestMatchers(POST, BASE + "/{id}/document").hasRole(officer);
            registry.requestMatchers(POST, BASE + "/{id}/reviews").hasAnyRole(reviewer, legal);
            registry.requestMatchers(POST, BASE + "/{id}/central-bank-report").hasAnyRole(officer, compliance);
        };
    }
}
