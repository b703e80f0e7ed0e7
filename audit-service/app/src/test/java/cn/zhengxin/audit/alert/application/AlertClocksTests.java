package cn.zhengxin.audit.alert.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.audit.HeadInstitutionProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AlertClocksTests {

    @Test
    @DisplayName("U7 · defaults: a look within two hours, a finding within a day, looked for every half minute")
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AlertClocks(Duration.ofHours(2), Duration.ofHours(24), Duration.ofSeconds(30)));
    }

    @Test
    @DisplayName("U7 · every setting is mapped")
    void everySettingIsMapped() {
        assertThat(bind(Map.of(
                        "zhengxin.audit.alert.first-check-within", "1h",
                        "zhengxin.audit.alert.finding-within", "12h",
                        "zhengxin.audit.alert.escalation-interval", "10s")))
                .isEqualTo(new AlertClocks(Duration.ofHours(1), Duration.ofHours(12), Duration.ofSeconds(10)));
    }

    @Test
    @DisplayName("U7 · a finding that is due before the first look is no setting")
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit.alert.finding-within", "1h")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit.alert.first-check-within", "0s")))
                .isInstanceOf(BindException.class);
    }

    @Test
    @DisplayName("U7 · the head institution has a default and can be named")
    void headInstitution() {
        assertThat(bind("zhengxin.audit", HeadInstitutionProperties.class, Map.of()))
                .isEqualTo(new HeadInstitutionProperties("B00000"));
        assertThat(bind(
                        "zhengxin.audit",
                        HeadInstitutionProperties.class,
                        Map.of("zhengxin.audit.head-institution", "B90000")))
                .isEqualTo(new HeadInstitutionProperties("B90000"));
    }

    private static AlertClocks bind(Map<String, String> settings) {
        return bind("zhengxin.audit.alert", AlertClocks.class, settings);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
