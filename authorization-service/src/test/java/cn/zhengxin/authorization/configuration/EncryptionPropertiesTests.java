package cn.zhengxin.authorization.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.MacSuite;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EncryptionPropertiesTests {

    @Test
    @DisplayName("N1 · AES-256-GCM unless SM4-GCM is chosen")
    void defaults() {
        var properties = bind(Map.of(
                "zhengxin.encryption.key-store", "/keys/authorization.p12",
                "zhengxin.encryption.key-store-password", "opens",
                "zhengxin.encryption.subject-key", "a2V5"));

        assertThat(properties.suite()).isEqualTo(CipherSuite.AES_256_GCM);
        assertThat(properties.keyedDigest()).isEqualTo(MacSuite.HMAC_SHA_256);
    }

    @Test
    @DisplayName("N1 · every setting has its name, and no secret is printed")
    void fullMapping() {
        var properties = bind(Map.of(
                "zhengxin.encryption.key-store", "/keys/authorization.p12",
                "zhengxin.encryption.key-store-password", "opens",
                "zhengxin.encryption.subject-key", "a2V5",
                "zhengxin.encryption.suite", "SM4_GCM",
                "zhengxin.encryption.keyed-digest", "HMAC_SM3"));

        assertThat(properties)
                .isEqualTo(new EncryptionProperties(
                        Path.of("/keys/authorization.p12"), "opens", "a2V5", CipherSuite.SM4_GCM, MacSuite.HMAC_SM3));
        assertThat(properties.toString()).doesNotContain("opens", "a2V5");
    }

    private static EncryptionProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("zhengxin.encryption", EncryptionProperties.class)
                .get();
    }
}
