package cn.zhengxin.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks tokens with the realm's public keys, which are kept in memory: no request waits for the identity provider, and
 * tokens stay good while it is down. Keys the provider adds are found when a token first names one.
 */
public final class RealmTokenDecoder implements JwtDecoder {

    private static final Duration KEYS_ARE_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_SURVIVE_OUTAGE = Duration.ofHours(4);
    // A flood of made-up key ids must not become a flood at the identity provider.
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(2);
    private static final int LARGEST_KEY_SET = 512 * 1024;

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final NimbusJwtDecoder decoder;

    /** Believes tokens that are meant for this service. */
    public RealmTokenDecoder(IdentityProperties properties, Clock clock) {
        this(properties, Set.of(properties.audience()), clock);
    }

    /**
     * Believes tokens that are meant for one of several services.
     *
     * @param audiences their names
     */
    public RealmTokenDecoder(IdentityProperties properties, Set<String> audiences, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // Only asymmetric algorithms: a token "signed" with the public key as an HMAC secret is no token.
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256), keys(properties.jwksUri())));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // All claims are checked in RealmTokenRules, against the injected clock.
        });
        decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new RealmTokenRules(properties, audiences, clock));
    }

    private static JWKSource<SecurityContext> keys(URI address) {
        int timeout = Math.toIntExact(FETCH_TIMEOUT.toMillis());
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            address.toURL(), new DefaultResourceRetriever(timeout, timeout, LARGEST_KEY_SET))
                    .cache(KEYS_ARE_FRESH.toMillis(), 2 * FETCH_TIMEOUT.toMillis())
                    .refreshAheadCache(Duration.ofSeconds(30).toMillis(), false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEYS_SURVIVE_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException("zhengxin.identity.jwks-uri is no URL", malformed);
        }
    }

    /**
     * Decodes and checks.
     *
     * @throws BadJwtException when the token is not to be believed
     * @throws JwtException when the realm's keys have never been reachable, so that nothing can be said about it
     */
    @Override
    public Jwt decode(String token) {
        if (!isCanonical(token)) {
            throw new BadJwtException("The token is not in its compact form");
        }
        try {
            return decoder.decode(token);
        } catch (BadJwtException refused) {
            throw refused;
        } catch (JwtException unclear) {
            if (isKeysUnavailable(unclear)) {
                throw unclear;
            }
            throw new BadJwtException("The token cannot be checked", unclear);
        }
    }

    /**
     * A token has one spelling. Decoders overlook padding and the unused bits of a last character, so that a changed token
     * can mean the same; whoever keeps tokens apart by their text would be deceived.
     */
    private static boolean isCanonical(String token) {
        if (!COMPACT.matcher(token).matches()) {
            return false;
        }
        String signature = token.substring(token.lastIndexOf('.') + 1);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getUrlDecoder().decode(signature))
                    .equals(signature);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isKeysUnavailable(Throwable failure) {
        boolean unavailable = false;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return false;
            }
            unavailable |= cause instanceof KeySourceException;
        }
        return unavailable;
    }
}
