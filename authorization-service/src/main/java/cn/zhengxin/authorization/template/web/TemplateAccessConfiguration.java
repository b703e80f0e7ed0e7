package cn.zhengxin.authorization.template.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class TemplateAccessConfiguration {

    private static final String BASE = "/api/v1/authorization-templates";

    @Bean
    AccessRules templateAccessRules() {
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        return registry -> {
            registry.requestMatchers(GET, BASE, BASE + "/{version}")
                    .hasAnyRole(
                            compliance,
                            province,
                            Role.CREDIT_ADMINISTRATOR_INSTITUTION.word(),
                            Role.QUERY_OFFICER.word(),
                            Role.REVIEWER.word(),
                            Role.LEGAL_REVIEWER.word(),
                            Role.AUDITOR.word(),
                            Role.LOAN_SYSTEM.word());
            registry.requestMatchers(POST, BASE, BASE + "/{version}/approval").hasAnyRole(compliance, province);
        };
    }
}
