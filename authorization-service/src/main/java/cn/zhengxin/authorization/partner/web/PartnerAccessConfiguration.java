package cn.zhengxin.authorization.partner.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class PartnerAccessConfiguration {

    private static final String BASE = "/api/v1/partners";
    private static final String ONE = BASE + "/{code}";

    @Bean
    AccessRules partnerAccessRules() {
        var institution = Role.CREDIT_ADMINISTRATOR_INSTITUTION.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var auditor = Role.AUDITOR.word();
        var officer = Role.QUERY_OFFICER.word();
        var reviewer = Role.REVIEWER.word();
        return registry -> {
            registry.requestMatchers(POST, BASE).hasAnyRole(institution, province);
            registry.requestMatchers(GET, BASE, ONE)
                    .hasAnyRole(institution, province, compliance, auditor, officer, reviewer);
            registry.requestMatchers(POST, ONE + "/approval", ONE + "/reinstatement")
                    .hasRole(compliance);
            registry.requestMatchers(POST, ONE + "/suspension", ONE + "/ending")
                    .hasAnyRole(institution, province, compliance);
        };
    }
}
