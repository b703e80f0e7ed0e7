package cn.zhengxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class SettingsTests {

    @Test
    void findsServicesWhereTheEnvironmentSays() throws IOException {
        Binder binder = binder(Map.of("zhengxin.gateway.query.base-url", "http://query:1234"));

        assertThat(text(binder, "services[1].name")).isEqualTo("query");
        assertThat(text(binder, "services[1].base-url")).isEqualTo("http://query:1234");
        assertThat(text(binder, "services[0].base-url")).isEqualTo("http://localhost:8081");
    }

    @Test
    void opensNothingBesidesThePublicAddresses() throws IOException {
        Binder binder = binder(Map.of());

        for (int service = 0; service < 5; service++) {
            List<String> paths = binder.bind(
                            "zhengxin.gateway.routing.services[" + service + "].paths", Bindable.listOf(String.class))
                    .get();
            assertThat(paths).isNotEmpty().allMatch(path -> path.startsWith("/api/v1/") && path.endsWith("/**"));
        }
    }

    @Test
    void holdsNoSecret() throws IOException {
        Binder binder = binder(Map.of());

        try {
            assertThat(binder.bind("zhengxin.gateway.sign-in.client-secret", String.class)
                            .orElse(""))
                    .isEmpty();
        } catch (BindException unresolved) {
            assertThat(unresolved).isNotNull();
        }
    }

    private static String text(Binder binder, String name) {
        return binder.bind("zhengxin.gateway.routing." + name, String.class).get();
    }

    private static Binder binder(Map<String, Object> environment) throws IOException {
        StandardEnvironment settings = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(settings.getPropertySources()::addLast);
        settings.getPropertySources().addFirst(new MapPropertySource("test", environment));
        return Binder.get(settings);
    }
}
