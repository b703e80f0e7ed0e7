package cn.zhengxin.authorization.authorizationbatch.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuthorizationBatchPropertiesTests {

    private static final String PREFIX = "zhengxin.authorization.authorizationbatch";

    @Test
    @DisplayName("A9 · defaults: 500 subjects in one batch")
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new AuthorizationBatchProperties(500));
    }

    @Test
    @DisplayName("Every setting of batches is read from its name")
    void fullMapping() {
        assertThat(bind(Map.of(PREFIX + ".most-rows", "20"))).isEqualTo(new AuthorizationBatchProperties(20));
    }

    private static AuthorizationBatchProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(PREFIX, AuthorizationBatchProperties.class);
    }
}
