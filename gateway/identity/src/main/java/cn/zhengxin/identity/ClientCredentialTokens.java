package cn.zhengxin.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Tokens by the client-credentials grant, one at a time, renewed before they expire. */
final class ClientCredentialTokens implements ServiceTokens {

    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofSeconds(60);
    private static final Duration USABLE_BEFORE_EXPIRY = Duration.ofSeconds(5);

    private final RestClient client;
    private final URI tokenUri;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Held held;

    ClientCredentialTokens(RestClient client, URI tokenUri, String clientId, String clientSecret, Clock clock) {
        this.client = client;
        this.tokenUri = tokenUri;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    @Override
    public String accessToken() {
        Held current = held;
        if (current != null && clock.instant().isBefore(current.expires().minus(RENEWED_BEFORE_EXPIRY))) {
            return current.token();
        }
        renewing.lock();
        try {
            current = held;
            Instant now = clock.instant();
            if (current != null && now.isBefore(current.expires().minus(RENEWED_BEFORE_EXPIRY))) {
                return current.token();
            }
            try {
                Held renewed = fetch(now);
                held = renewed;
                return renewed.token();
            } catch (RestClientException | DependencyUnavailable unavailable) {
                // The identity provider may be away for a while; a token that is still good stays good.
                if (current != null && now.isBefore(current.expires().minus(USABLE_BEFORE_EXPIRY))) {
                    return current.token();
                }
                throw new DependencyUnavailable("identity-provider", unavailable);
            }
        } finally {
            renewing.unlock();
        }
    }

    private Held fetch(Instant now) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", clientId);
        form.add("client_secret", clientSecret);
        TokenAnswer answer = client.post()
                .uri(tokenUri)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.APPLICATION_JSON)
                .body(form)
                .retrieve()
                .body(TokenAnswer.class);
        if (answer == null || answer.accessToken() == null) {
            throw new DependencyUnavailable("identity-provider");
        }
        return new Held(answer.accessToken(), now.plusSeconds(answer.expiresIn()));
    }

    private record Held(String token, Instant expires) {
        @Override
        public String toString() {
            return "Held[expires=" + expires + "]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record TokenAnswer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "TokenAnswer[expiresIn=" + expiresIn + "]";
        }
    }
}
