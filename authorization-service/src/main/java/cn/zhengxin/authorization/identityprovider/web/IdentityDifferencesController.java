package cn.zhengxin.authorization.identityprovider.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.identityprovider.application.ListAccountDifferences;
import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Differences between register and identity provider, for administrators and auditors. */
@RestController
@Tag(name = "Operators")
class IdentityDifferencesController {

    private static final String ADDRESS = "/api/v1/operators/identity-differences";

    private final CurrentRequester currentRequester;
    private final ListAccountDifferences listAccountDifferences;

    IdentityDifferencesController(CurrentRequester currentRequester, ListAccountDifferences listAccountDifferences) {
        this.currentRequester = currentRequester;
        this.listAccountDifferences = listAccountDifferences;
    }

    @GetMapping(ADDRESS)
    @Operation(
            operationId = "listIdentityDifferences",
            summary = "Where register and identity provider disagree",
            description =
                    "O2, O7: an institution's administrator sees the institution's; the province and auditors see all.")
    ResponseEntity<IdentityDifferencesResponse> list() {
        var items = listAccountDifferences.handle(currentRequester.requester()).stream()
                .map(difference -> new IdentityDifferencesResponse.Item(
                        difference.account().value(),
                        difference.kind(),
                        difference.institution(),
                        difference.foundAt(),
                        difference.repaired()))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new IdentityDifferencesResponse(items));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules identityDifferencesAccessRules() {
            return registry -> registry.requestMatchers(HttpMethod.GET, ADDRESS)
                    .hasAnyRole(
                            Role.CREDIT_ADMINISTRATOR_INSTITUTION.word(),
                            Role.CREDIT_ADMINISTRATOR_PROVINCE.word(),
                            Role.AUDITOR.word());
        }
    }
}
