package cn.zhengxin.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.MasterKeyRotation.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTests {

    private static final RotatedRows ROWS = new RotatedRows("sample", List.of());

    @Test
    @DisplayName("N1 · the rotation's defaults, and every setting by the name that the service's gives it")
    void defaultsAndNames() {
        assertThat(bound(Map.of()))
                .isEqualTo(new KeyRotationProperties(
                        true, Duration.ofSeconds(30), 200, 50, Duration.ofMinutes(1), Duration.ofMinutes(5)));
        var all = bound(Map.of(
                "zhengxin.sample.keyrotation.enabled", "false",
                "zhengxin.sample.keyrotation.interval", "1s",
                "zhengxin.sample.keyrotation.batch", "2",
                "zhengxin.sample.keyrotation.batches-a-turn", "3",
                "zhengxin.sample.keyrotation.lease", "4s",
                "zhengxin.sample.keyrotation.settle", "5s"));
        assertThat(all)
                .isEqualTo(new KeyRotationProperties(
                        false, Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5)));
        assertThat(all.pace()).isEqualTo(new Pace(2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5)));
    }

    @Test
    @DisplayName("N1 · refused: empty batches and turns, times that are none, a settling time that is too short")
    void refusesWhatCannotBe() {
        for (var setting : Map.of(
                        "batch", "0", "batches-a-turn", "0", "interval", "0s", "lease", "-1s", "settle", "30s")
                .entrySet()) {
            assertThatThrownBy(
                            () -> bound(Map.of("zhengxin.sample.keyrotation." + setting.getKey(), setting.getValue())))
                    .as(setting.getKey())
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("zhengxin.sample.keyrotation");
        }
    }

    @Test
    @DisplayName(
            "N1 · a service has a short name, and no two places of it the same name: their progress is noted by it")
    void placesHaveNamesOfTheirOwn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RotatedRows("Sample service", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RotatedRows(
                        "sample", List.of(new InMemorySealedRows("letter"), new InMemorySealedRows("letter"))))
                .withMessageContaining("letter");
    }

    private static KeyRotationProperties bound(Map<String, String> settings) {
        return KeyRotationProperties.of(ROWS, new Binder(new MapConfigurationPropertySource(settings)));
    }
}
