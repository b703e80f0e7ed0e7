package cn.zhengxin.gateway.signin;

import cn.zhengxin.encryption.CipherSuite;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in.
 *
 * @param clientId the gateway's confidential client
 * @param clientSecret its secret; also the root of the key that seals sessions, unless that is set
 * @param sessionKey base64 of at least 32 bytes that seal sessions and tokens in Redis, the same in all instances
 * @param sessionSuite which sessions are sealed with from now on; those there are opened with the one they name
 * @param landing where a person arrives after signing in
 * @param idle how long a session lives without a request
 * @param longest how long tokens of one sign-in are kept at most
 * @param audiences services whose tokens pass; a service still checks that a token is for itself
 */
@Validated
@ConfigurationProperties("zhengxin.gateway.sign-in")
record SignInProperties(
        @DefaultValue("gateway") @NotBlank String clientId,
        @NotBlank String clientSecret,
        @Nullable String sessionKey,
        @DefaultValue("AES_256_GCM") @NotNull CipherSuite sessionSuite,
        @DefaultValue("/docs") @NotNull URI landing,
        @DefaultValue("15m") @NotNull Duration idle,
        @DefaultValue("10h") @NotNull Duration longest,

        @DefaultValue({"authorization-service", "query-service", "masking-service", "dispute-service", "audit-service"})
        Set<String> audiences) {

    SignInProperties {
        audiences = Set.copyOf(audiences);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SignInProperties[clientId=" + clientId + ", landing=" + landing + "]";
    }
}
