package cn.zhengxin.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are believed, and how this service names itself to others.
 *
 * @param issuer the realm's address as tokens spell it
 * @param jwksUri where the realm's public keys are
 * @param audience the name of this service; tokens for others are refused
 * @param clockSkew how far the issuer's clock may be off
 * @param longestTokenLife tokens that live longer than this are refused, whoever signed them
 * @param terminalKey base64 of the key that gateway and services share for terminal assertions, at least 32 bytes;
 *     without it no terminal is ever known
 * @param clientId this service's client for calls to other services
 * @param tokenUri where client credentials are exchanged for a token
 * @param connectTimeout of calls to other services
 * @param readTimeout of calls to other services
 * @param bodyLimit the largest body of a request, except multi-part ones
 * @param multipartLimit the largest multi-part body
 * @param longestDatabaseLine with more than so many waiting for a connection to the database, nothing new is begun
 */
@Validated
@ConfigurationProperties("zhengxin.identity")
public record IdentityProperties(
        @NotNull URI issuer,
        @NotNull URI jwksUri,
        @NotBlank String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("15m") Duration longestTokenLife,
        @Nullable String terminalKey,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable URI tokenUri,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("2MB") DataSize bodyLimit,
        @DefaultValue("25MB") DataSize multipartLimit,
        @DefaultValue("60") @Positive int longestDatabaseLine) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "IdentityProperties[issuer=" + issuer + ", audience=" + audience + "]";
    }
}
