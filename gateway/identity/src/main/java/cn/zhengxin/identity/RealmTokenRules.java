package cn.zhengxin.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token with a good signature must say besides: who issued it, for whom, for how long, and that it is an access token. */
final class RealmTokenRules implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REFUSED =
            OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token is not valid here", null));

    private final String issuer;
    private final Set<String> audiences;
    private final Duration clockSkew;
    private final Duration longestLife;
    private final Clock clock;

    RealmTokenRules(IdentityProperties properties, Set<String> audiences, Clock clock) {
        this.issuer = properties.issuer().toString();
        this.audiences = Set.copyOf(audiences);
        this.clockSkew = properties.clockSkew();
        this.longestLife = properties.longestTokenLife();
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        boolean accepted = issuer.equals(token.getClaims().get("iss") == null ? null : token.getClaimAsString("iss"))
                && token.getAudience() != null
                && token.getAudience().stream().anyMatch(audiences::contains)
                && token.getSubject() != null
                && !token.getSubject().isBlank()
                && isAccessToken(token)
                && isCurrent(token.getIssuedAt(), token.getNotBefore(), token.getExpiresAt());
        return accepted ? OAuth2TokenValidatorResult.success() : REFUSED;
    }

    // An ID token or a refresh token of the same realm has a good signature too.
    private static boolean isAccessToken(Jwt token) {
        Object headerType = token.getHeaders().get("typ");
        String header = headerType instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        Object claim = token.getClaims().get("typ");
        return claim == null ? header.equals("at+jwt") || header.equals("application/at+jwt") : "Bearer".equals(claim);
    }

    private boolean isCurrent(@Nullable Instant issued, @Nullable Instant notBefore, @Nullable Instant expires) {
        if (issued == null || expires == null) {
            return false;
        }
        Instant now = clock.instant();
        return now.isBefore(expires.plus(clockSkew))
                && !issued.isAfter(now.plus(clockSkew))
                && (notBefore == null || !notBefore.isAfter(now.plus(clockSkew)))
                && Duration.between(issued, expires).compareTo(longestLife) <= 0;
    }
}
