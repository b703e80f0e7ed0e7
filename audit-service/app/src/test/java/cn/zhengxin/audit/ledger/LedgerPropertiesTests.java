package cn.zhengxin.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LedgerPropertiesTests {

    @Test
    @DisplayName("U3 · defaults: a head within a second, a thousand records at once")
    void defaults() {
        LedgerProperties properties = bind(Map.of(
                "zhengxin.audit.ledger.signing-key", "/keys/ledger.pem",
                "zhengxin.audit.ledger.witness-folder", "/witness"));
        assertThat(properties.appendInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(properties.batch()).isEqualTo(1000);
        assertThat(properties.retiredKeys()).isNull();
    }

    @Test
    @DisplayName("U3 · every setting is mapped")
    void everySettingIsMapped() {
        assertThat(bind(Map.of(
                        "zhengxin.audit.ledger.signing-key", "/keys/ledger.pem",
                        "zhengxin.audit.ledger.retired-keys", "/keys/retired.pem",
                        "zhengxin.audit.ledger.witness-folder", "/witness",
                        "zhengxin.audit.ledger.append-interval", "100ms",
                        "zhengxin.audit.ledger.batch", "50")))
                .isEqualTo(new LedgerProperties(
                        Path.of("/keys/ledger.pem"),
                        Path.of("/keys/retired.pem"),
                        Path.of("/witness"),
                        Duration.ofMillis(100),
                        50));
    }

    @Test
    @DisplayName("U3 · without a key, or with a pause too long for a head within a second, it does not start")
    void refusesWhatCannotKeepThePromise() {
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit.ledger.witness-folder", "/witness")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of(
                        "zhengxin.audit.ledger.signing-key", "/keys/ledger.pem",
                        "zhengxin.audit.ledger.witness-folder", "/witness",
                        "zhengxin.audit.ledger.append-interval", "2s")))
                .isInstanceOf(BindException.class);
    }

    private static LedgerProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("zhengxin.audit.ledger", LedgerProperties.class)
                .get();
    }
}
