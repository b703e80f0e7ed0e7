package cn.zhengxin.authorization.customerauthorization.web;

import static org.springframework.http.HttpMethod.GET;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which roles reach what proves a signing; what is not listed is refused (N3). */
@Configuration(proxyBeanMethods = false)
class SealedDocumentAccessConfiguration {

    private static final String ONE = "/api/v1/authorizations/{id}";

    @Bean
    AccessRules sealedDocumentAccessRules() {
        var officer = Role.QUERY_OFFICER.word();
        var reviewer = Role.REVIEWER.word();
        var compliance = Role.COMPLIANCE_OFFICER.word();
        var customer = Role.CUSTOMER.word();
        return registry -> {
            registry.requestMatchers(GET, ONE + "/sealed-document", ONE + "/evidence-bundle")
                    .hasAnyRole(officer, reviewer, compliance);
            registry.requestMatchers(GET, "/api/v1/my/authorizations/{id}/document")
                    .hasRole(customer);
        };
    }
}
