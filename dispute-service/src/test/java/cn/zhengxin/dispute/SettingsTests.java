package cn.zhengxin.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.dispute.configuration.EncryptionProperties;
import cn.zhengxin.dispute.subjectrights.SubjectRightsProperties;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.MacSuite;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class SettingsTests {

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        var validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
    }

    @Test
    @DisplayName("Keys: the suite has a default, the rest is given")
    void keys() {
        var given = Map.of(
                "zhengxin.encryption.key-store", "/keys/master.p12",
                "zhengxin.encryption.key-store-password", "p",
                "zhengxin.encryption.subject-key", "k");
        assertThat(bind("zhengxin.encryption", EncryptionProperties.class, given))
                .isEqualTo(new EncryptionProperties(
                        Path.of("/keys/master.p12"), "p", "k", CipherSuite.AES_256_GCM, MacSuite.HMAC_SHA_256));
        assertThat(bind("zhengxin.encryption", EncryptionProperties.class, given)
                        .toString())
                .doesNotContain("Password=", "p,", "k,");
    }

    @Test
    @DisplayName("Keys: nothing starts without them")
    void nothingStartsWithoutKeys() {
        assertThatThrownBy(() -> bind("zhengxin.encryption", EncryptionProperties.class, Map.of()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("Peers: both are given")
    void peers() {
        var given = Map.of(
                "zhengxin.dispute.query.base-url", "http://query:8082",
                "zhengxin.dispute.audit.base-url", "http://audit:8085");
        assertThat(bind("zhengxin.dispute", SubjectRightsProperties.class, given))
                .isEqualTo(new SubjectRightsProperties(
                        new SubjectRightsProperties.Peer(URI.create("http://query:8082")),
                        new SubjectRightsProperties.Peer(URI.create("http://audit:8085"))));
        assertThatThrownBy(() -> bind("zhengxin.dispute", SubjectRightsProperties.class, Map.of()))
                .isInstanceOf(RuntimeException.class);
    }
}
