package cn.zhengxin.authorization.sealing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key that signed documents are sealed with.
 *
 * @param keyStore PKCS#12 file with the private key (EC or RSA) and its certificate
 * @param keyStorePassword opens the file and the key
 * @param keyAlias the key's name in the file
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.sealing")
public record SealingProperties(
        @NotNull Path keyStore,
        @NotBlank String keyStorePassword,
        @DefaultValue("sealing") @NotBlank String keyAlias) {

    @Override
    public String toString() {
        return "SealingProperties[keyStore=" + keyStore + ", keyAlias=" + keyAlias + "]";
    }
}
