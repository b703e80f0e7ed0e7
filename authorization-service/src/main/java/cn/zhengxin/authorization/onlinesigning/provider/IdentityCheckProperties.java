package cn.zhengxin.authorization.onlinesigning.provider;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The provider of SMS codes and biometric checks (A3).
 *
 * @param baseUrl where it answers
 * @param accessKey what this platform is known to it by
 * @param connectTimeout until a connection is given up
 * @param readTimeout until an answer is given up
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.identity-check")
record IdentityCheckProperties(
        @DefaultValue("http://localhost:8092") @NotNull URI baseUrl,
        @DefaultValue("none") @NotBlank String accessKey,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("5s") @NotNull Duration readTimeout) {

    @Override
    public String toString() {
        return "IdentityCheckProperties[" + baseUrl + ", " + connectTimeout + ", " + readTimeout + "]";
    }
}
