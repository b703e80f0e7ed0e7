package cn.zhengxin.query.batch.web;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may ask for what of batches. Which batches they see within it, the use cases decide. */
@Configuration(proxyBeanMethods = false)
class BatchAccess {

    static final String BASE = "/api/v1/credit-query-batches";

    @Bean
    AccessRules batchAccessRules() {
        String officer = Role.QUERY_OFFICER.word();
        String loanSystem = Role.LOAN_SYSTEM.word();
        String risk = Role.RISK_OFFICER.word();
        String reviewer = Role.REVIEWER.word();
        return registry -> {
            registry.requestMatchers(HttpMethod.POST, BASE).hasAnyRole(officer, loanSystem);
            registry.requestMatchers(HttpMethod.POST, BASE + "/*/approval").hasRole(risk);
            registry.requestMatchers(
                            HttpMethod.POST, BASE + "/*/pause", BASE + "/*/resumption", BASE + "/*/cancellation")
                    .hasAnyRole(officer, loanSystem, risk);
            registry.requestMatchers(HttpMethod.GET, BASE, BASE + "/*", BASE + "/*/progress", BASE + "/*/rows")
                    .hasAnyRole(officer, loanSystem, risk, reviewer);
        };
    }
}
