package cn.zhengxin.audit.alert.web;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may do what about alerts; whose they see, {@link AlertReaders} says. Auditors read and write nothing (U11). */
@Configuration(proxyBeanMethods = false)
class AlertAccess {

    static final String BASE = "/api/v1/alerts";
    static final String STATISTICS = "/api/v1/alert-statistics";

    @Bean
    AccessRules alertAccessRules() {
        String auditor = Role.AUDITOR.word();
        String compliance = Role.COMPLIANCE_OFFICER.word();
        String risk = Role.RISK_OFFICER.word();
        return registry -> registry.requestMatchers(HttpMethod.GET, BASE, BASE + "/*", STATISTICS)
                .hasAnyRole(auditor, compliance, risk)
                .requestMatchers(HttpMethod.POST, BASE + "/*/check", BASE + "/*/finding")
                .hasAnyRole(compliance, risk)
                .requestMatchers(HttpMethod.POST, BASE + "/*/finding-decision")
                .hasRole(compliance);
    }
}
