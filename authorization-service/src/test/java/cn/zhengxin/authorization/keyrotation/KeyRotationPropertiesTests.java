package cn.zhengxin.authorization.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeyRotationPropertiesTests {

    @Test
    @DisplayName("N1 · defaults, every setting by name, and a settling time that is too short")
    void settings() {
        assertThat(bound("zhengxin.authorization.keyrotation", KeyRotationProperties.class, Map.of()))
                .isEqualTo(new KeyRotationProperties(
                        true, Duration.ofSeconds(30), 200, 50, Duration.ofMinutes(1), Duration.ofMinutes(5)));
        assertThat(bound(
                        "zhengxin.authorization.keyrotation",
                        KeyRotationProperties.class,
                        Map.of(
                                "enabled", "false",
                                "interval", "1s",
                                "batch", "2",
                                "batches-a-turn", "3",
                                "lease", "4s",
                                "settle", "5s")))
                .isEqualTo(new KeyRotationProperties(
                        false, Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5)));
        assertThatThrownBy(() -> new KeyRotationProperties(
                        true, Duration.ofSeconds(5), 2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, Bindable.of(type));
    }
}
