package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.application.FirstPassword;
import cn.zhengxin.authorization.operator.application.GiveFirstPassword;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** First passwords, for the administrator in charge. */
@RestController
@Tag(name = "Operators")
class FirstPasswordController {

    private static final String ADDRESS = "/api/v1/operators/{account}/first-password";

    private final CurrentRequester currentRequester;
    private final GiveFirstPassword giveFirstPassword;

    FirstPasswordController(CurrentRequester currentRequester, GiveFirstPassword giveFirstPassword) {
        this.currentRequester = currentRequester;
        this.giveFirstPassword = giveFirstPassword;
    }

    @PostMapping(ADDRESS)
    @Operation(
            operationId = "giveFirstPassword",
            summary = "Give somebody a first password",
            description =
                    "O2, O9: by the administrator in charge, while nobody has signed in with the account yet. Shown once and"
                            + " kept nowhere, so repeating the request gives another one.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FirstPasswordResponse.class)))
    ResponseEntity<?> give(@PathVariable("account") @Size(min = 1, max = 128) String account) {
        return switch (giveFirstPassword.handle(new Account(account), currentRequester.requester())) {
            case FirstPassword.Given given ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new FirstPasswordResponse(given.password()));
            case FirstPassword.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case FirstPassword.NotOffered _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case FirstPassword.NotYours refused ->
                Problems.of(AuthorizationProblem.O2, List.of(Reasons.of(refused.rule())));
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules firstPasswordAccessRules() {
            return registry -> registry.requestMatchers(HttpMethod.POST, ADDRESS)
                    .hasAnyRole(
                            Role.CREDIT_ADMINISTRATOR_INSTITUTION.word(), Role.CREDIT_ADMINISTRATOR_PROVINCE.word());
        }
    }
}
