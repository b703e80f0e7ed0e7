package cn.zhengxin.authorization.crossborder.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherRejected;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CrossBorderPropertiesTests {

    @Test
    @DisplayName("A8 · the key has its name, and is not printed")
    void fullMapping() {
        var settings = Map.of("zhengxin.authorization.cross-border.pseudonym-key", "c2VjcmV0");

        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bind("zhengxin.authorization.cross-border", CrossBorderProperties.class)
                .get();

        assertThat(properties).isEqualTo(new CrossBorderProperties("c2VjcmV0"));
        assertThat(properties.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    @DisplayName("A8 · a key that is too short starts nothing")
    void refusesAShortKey() {
        var index = new BlindIndex(new byte[32]);

        assertThatThrownBy(() -> new BlindIndexRecipientDirectory(index, new CrossBorderProperties("c2VjcmV0")))
                .isInstanceOf(CipherRejected.class);
    }
}
