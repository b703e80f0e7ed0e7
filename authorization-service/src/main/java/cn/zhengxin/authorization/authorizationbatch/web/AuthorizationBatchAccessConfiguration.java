package cn.zhengxin.authorization.authorizationbatch.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class AuthorizationBatchAccessConfiguration {

    private static final String BASE = "/api/v1/authorization-batches";

    @Bean
    AccessRules authorizationBatchAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var loanSystem = Role.LOAN_SYSTEM.word();
        return registry -> {
            registry.requestMatchers(POST, BASE).hasAnyRole(officer, loanSystem);
            registry.requestMatchers(GET, BASE + "/{id}")
                    .hasAnyRole(
                            officer,
                            Role.REVIEWER.word(),
                            Role.COMPLIANCE_OFFICER.word(),
                            Role.DEPARTMENT_HEAD.word(),
                            loanSystem);
        };
    }
}
