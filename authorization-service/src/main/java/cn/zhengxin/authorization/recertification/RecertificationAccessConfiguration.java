package cn.zhengxin.authorization.recertification;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class RecertificationAccessConfiguration {

    private static final String BASE = "/api/v1/recertifications";

    @Bean
    AccessRules recertificationAccessRules() {
        var institution = Role.CREDIT_ADMINISTRATOR_INSTITUTION.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        return registry -> {
            registry.requestMatchers(POST, BASE).hasRole(province);
            registry.requestMatchers(GET, BASE, BASE + "/{id}/items")
                    .hasAnyRole(institution, province, Role.AUDITOR.word());
            registry.requestMatchers(POST, BASE + "/{id}/items/{account}/answer")
                    .hasAnyRole(institution, province);
        };
    }
}
