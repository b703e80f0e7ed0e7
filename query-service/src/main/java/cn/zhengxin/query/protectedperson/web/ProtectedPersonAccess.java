package cn.zhengxin.query.protectedperson.web;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Which roles reach the list; that they are the head institution's, the controller decides. */
@Configuration(proxyBeanMethods = false)
class ProtectedPersonAccess {

    static final String BASE = "/api/v1/protected-persons";

    @Bean
    AccessRules protectedPersonAccessRules() {
        String compliance = Role.COMPLIANCE_OFFICER.word();
        String province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        return registry -> {
            registry.requestMatchers(HttpMethod.POST, BASE).hasRole(compliance);
            registry.requestMatchers(HttpMethod.DELETE, BASE + "/*").hasRole(compliance);
            // The head institution may have one compliance officer only; its administrators are the second person as
            // well.
            registry.requestMatchers(HttpMethod.POST, BASE + "/*/approval").hasAnyRole(compliance, province);
            registry.requestMatchers(HttpMethod.GET, BASE, BASE + "/*").hasAnyRole(compliance, province);
        };
    }
}
