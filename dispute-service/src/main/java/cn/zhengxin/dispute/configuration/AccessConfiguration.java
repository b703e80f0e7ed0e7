package cn.zhengxin.dispute.configuration;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which role may ask what; everything else is refused (N3). */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessRules accessRules() {
        var customer = Role.CUSTOMER.word();
        var handler = Role.DISPUTE_HANDLER.word();
        return registry -> registry.requestMatchers(POST, "/api/v1/disputes")
                .hasAnyRole(customer, handler)
                .requestMatchers(GET, "/api/v1/disputes")
                .hasRole(handler)
                .requestMatchers(GET, "/api/v1/disputes/*", "/api/v1/disputes/*/evidence/*")
                .hasAnyRole(customer, handler)
                .requestMatchers(POST, "/api/v1/disputes/*/acceptance", "/api/v1/disputes/*/decision")
                .hasRole(handler)
                .requestMatchers(GET, "/api/v1/my/disputes", "/api/v1/my/queries")
                .hasRole(customer);
    }
}
