package cn.zhengxin.masking.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.masking.model.PseudonymSuite;
import cn.zhengxin.masking.masking.model.RecipientKeys;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PseudonymPropertiesTests {

    private static final byte[] SECRET = new byte[32];

    @Test
    @DisplayName("M4: without settings there are no pseudonyms, and SHA-256 and AES would make them")
    void defaults() {
        PseudonymProperties properties = bind(Map.of());
        assertThat(properties).isEqualTo(new PseudonymProperties(null, PseudonymSuite.SHA_256_AES));
        assertThat(properties.keys()).isSameAs(RecipientKeys.NONE);
    }

    @Test
    @DisplayName("M4: every setting has its name, and the secret is not printed")
    void fullMapping() {
        String secret = Base64.getEncoder().encodeToString(SECRET);
        PseudonymProperties properties = bind(
                Map.of("zhengxin.masking.pseudonyms.secret", secret, "zhengxin.masking.pseudonyms.suite", "sm3-sm4"));
        assertThat(properties).isEqualTo(new PseudonymProperties(secret, PseudonymSuite.SM3_SM4));
        assertThat(properties.toString()).doesNotContain(secret);
        assertThat(properties.keys().of("one").pseudonym(FieldKind.PHONE, "13800138000"))
                .isEqualTo(new RecipientKeys(SECRET, PseudonymSuite.SM3_SM4)
                        .of("one")
                        .pseudonym(FieldKind.PHONE, "13800138000"));
    }

    @Test
    @DisplayName("M4: a secret that is too short starts nothing")
    void refusesAShortSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PseudonymProperties("c2VjcmV0", PseudonymSuite.SHA_256_AES).keys());
    }

    private static PseudonymProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("zhengxin.masking.pseudonyms", PseudonymProperties.class);
    }
}
