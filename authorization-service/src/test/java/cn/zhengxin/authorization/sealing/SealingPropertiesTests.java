package cn.zhengxin.authorization.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SealingPropertiesTests {

    private static final String PREFIX = "zhengxin.authorization.sealing";

    @Test
    @DisplayName("The key's name has a default; file and password have none")
    void defaults() {
        assertThat(bind(Map.of(PREFIX + ".key-store", "/keys/s.p12", PREFIX + ".key-store-password", "p-4711")))
                .isEqualTo(new SealingProperties(Path.of("/keys/s.p12"), "p-4711", "sealing"));
    }

    @Test
    @DisplayName("Every setting is mapped, and the password is not printed")
    void fullMapping() {
        var properties = bind(Map.of(
                PREFIX + ".key-store", "/keys/s.p12",
                PREFIX + ".key-store-password", "p-4711",
                PREFIX + ".key-alias", "seal-2027"));

        assertThat(properties).isEqualTo(new SealingProperties(Path.of("/keys/s.p12"), "p-4711", "seal-2027"));
        assertThat(properties.toString()).doesNotContain("p-4711");
    }

    private static SealingProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(PREFIX, SealingProperties.class);
    }
}
