package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.web.OperatorAnswers;
import cn.zhengxin.authorization.operator.web.OperatorResponse;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Accounts at the bureau: administrators set them, query-service uses them, nobody reads them (O4). */
@RestController
@Tag(name = "Bureau accounts")
class BureauAccountController {

    private static final String QUERY_SERVICE = "query-service";

    private final CurrentRequester currentRequester;
    private final SetBureauAccount setBureauAccount;
    private final UseBureauAccount useBureauAccount;
    private final OperatorAnswers answers;

    BureauAccountController(
            CurrentRequester currentRequester,
            SetBureauAccount setBureauAccount,
            UseBureauAccount useBureauAccount,
            OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.setBureauAccount = setBureauAccount;
        this.useBureauAccount = useBureauAccount;
        this.answers = answers;
    }

    /** The account at the bureau, and its credential where the bureau asks for one. */
    record BureauAccountRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}", message = "is no account at the bureau") String bureauAccount,

            @Size(min = 8, max = 256) @Pattern(regexp = "[\\x21-\\x7E]*", message = "holds more than printable characters") @Nullable String credential) {

        @Override
        public String toString() {
            return "BureauAccountRequest[***]";
        }
    }

    /** For the bureau's adapter alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BureauAccountResponse(
            String bureauAccount, @Nullable String credential) {

        @Override
        public String toString() {
            return "BureauAccountResponse[***]";
        }
    }

    @PostMapping("/api/v1/operators/{account}/bureau-account")
    @Operation(
            operationId = "setBureauAccount",
            summary = "Set or replace the account at the bureau",
            description =
                    "O4: by the administrator in charge, one for each query officer; no address ever gives it back.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> set(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid BureauAccountRequest request) {
        return answers.of(setBureauAccount.handle(new SetBureauAccount.Command(
                new Account(account),
                EntityVersion.expected(ifMatch),
                new BureauAccount(request.bureauAccount(), request.credential()),
                currentRequester.requester())));
    }

    @GetMapping("/internal/v1/operators/{account}/bureau-account")
    @Operation(
            operationId = "useBureauAccount",
            summary = "The account at the bureau, for query-service alone",
            description = "O4: each use is on record before the answer.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BureauAccountResponse.class)))
    ResponseEntity<?> use(@PathVariable("account") @Size(min = 1, max = 128) String account) {
        var requester = currentRequester.requester();
        // Every service reaches the internal addresses; this one is for the one that asks the bureau.
        if (!requester.party().account().equals(QUERY_SERVICE)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        return useBureauAccount
                .handle(new Account(account), requester)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new BureauAccountResponse(found.name(), found.credential())))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }
}
