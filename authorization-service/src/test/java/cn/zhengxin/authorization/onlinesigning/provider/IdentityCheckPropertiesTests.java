package cn.zhengxin.authorization.onlinesigning.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IdentityCheckPropertiesTests {

    private static final String PREFIX = "zhengxin.authorization.identity-check";

    @Test
    @DisplayName("Defaults: the local provider, known to it by no key, given up after seconds")
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IdentityCheckProperties(
                        URI.create("http://localhost:8092"), "none", Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    @Test
    @DisplayName("Every setting is mapped, and the key is not printed")
    void fullMapping() {
        var properties = bind(Map.of(
                PREFIX + ".base-url", "https://checks.example",
                PREFIX + ".access-key", "k-4711",
                PREFIX + ".connect-timeout", "1s",
                PREFIX + ".read-timeout", "3s"));

        assertThat(properties)
                .isEqualTo(new IdentityCheckProperties(
                        URI.create("https://checks.example"), "k-4711", Duration.ofSeconds(1), Duration.ofSeconds(3)));
        assertThat(properties.toString()).doesNotContain("k-4711");
    }

    private static IdentityCheckProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, IdentityCheckProperties.class);
    }
}
