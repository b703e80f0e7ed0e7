package cn.zhengxin.authorization.operator.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UpkeepPropertiesTests {

    private static final String PREFIX = "zhengxin.authorization.operator.upkeep";

    @Test
    @DisplayName("O7, O8 · defaults: every ten minutes, campaigns by themselves")
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new UpkeepProperties(Duration.ofMinutes(10), true));
    }

    @Test
    @DisplayName("Every setting of the upkeep is read from its name")
    void fullMapping() {
        assertThat(bind(Map.of(PREFIX + ".interval", "1h", PREFIX + ".open-campaigns", "false")))
                .isEqualTo(new UpkeepProperties(Duration.ofHours(1), false));
    }

    private static UpkeepProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(PREFIX, UpkeepProperties.class);
    }
}
