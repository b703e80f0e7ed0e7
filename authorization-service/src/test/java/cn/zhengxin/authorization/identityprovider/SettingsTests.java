package cn.zhengxin.authorization.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.authorization.identityprovider.application.IdentityProviderProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTests {

    private static final String PREFIX = "zhengxin.authorization.identityprovider";

    @Test
    void startsFromTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IdentityProviderProperties(
                        null,
                        "credit",
                        "authorization-service",
                        "",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)));
    }

    @Test
    void readsEverySettingAndKeepsTheSecretToItself() {
        var bound = bind(Map.of(
                "server-url", "http://localhost:8180",
                "realm", "r",
                "client-id", "c",
                "client-secret", "hush",
                "connect-timeout", "2s",
                "read-timeout", "3s",
                "interval", "4s",
                "comparison-interval", "5s"));
        assertThat(bound)
                .isEqualTo(new IdentityProviderProperties(
                        URI.create("http://localhost:8180"),
                        "r",
                        "c",
                        "hush",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5)));
        assertThat(bound.toString()).doesNotContain("hush");
    }

    @Test
    void refusesTimesThatMeanNothing() {
        for (var member : new String[] {"connect-timeout", "read-timeout", "interval", "comparison-interval"}) {
            assertThatThrownBy(() -> bind(Map.of(member, "0s"))).as(member).isInstanceOf(BindException.class);
        }
    }

    private static IdentityProviderProperties bind(Map<String, String> settings) {
        var all = settings.entrySet().stream()
                .collect(Collectors.toMap(setting -> PREFIX + "." + setting.getKey(), Map.Entry::getValue));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate(PREFIX, IdentityProviderProperties.class);
    }
}
