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
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
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

    // A caller sends one token with many requests, and its signature costs more to check than all the rest of it. The
    // keys themselves are believed for longer than this.
    private static final Duration SIGNATURE_IS_REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 2_000;

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

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
        this(signatures(properties), new RealmTokenRules(properties, audiences, clock), clock);
    }

    /**
     * @param signatures decodes tokens with a good signature and throws at all others
     * @param rules what a token must say besides
     */
    RealmTokenDecoder(JwtDecoder signatures, OAuth2TokenValidator<Jwt> rules, Clock clock) {
        this.signatures = signatures;
        this.rules = rules;
        this.clock = clock;
    }

    private static JwtDecoder signatures(IdentityProperties properties) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // Only asymmetric algorithms: a token "signed" with the public key as an HMAC secret is no token.
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256), keys(properties.jwksUri())));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // All claims are checked in RealmTokenRules, against the injected clock.
        });
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        // The rules are asked at each use, whether the signature is remembered or not.
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
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
        Instant now = clock.instant();
        Remembered known = remembered.get(token);
        Jwt signed = known != null && known.holdsAt(now) ? known.token() : checked(token, now);
        // P3: of a remembered token only the signature is taken for granted, never its time or whom it is for.
        if (rules.validate(signed).hasErrors()) {
            throw new BadJwtException("The token is not valid here");
        }
        return signed;
    }

    private Jwt checked(String token, Instant now) {
        Jwt signed = verified(token);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(token, new Remembered(signed, now, now.plus(SIGNATURE_IS_REMEMBERED)));
        return signed;
    }

    /** Known by its whole text: a token that differs in a single character is another one. */
    private record Remembered(Jwt token, Instant from, Instant until) {

        boolean holdsAt(Instant now) {
            // A clock that was set back makes nothing last longer.
            return !now.isBefore(from) && now.isBefore(until);
        }

        @Override
        public String toString() {
            return "Remembered[***]";
        }
    }

    private Jwt verified(String token) {
        if (!isCanonical(token)) {
            throw new BadJwtException("The token is not in its compact form");
        }
        try {
            return signatures.decode(token);
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
