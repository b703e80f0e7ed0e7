package cn.zhengxin.authorization.onlinesigning.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody but the subject signs online; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class OnlineSigningAccessConfiguration {

    private static final String BASE = "/api/v1/my/authorizations/{id}/signing";

    @Bean
    AccessRules onlineSigningAccessRules() {
        var customer = Role.CUSTOMER.word();
        return registry -> {
            registry.requestMatchers(GET, BASE, BASE + "/presentation").hasRole(customer);
            registry.requestMatchers(
                            POST,
                            BASE + "/reading",
                            BASE + "/consents",
                            BASE + "/sms-codes",
                            BASE + "/sms-codes/verification",
                            BASE + "/biometric-checks",
                            BASE + "/signature")
                    .hasRole(customer);
        };
    }
}
