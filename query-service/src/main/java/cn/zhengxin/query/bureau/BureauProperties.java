package cn.zhengxin.query.bureau;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the bureau is reached. Time limits, circuit breakers, bulkheads and rates stand under {@code resilience4j}, instances
 * {@code bureau-inquiry} and {@code bureau-look-up}.
 *
 * @param baseUrl {@code https}; {@code http} only at this machine itself, for tests
 * @param sslBundle the bundle under {@code spring.ssl} that holds this institution's certificate and the bureau's authority
 * @param largestAnswer an answer that is larger is not read to its end
 */
@Validated
@ConfigurationProperties("zhengxin.query.bureau")
public record BureauProperties(
        @NotNull URI baseUrl,
        @Nullable String sslBundle,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2MB") DataSize largestAnswer) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public BureauProperties {
        if ("https".equals(baseUrl.getScheme())) {
            if (sslBundle == null) {
                throw new IllegalArgumentException("zhengxin.query.bureau.ssl-bundle is missing");
            }
        } else if (!THIS_MACHINE.contains(baseUrl.getHost())) {
            throw new IllegalArgumentException("zhengxin.query.bureau.base-url is not https");
        }
    }
}
