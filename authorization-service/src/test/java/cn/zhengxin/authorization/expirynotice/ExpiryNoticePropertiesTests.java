package cn.zhengxin.authorization.expirynotice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ExpiryNoticePropertiesTests {

    private static final String PREFIX = "zhengxin.authorization.expiry-notice";

    @Test
    @DisplayName("A12 · defaults: the local provider, given up after seconds, tried again from a minute to six hours")
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ExpiryNoticeProperties(
                        URI.create("http://localhost:8092"),
                        "none",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(6)));
    }

    @Test
    @DisplayName("A12 · every setting is mapped, and the key is not printed")
    void fullMapping() {
        var properties = bind(Map.of(
                PREFIX + ".base-url", "https://notices.example",
                PREFIX + ".access-key", "k-4711",
                PREFIX + ".connect-timeout", "1s",
                PREFIX + ".read-timeout", "3s",
                PREFIX + ".interval", "11m",
                PREFIX + ".delivery-interval", "2m",
                PREFIX + ".lease", "9s",
                PREFIX + ".first-pause", "4m",
                PREFIX + ".longest-pause", "7h"));

        assertThat(properties)
                .isEqualTo(new ExpiryNoticeProperties(
                        URI.create("https://notices.example"),
                        "k-4711",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(11),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(9),
                        Duration.ofMinutes(4),
                        Duration.ofHours(7)));
        assertThat(properties.toString()).doesNotContain("k-4711");
    }

    @Test
    @DisplayName("A12 · pauses double and stay below the longest; a lease shorter than one attempt is refused")
    void pauses() {
        var properties = bind(Map.of());

        assertThat(properties.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.pauseAfter(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(properties.pauseAfter(10)).isEqualTo(Duration.ofHours(6));
        assertThat(properties.pauseAfter(1_000_000)).isEqualTo(Duration.ofHours(6));
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".lease", "7s"))).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".longest-pause", "30s"))).isInstanceOf(BindException.class);
    }

    private static ExpiryNoticeProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, ExpiryNoticeProperties.class);
    }
}
