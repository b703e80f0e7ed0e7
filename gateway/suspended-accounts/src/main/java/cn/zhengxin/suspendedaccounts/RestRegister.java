package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.identity.DependencyUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;

/** The register at authorization-service. */
final class RestRegister implements Register {

    private final RestClient client;

    RestRegister(RestClient client) {
        this.client = client;
    }

    @Override
    public Refusals refused() {
        var answer =
                client.get().uri("/internal/v1/operators/refused").retrieve().body(RefusedAnswer.class);
        if (answer == null || answer.accounts() == null || answer.tokens() == null) {
            // An answer without a list is no empty list (N3).
            throw new DependencyUnavailable("authorization-service");
        }
        return new Refusals(
                answer.accounts(),
                answer.tokens().stream()
                        .collect(Collectors.toMap(
                                RefusedTokens::account,
                                RefusedTokens::lastRefused,
                                (one, other) -> one.isAfter(other) ? one : other)));
    }

    /** The answer as it comes. */
    private record RefusedAnswer(
            @Nullable Set<String> accounts, @Nullable List<RefusedTokens> tokens) {}

    /** Without a time every token is refused. */
    private record RefusedTokens(String account, @Nullable Instant issuedUntil) {

        Instant lastRefused() {
            return issuedUntil == null ? Instant.MAX : issuedUntil;
        }
    }
}
