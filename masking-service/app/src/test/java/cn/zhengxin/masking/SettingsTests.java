package cn.zhengxin.masking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.masking.statistics.StatisticsProperties;
import cn.zhengxin.masking.unmasking.application.UnmaskingProperties;
import jakarta.validation.Validation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTests {

    @Test
    @DisplayName("The head institution: its default and its name")
    void headInstitution() {
        assertThat(bound("zhengxin.masking", HeadInstitutionProperties.class, Map.of()))
                .isEqualTo(new HeadInstitutionProperties("B00000"));
        assertThat(bound("zhengxin.masking", HeadInstitutionProperties.class, Map.of("head-institution", "B90000")))
                .isEqualTo(new HeadInstitutionProperties("B90000"));
    }

    @Test
    @DisplayName("Keys: every setting by name, and no password in words")
    void keys() {
        var properties = bound(
                "zhengxin.encryption",
                EncryptionProperties.class,
                Map.of("key-store", "/keys/masking.p12", "key-store-password", "secret", "suite", "SM4_GCM"));
        assertThat(properties)
                .isEqualTo(new EncryptionProperties(Path.of("/keys/masking.p12"), "secret", CipherSuite.SM4_GCM));
        assertThat(properties.toString()).doesNotContain("secret");
        assertThat(bound(
                                "zhengxin.encryption",
                                EncryptionProperties.class,
                                Map.of("key-store", "k", "key-store-password", "p"))
                        .suite())
                .isEqualTo(CipherSuite.AES_256_GCM);
    }

    @Test
    @DisplayName("Unmaskings: the default and the name")
    void unmaskings() {
        assertThat(bound("zhengxin.masking.unmasking", UnmaskingProperties.class, Map.of()))
                .isEqualTo(new UnmaskingProperties(Duration.ofSeconds(15)));
        assertThat(bound("zhengxin.masking.unmasking", UnmaskingProperties.class, Map.of("ended-interval", "1m")))
                .isEqualTo(new UnmaskingProperties(Duration.ofMinutes(1)));
    }

    @Test
    @DisplayName("M7 · k is five, may be more, and is never less")
    void leastGroup() {
        assertThat(bound("zhengxin.masking.statistics", StatisticsProperties.class, Map.of()))
                .isEqualTo(new StatisticsProperties(5));
        assertThat(bound("zhengxin.masking.statistics", StatisticsProperties.class, Map.of("least-group", "11")))
                .isEqualTo(new StatisticsProperties(11));
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(new StatisticsProperties(4)))
                    .hasSize(1);
            assertThat(factory.getValidator().validate(new StatisticsProperties(5)))
                    .isEmpty();
        }
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, Bindable.of(type));
    }
}
