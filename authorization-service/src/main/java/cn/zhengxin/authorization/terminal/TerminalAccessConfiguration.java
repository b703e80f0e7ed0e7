package cn.zhengxin.authorization.terminal;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach which address; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class TerminalAccessConfiguration {

    private static final String BASE = "/api/v1/operators/{account}/terminals";

    @Bean
    AccessRules terminalAccessRules() {
        var institution = Role.CREDIT_ADMINISTRATOR_INSTITUTION.word();
        var province = Role.CREDIT_ADMINISTRATOR_PROVINCE.word();
        return registry -> {
            registry.requestMatchers(GET, BASE).hasAnyRole(institution, province, Role.AUDITOR.word());
            registry.requestMatchers(POST, BASE).hasAnyRole(institution, province);
            registry.requestMatchers(DELETE, BASE + "/{address}").hasAnyRole(institution, province);
        };
    }
}
