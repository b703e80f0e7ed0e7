package cn.zhengxin.masking.unmasking.web;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import cn.zhengxin.masking.unmasking.application.UnmaskingProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may ask for what of unmaskings; that it is their own, or their institution's, the use cases see to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnmaskingProperties.class)
class UnmaskingAccess {

    static final String BASE = "/api/v1/unmaskings";

    @Bean
    AccessRules unmaskingAccessRules() {
        String officer = Role.QUERY_OFFICER.word();
        String reviewer = Role.REVIEWER.word();
        String compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> {
            // Who is shown reports (Q14) may ask.
            registry.requestMatchers(HttpMethod.POST, BASE).hasAnyRole(officer, reviewer);
            registry.requestMatchers(HttpMethod.POST, BASE + "/*/approval").hasAnyRole(reviewer, compliance);
            registry.requestMatchers(HttpMethod.POST, BASE + "/*/revocation").hasAnyRole(officer, reviewer, compliance);
            registry.requestMatchers(HttpMethod.GET, BASE, BASE + "/*").hasAnyRole(officer, reviewer, compliance);
        };
    }
}
