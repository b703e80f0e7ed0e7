package cn.zhengxin.authorization.loan.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class LoanAccessConfiguration {

    @Bean
    AccessRules loanAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var reviewer = Role.REVIEWER.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var loanSystem = Role.LOAN_SYSTEM.word();
        return registry -> {
            registry.requestMatchers(POST, LoanController.LOAN).hasAnyRole(officer, loanSystem);
            registry.requestMatchers(POST, LoanLookUpController.CONFIRMATION).hasAnyRole(officer, loanSystem);
            registry.requestMatchers(GET, LoanController.LOAN).hasAnyRole(officer, reviewer, compliance, loanSystem);
        };
    }
}
