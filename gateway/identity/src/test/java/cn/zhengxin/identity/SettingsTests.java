package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTests {

    private static final Map<String, String> NEEDED = Map.of(
            "zhengxin.identity.issuer", "http://localhost:8180/realms/credit",
            "zhengxin.identity.jwks-uri", "http://localhost:8180/keys",
            "zhengxin.identity.audience", "query-service");

    @Test
    void startsFromCarefulDefaults() {
        IdentityProperties properties = bind(Map.of());

        assertThat(properties.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.longestTokenLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(properties.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(properties.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties.bodyLimit()).isEqualTo(DataSize.ofMegabytes(2));
        assertThat(properties.multipartLimit()).isEqualTo(DataSize.ofMegabytes(25));
        assertThat(properties.longestDatabaseLine()).isEqualTo(60);
        assertThat(properties.terminalKey()).isNull();
        assertThat(properties.clientSecret()).isNull();
    }

    @Test
    void readsEverySettingAndShowsNoSecret() {
        IdentityProperties properties = bind(Map.ofEntries(
                Map.entry("zhengxin.identity.clock-skew", "5s"),
                Map.entry("zhengxin.identity.longest-token-life", "10m"),
                Map.entry("zhengxin.identity.terminal-key", "a2V5"),
                Map.entry("zhengxin.identity.client-id", "query-service"),
                Map.entry("zhengxin.identity.client-secret", "hidden"),
                Map.entry("zhengxin.identity.token-uri", "http://localhost:8180/token"),
                Map.entry("zhengxin.identity.connect-timeout", "2s"),
                Map.entry("zhengxin.identity.read-timeout", "3s"),
                Map.entry("zhengxin.identity.body-limit", "1KB"),
                Map.entry("zhengxin.identity.multipart-limit", "2KB"),
                Map.entry("zhengxin.identity.longest-database-line", "3")));

        assertThat(properties)
                .isEqualTo(new IdentityProperties(
                        URI.create("http://localhost:8180/realms/credit"),
                        URI.create("http://localhost:8180/keys"),
                        "query-service",
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        "a2V5",
                        "query-service",
                        "hidden",
                        URI.create("http://localhost:8180/token"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        DataSize.ofKilobytes(1),
                        DataSize.ofKilobytes(2),
                        3));
        assertThat(properties.toString()).doesNotContain("hidden", "a2V5");
    }

    private static IdentityProperties bind(Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(NEEDED);
        all.putAll(settings);
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("zhengxin.identity", IdentityProperties.class)
                .get();
    }
}
