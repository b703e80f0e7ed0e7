package cn.zhengxin.suspendedaccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTests {

    @Test
    void startsFromTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SuspendedAccountsProperties(
                        URI.create("http://localhost:8081"),
                        "credit.authorization.v1",
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        false,
                        "zhengxin:operators:refused"));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "topic", "t",
                        "refresh", "1m",
                        "refresh-without-events", "2s",
                        "heartbeat", "3s",
                        "trusted-for", "4m",
                        "hints", "true",
                        "hint-channel", "c")))
                .isEqualTo(new SuspendedAccountsProperties(
                        URI.create("http://localhost:8081"),
                        "t",
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(4),
                        true,
                        "c"));
    }

    @Test
    void refusesTimesThatMeanNothing() {
        for (var member : new String[] {"refresh", "refresh-without-events", "heartbeat", "trusted-for"}) {
            assertThatThrownBy(() -> bind(Map.of(member, "0s"))).as(member).isInstanceOf(BindException.class);
        }
    }

    private static SuspendedAccountsProperties bind(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("zhengxin.suspended-accounts.register-url", "http://localhost:8081");
        settings.forEach((name, value) -> all.put("zhengxin.suspended-accounts." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("zhengxin.suspended-accounts", SuspendedAccountsProperties.class)
                .get();
    }
}
