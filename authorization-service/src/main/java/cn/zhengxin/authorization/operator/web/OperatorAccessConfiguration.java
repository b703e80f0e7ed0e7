package cn.zhengxin.authorization.operator.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class OperatorAccessConfiguration {

    private static final String BASE = "/api/v1/operators";

    @Bean
    AccessRules operatorAccessRules() {
        var institution = Role.CREDIT_ADMINISTRATOR_INSTITUTION.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        var auditor = Role.AUDITOR.word();
        var head = Role.DEPARTMENT_HEAD.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> {
            // O5: who approves an account sees what is to be approved.
            registry.requestMatchers(GET, BASE, BASE + "/{account}")
                    .hasAnyRole(institution, province, auditor, head, compliance);
            registry.requestMatchers(
                            POST,
                            BASE + "/{account}/suspension",
                            BASE + "/{account}/reinstatement",
                            BASE + "/{account}/unlocking",
                            BASE + "/{account}/roles")
                    .hasAnyRole(institution, province);
            registry.requestMatchers(POST, BASE + "/{account}/roles/approval").hasAnyRole(head, compliance);
        };
    }
}
