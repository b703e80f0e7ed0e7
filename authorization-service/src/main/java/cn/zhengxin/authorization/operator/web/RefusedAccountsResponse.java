package cn.zhengxin.authorization.operator.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All accounts that may not act, and all tokens that are refused, at the moment of asking. */
record RefusedAccountsResponse(List<String> accounts, List<Tokens> tokens) {
    RefusedAccountsResponse {
        accounts = List.copyOf(accounts);
        tokens = List.copyOf(tokens);
    }

    /** Refused tokens of one account. */
    @Schema(name = "RefusedTokens")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tokens(
            String account,

            @Schema(description = "Tokens issued until then are refused; without it all of them") @Nullable Instant issuedUntil) {}
}
