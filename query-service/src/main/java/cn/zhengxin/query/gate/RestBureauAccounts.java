package cn.zhengxin.query.gate;

import cn.zhengxin.query.bureau.BureauAccount;
import cn.zhengxin.query.bureau.BureauAccountAnswer;
import cn.zhengxin.query.bureau.BureauAccounts;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** O4. The credential that comes along is not read: the bureau's interface asks for the account's name alone. */
@Component
class RestBureauAccounts implements BureauAccounts {

    private static final String WITHHELD = "NOT_FOUND";

    private final AuthorizationServiceClient authorizationService;

    RestBureauAccounts(AuthorizationServiceClient authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public BureauAccountAnswer of(String operatorAccount) {
        return authorizationService
                .ask(client -> client.get()
                        .uri("/internal/v1/operators/{account}/bureau-account", operatorAccount)
                        .retrieve()
                        .onStatus(status -> status.value() == 404, (request, response) -> {})
                        .body(BureauAccountResponse.class))
                .flatMap(RestBureauAccounts::read)
                .orElseGet(BureauAccountAnswer.Silent::new);
    }

    private static Optional<BureauAccountAnswer> read(BureauAccountResponse response) {
        String name = response.bureauAccount();
        if (name != null && !name.isBlank()) {
            return Optional.of(new BureauAccountAnswer.Given(new BureauAccount(name)));
        }
        // Only the register's own word says that there is none; any other 404 says nothing (N3).
        return WITHHELD.equals(response.code()) ? Optional.of(new BureauAccountAnswer.Withheld()) : Optional.empty();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BureauAccountResponse(
            @Nullable String bureauAccount, @Nullable String code) {
        @Override
        public String toString() {
            return "BureauAccountResponse[***]";
        }
    }
}
