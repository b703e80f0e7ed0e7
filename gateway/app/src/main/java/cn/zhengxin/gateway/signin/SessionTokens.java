package cn.zhengxin.gateway.signin;

import cn.zhengxin.identity.DependencyUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/**
 * The tokens behind a session. They stand in Redis beside the session and not in it: a refresh token works once, so the
 * requests of one page, which arrive together, must share its renewal instead of each keeping a copy.
 */
final class SessionTokens implements OAuth2AuthorizedClientRepository {

    private static final String HANDLE = "tokens";
    private static final String KEYS = "zhengxin:gateway:tokens:";
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RedisTemplate<String, Object> tokens;
    private final StringRedisTemplate locks;
    private final OAuth2AuthorizedClientProvider renewal;
    private final Duration longest;
    private final Clock clock;

    SessionTokens(
            RedisTemplate<String, Object> tokens,
            StringRedisTemplate locks,
            OAuth2AuthorizedClientProvider renewal,
            Duration longest,
            Clock clock) {
        this.tokens = tokens;
        this.locks = locks;
        this.renewal = renewal;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * Tokens that are good for a while, renewed if need be.
     *
     * @return empty when the sign-in is over
     * @throws DependencyUnavailable when they need renewal and the identity provider cannot be reached
     */
    Optional<OAuth2AuthorizedClient> current(Authentication person, HttpServletRequest request) {
        String handle = handle(request);
        if (handle == null) {
            return Optional.empty();
        }
        OAuth2AuthorizedClient known = find(handle);
        long deadline = System.nanoTime() + RENEWAL.toNanos();
        while (known != null && isStale(known)) {
            if (Boolean.TRUE.equals(locks.opsForValue().setIfAbsent(KEYS + handle + ":renewal", "", RENEWAL))) {
                try {
                    return renew(handle, person);
                } finally {
                    locks.delete(KEYS + handle + ":renewal");
                }
            }
            if (System.nanoTime() > deadline) {
                throw new DependencyUnavailable("identity-provider");
            }
            pause();
            known = find(handle);
        }
        return Optional.ofNullable(known);
    }

    private Optional<OAuth2AuthorizedClient> renew(String handle, Authentication person) {
        // Somebody may have finished between the look and the lock.
        OAuth2AuthorizedClient known = find(handle);
        if (known == null || !isStale(known)) {
            return Optional.ofNullable(known);
        }
        if (known.getRefreshToken() == null) {
            tokens.delete(KEYS + handle);
            return Optional.empty();
        }
        try {
            OAuth2AuthorizedClient renewed = renewal.authorize(OAuth2AuthorizationContext.withAuthorizedClient(known)
                    .principal(person)
                    .build());
            if (renewed != null) {
                save(handle, renewed);
            }
            return Optional.ofNullable(renewed);
        } catch (ClientAuthorizationException refused) {
            if (refused.getError().getErrorCode().equals("invalid_grant")) {
                tokens.delete(KEYS + handle);
                return Optional.empty();
            }
            throw unavailable(known, refused);
        } catch (OAuth2AuthorizationException unreachable) {
            throw unavailable(known, unreachable);
        }
    }

    private static DependencyUnavailable unavailable(OAuth2AuthorizedClient known, Exception cause) {
        return new DependencyUnavailable(known.getClientRegistration().getRegistrationId(), cause);
    }

    private boolean isStale(OAuth2AuthorizedClient client) {
        var expires = client.getAccessToken().getExpiresAt();
        return expires == null || clock.instant().isAfter(expires.minus(RENEWED_BEFORE_EXPIRY));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailable("identity-provider", stopped);
        }
    }

    private @Nullable OAuth2AuthorizedClient find(String handle) {
        return tokens.opsForValue().get(KEYS + handle) instanceof OAuth2AuthorizedClient client ? client : null;
    }

    private void save(String handle, OAuth2AuthorizedClient client) {
        tokens.opsForValue().set(KEYS + handle, client, longest);
    }

    private static @Nullable String handle(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(HANDLE) instanceof String handle ? handle : null;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The interface's own shape.
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String clientRegistrationId, Authentication principal, HttpServletRequest request) {
        String handle = handle(request);
        return handle == null ? null : (T) find(handle);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient authorizedClient,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        String handle = UUID.randomUUID().toString();
        request.getSession().setAttribute(HANDLE, handle);
        save(handle, authorizedClient);
    }

    @Override
    public void removeAuthorizedClient(
            String clientRegistrationId,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        forget(request);
    }

    /** Forgets the tokens of a session that ends. */
    void forget(HttpServletRequest request) {
        String handle = handle(request);
        if (handle != null) {
            tokens.delete(KEYS + handle);
        }
    }
}
