package cn.zhengxin.authorization.expirynotice;

import static org.springframework.http.HttpMethod.GET;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class ExpiryNoticeAccessConfiguration {

    @Bean
    AccessRules expiryNoticeAccessRules() {
        // Those who see all files of their institution (A14).
        return registry -> registry.requestMatchers(GET, ExpiryNoticeController.BASE)
                .hasAnyRole(Role.REVIEWER.word(), Role.COMPLIANCE_OFFICER.word());
    }
}
