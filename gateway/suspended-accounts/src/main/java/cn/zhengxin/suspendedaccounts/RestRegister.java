package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.identity.DependencyUnavailable;
import java.util.Set;
import org.springframework.web.client.RestClient;

/** The register at authorization-service. */
final class RestRegister implements Register {

    private final RestClient client;

    RestRegister(RestClient client) {
        this.client = client;
    }

    @Override
    public Set<String> refused() {
        var answer =
                client.get().uri("/internal/v1/operators/refused").retrieve().body(RefusedAnswer.class);
        if (answer == null || answer.accounts() == null) {
            // An answer without a list is no empty list (N3).
            throw new DependencyUnavailable("authorization-service");
        }
        return answer.accounts();
    }

    /** The answer as it comes. */
    private record RefusedAnswer(
            @org.jspecify.annotations.Nullable Set<String> accounts) {}
}
