package cn.zhengxin.query.passport;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Query passports.
 *
 * @param signingKey PEM file with an Ed25519 {@code PRIVATE KEY} and its {@code PUBLIC KEY}; the bureau has been given the latter
 * @param lifetime how long a passport holds; no bureau accepts one of more than ten minutes
 */
@Validated
@ConfigurationProperties("zhengxin.query.passport")
public record PassportProperties(
        @NotNull Path signingKey, @DefaultValue("2m") Duration lifetime) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public PassportProperties {
        if (lifetime.compareTo(Duration.ofSeconds(10)) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("zhengxin.query.passport.lifetime lies between 10 s and 10 min");
        }
    }
}
