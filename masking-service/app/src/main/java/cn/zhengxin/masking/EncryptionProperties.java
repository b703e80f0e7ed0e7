package cn.zhengxin.masking;

import cn.zhengxin.encryption.CipherSuite;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Keys this service encrypts reasons with.
 *
 * @param keyStore PKCS#12 with the master keys
 * @param suite for what is newly sealed
 */
@Validated
@ConfigurationProperties("zhengxin.encryption")
record EncryptionProperties(
        @NotNull Path keyStore,
        @NotBlank String keyStorePassword,
        @DefaultValue("AES_256_GCM") CipherSuite suite) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "EncryptionProperties[keyStore=" + keyStore + ", suite=" + suite + "]";
    }
}
