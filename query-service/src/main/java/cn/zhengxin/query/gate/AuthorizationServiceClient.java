package cn.zhengxin.query.gate;

import cn.zhengxin.identity.DependencyUnavailable;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One question to the authorization service, without a transaction open, and with silence for every kind of failure. */
public final class AuthorizationServiceClient {

    private static final Logger log = LoggerFactory.getLogger(AuthorizationServiceClient.class);

    private final RestClient client;

    public AuthorizationServiceClient(RestClient client) {
        this.client = client;
    }

    /** Empty when there is no answer that can be understood; that is never an answer (N3). */
    public <T> Optional<T> ask(Function<RestClient, @Nullable T> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction stays open while another service is asked");
        }
        try {
            return Optional.ofNullable(question.apply(client));
        } catch (DependencyUnavailable | RestClientException silent) {
            log.atWarn()
                    .addKeyValue("cause", silent.getClass().getSimpleName())
                    .log("The authorization service gave no usable answer");
            return Optional.empty();
        }
    }
}
