package cn.zhengxin.authorization.bureauaccount;

import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class BureauAccountAccessConfiguration {

    @Bean
    AccessRules bureauAccountAccessRules() {
        return registry -> registry.requestMatchers(POST, "/api/v1/operators/{account}/bureau-account")
                .hasAnyRole(Role.CREDIT_ADMINISTRATOR_INSTITUTION.word(), Role.CREDIT_ADMINISTRATOR_PROVINCE.word());
    }
}
