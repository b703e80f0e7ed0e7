package cn.zhengxin.audit;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who reads. Nobody writes: the ledger's only way in is the event stream (U11). */
@Configuration(proxyBeanMethods = false)
class AuditAccess {

    @Bean
    AccessRules auditAccessRules() {
        String auditor = Role.AUDITOR.word();
        String compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> registry.requestMatchers(GET, "/api/v1/audit-records", "/api/v1/audit-records/**")
                .hasAnyRole(auditor, compliance)
                .requestMatchers(GET, "/api/v1/audit-tree-heads", "/api/v1/audit-tree-heads/**")
                .hasAnyRole(auditor, compliance)
                .requestMatchers(POST, "/api/v1/audit-exports")
                .hasRole(auditor);
    }
}
