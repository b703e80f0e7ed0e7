package cn.zhengxin.query.passport;

import cn.zhengxin.encryption.SignatureSuite;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Query passports.
 *
 * @param signingKey PEM file with a {@code PRIVATE KEY} and its {@code PUBLIC KEY}; the bureau has been given the latter
 * @param signature what they are keys of, as agreed with the bureau: {@code ED25519} or {@code SM2}
 * @param lifetime how long a passport holds; no bureau accepts one of more than ten minutes
 */
@Validated
@ConfigurationProperties("zhengxin.query.passport")
public record PassportProperties(
        @NotNull Path signingKey,
        @DefaultValue("ED25519") @NotNull SignatureSuite signature,
        @DefaultValue("2m") Duration lifetime) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public PassportProperties {
        if (lifetime.compareTo(Duration.ofSeconds(10)) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("zhengxin.query.passport.lifetime lies between 10 s and 10 min");
        }
    }
}
