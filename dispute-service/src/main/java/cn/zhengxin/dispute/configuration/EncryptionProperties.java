package cn.zhengxin.dispute.configuration;

import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.MacSuite;
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
 * @param suite what new data are sealed with; what is there is opened with the one it names
 * @param keyedDigest what subject references are made with in a new database; a database that has some goes on with theirs. All
 *     services of the platform are set to the same
 */
@Validated
@ConfigurationProperties("zhengxin.encryption")
public record EncryptionProperties(
        @NotNull Path keyStore,
        @NotBlank String keyStorePassword,
        @NotBlank String subjectKey,
        @DefaultValue("AES_256_GCM") CipherSuite suite,
        @DefaultValue("HMAC_SHA_256") MacSuite keyedDigest) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EncryptionProperties[keyStore=" + keyStore + ", suite=" + suite + ", keyedDigest=" + keyedDigest + "]";
    }
}
