package cn.zhengxin.authorization.refusal;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). Nobody reads refusals (A17). */
@Configuration(proxyBeanMethods = false)
class RefusalAccessConfiguration {

    @Bean
    AccessRules refusalAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var customer = Role.CUSTOMER.word();
        return registry -> {
            registry.requestMatchers(GET, "/api/v1/refusal-notices/current").hasAnyRole(officer, customer);
            registry.requestMatchers(POST, "/api/v1/authorization-refusals").hasAnyRole(officer, customer);
        };
    }
}
