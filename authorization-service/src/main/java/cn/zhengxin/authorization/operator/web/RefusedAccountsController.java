package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.ListRefusedAccounts;
import cn.zhengxin.authorization.operator.model.Account;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may not act and whose tokens are refused, for services of the platform only. */
@RestController
@Tag(name = "Standing (internal)")
class RefusedAccountsController {

    private final ListRefusedAccounts listRefusedAccounts;

    RefusedAccountsController(ListRefusedAccounts listRefusedAccounts) {
        this.listRefusedAccounts = listRefusedAccounts;
    }

    @GetMapping("/internal/v1/operators/refused")
    @Operation(
            operationId = "listRefusedAccounts",
            summary = "Accounts that may not act, and tokens that say too much",
            description = "O11, O1: read from the register each time it is asked; whoever is not named here may act.")
    ResponseEntity<RefusedAccountsResponse> refused() {
        var accounts =
                listRefusedAccounts.accounts().stream().map(Account::value).toList();
        var tokens = listRefusedAccounts.tokens().stream()
                .map(refusal ->
                        new RefusedAccountsResponse.Tokens(refusal.account().value(), refusal.issuedUntil()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RefusedAccountsResponse(accounts, tokens));
    }
}
