package cn.zhengxin.authorization.archive.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class ArchiveAccessConfiguration {

    private static final String BASE = "/api/v1/archive-accesses";

    @Bean
    AccessRules archiveAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var head = Role.DEPARTMENT_HEAD.word();
        var risk = Role.RISK_OFFICER.word();
        var legal = Role.LEGAL_REVIEWER.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> {
            registry.requestMatchers(POST, BASE).hasAnyRole(officer, head);
            registry.requestMatchers(GET, BASE).hasAnyRole(officer, head, risk, legal, compliance);
            registry.requestMatchers(GET, BASE + "/{id}").hasAnyRole(officer, head, risk, legal, compliance);
            registry.requestMatchers(GET, BASE + "/{id}/document").hasAnyRole(officer, head, risk, legal, compliance);
            registry.requestMatchers(POST, BASE + "/{id}/document").hasAnyRole(officer, head);
            registry.requestMatchers(POST, BASE + "/{id}/approval").hasAnyRole(risk, legal);
        };
    }
}
