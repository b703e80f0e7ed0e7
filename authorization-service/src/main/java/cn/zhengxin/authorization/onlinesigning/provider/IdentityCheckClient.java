package cn.zhengxin.authorization.onlinesigning.provider;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One question to the provider, without a transaction open, and with silence for every kind of failure. */
class IdentityCheckClient {

    private static final Logger log = LoggerFactory.getLogger(IdentityCheckClient.class);

    private final RestClient client;

    IdentityCheckClient(RestClient client) {
        this.client = client;
    }

    /**
     * Empty when there is no answer that can be understood; that is never a pass (N3).
     *
     * @param question goes into the body, where no log and no address shows it (N2)
     */
    <T> Optional<T> ask(String path, Object question, Class<T> answer) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction stays open while a provider is asked");
        }
        try {
            return Optional.ofNullable(client.post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(question)
                    .retrieve()
                    .body(answer));
        } catch (RestClientException silent) {
            log.atWarn()
                    .addKeyValue("cause", silent.getClass().getSimpleName())
                    .log("The provider of identity checks gave no usable answer");
            return Optional.empty();
        }
    }
}
