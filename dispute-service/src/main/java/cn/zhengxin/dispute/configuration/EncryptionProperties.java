package cn.zhengxin.dispute.configuration;

import cn.zhengxin.encryption.CipherSuite;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Keys of this service.
 *
 * @param keyStore PKCS#12 file with the master keys
 * @param keyStorePassword opens it
 * @param subjectKey base64 of the platform-wide key behind subject references
 * @param suite what new data are sealed with
 */
@Validated
@ConfigurationProperties("zhengxin.encryption")
public record EncryptionProperties(
        @NotNull Path keyStore,
        @NotBlank String keyStorePassword,
        @NotBlank String subjectKey,
        @DefaultValue("AES_256_GCM") CipherSuite suite) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EncryptionProperties[keyStore=" + keyStore + ", suite=" + suite + "]";
    }
}
