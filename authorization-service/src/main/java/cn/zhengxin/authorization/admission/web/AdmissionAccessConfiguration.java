package cn.zhengxin.authorization.admission.web;

import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class AdmissionAccessConfiguration {

    private static final String BASE = "/api/v1/operators";

    @Bean
    AccessRules admissionAccessRules() {
        var institution = Role.CREDIT_ADMINISTRATOR_INSTITUTION.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        var head = Role.DEPARTMENT_HEAD.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> {
            registry.requestMatchers(
                            POST,
                            BASE,
                            BASE + "/{account}/exam-results",
                            BASE + "/{account}/trainings",
                            BASE + "/{account}/confidentiality-agreements",
                            BASE + "/{account}/opening")
                    .hasAnyRole(institution, province);
            registry.requestMatchers(POST, BASE + "/{account}/approvals").hasAnyRole(head, compliance, province);
        };
    }
}
