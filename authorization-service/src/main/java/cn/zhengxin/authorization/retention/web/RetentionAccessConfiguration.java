package cn.zhengxin.authorization.retention.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class RetentionAccessConfiguration {

    private static final String DESTRUCTIONS = "/api/v1/destructions";
    private static final String HOLDS = "/api/v1/legal-holds";

    @Bean
    AccessRules retentionAccessRules() {
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var legal = Role.LEGAL_REVIEWER.word();
        var auditor = Role.AUDITOR.word();
        return registry -> {
            registry.requestMatchers(POST, DESTRUCTIONS).hasRole(compliance);
            registry.requestMatchers(GET, DESTRUCTIONS).hasAnyRole(compliance, legal, auditor);
            registry.requestMatchers(GET, DESTRUCTIONS + "/due").hasAnyRole(compliance, legal);
            registry.requestMatchers(GET, DESTRUCTIONS + "/{id}").hasAnyRole(compliance, legal, auditor);
            registry.requestMatchers(POST, DESTRUCTIONS + "/{id}/approval").hasAnyRole(compliance, legal);
            registry.requestMatchers(POST, HOLDS).hasAnyRole(compliance, legal);
            registry.requestMatchers(GET, HOLDS).hasAnyRole(compliance, legal);
            registry.requestMatchers(POST, HOLDS + "/{id}/lifting").hasAnyRole(compliance, legal);
        };
    }
}
