package cn.zhengxin.query.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotificationPropertiesTests {

    private static final String PREFIX = "zhengxin.query.notification";

    @Test
    @DisplayName("Notices: their defaults")
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new NotificationProperties(
                        URI.create("http://localhost:8092"),
                        "none",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        16,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(6)));
    }

    @Test
    @DisplayName("Notices: every setting by name; the access key is not printed")
    void byName() {
        var properties = bound(Map.of(
                "base-url", "http://provider",
                "access-key", "a-key",
                "connect-timeout", "1s",
                "read-timeout", "3s",
                "delivery-interval", "4s",
                "batch", "2",
                "lease", "9s",
                "first-pause", "6s",
                "longest-pause", "7s"));
        assertThat(properties)
                .isEqualTo(new NotificationProperties(
                        URI.create("http://provider"),
                        "a-key",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        2,
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7)));
        assertThat(properties.toString()).doesNotContain("a-key");
    }

    @Test
    @DisplayName("Notices: pauses double up to the longest; a lease shorter than an attempt is refused")
    void pausesAndLease() {
        var properties = bound(Map.of());
        assertThat(properties.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.pauseAfter(3)).isEqualTo(Duration.ofMinutes(4));
        assertThat(properties.pauseAfter(1000)).isEqualTo(Duration.ofHours(6));
        assertThatThrownBy(() -> bound(Map.of("lease", "14s"))).rootCause().hasMessageContaining("lease");
        assertThatThrownBy(() -> bound(Map.of("longest-pause", "59s")))
                .rootCause()
                .hasMessageContaining("pauses");
    }

    private static NotificationProperties bound(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put(PREFIX + "." + name, value));
        return new Binder(source).bindOrCreate(PREFIX, Bindable.of(NotificationProperties.class));
    }
}
