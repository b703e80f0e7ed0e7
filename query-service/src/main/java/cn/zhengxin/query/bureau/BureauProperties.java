package cn.zhengxin.query.bureau;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the bureau is reached. Time limits, circuit breakers, bulkheads and rates stand under {@code resilience4j}, instances
 * {@code bureau-inquiry} and {@code bureau-look-up}.
 *
 * @param largestAnswer an answer that is larger is not read to its end
 */
@Validated
@ConfigurationProperties("zhengxin.query.bureau")
public record BureauProperties(
        @NotNull URI baseUrl,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2MB") DataSize largestAnswer) {}
