package cn.zhengxin.authorization.departure;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class DepartureReviewAccessConfiguration {

    private static final String BASE = "/api/v1/departure-reviews";

    @Bean
    AccessRules departureReviewAccessRules() {
        var compliance = Role.COMPLIANCE_OFFICER.word();
        return registry -> {
            registry.requestMatchers(GET, BASE, BASE + "/{id}").hasAnyRole(compliance, Role.AUDITOR.word());
            registry.requestMatchers(POST, BASE + "/{id}/closure").hasRole(compliance);
        };
    }
}
