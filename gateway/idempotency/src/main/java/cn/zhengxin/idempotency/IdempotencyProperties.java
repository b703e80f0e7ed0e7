package cn.zhengxin.idempotency;

import cn.zhengxin.encryption.CipherSuite;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the first answers are kept.
 *
 * @param fingerprintKey base64 of at least 32 bytes; fingerprints, scopes and the keys of kept answers come from it
 * @param suite which kept answers are sealed with from now on; those there are opened with the one they name
 * @param purePaths path patterns of POSTs that change nothing: the key is required, the answer is not kept
 * @param lease how long a key is held by a process that may have died
 * @param keptFor how long first answers are repeated; at least a day
 * @param largestAnswer a larger answer goes out as it is made and is not kept
 * @param purgeInterval how often old answers are removed
 */
@Validated
@ConfigurationProperties("zhengxin.idempotency")
public record IdempotencyProperties(
        @NotBlank String fingerprintKey,
        @DefaultValue("AES_256_GCM") @NotNull CipherSuite suite,
        @DefaultValue List<String> purePaths,
        @DefaultValue("60s") @NotNull Duration lease,
        @DefaultValue("7d") @NotNull Duration keptFor,
        @DefaultValue("1MB") @NotNull DataSize largestAnswer,
        @DefaultValue("1h") @NotNull Duration purgeInterval) {

    public IdempotencyProperties {
        purePaths = List.copyOf(purePaths);
        if (keptFor.compareTo(Duration.ofHours(24)) < 0) {
            throw new IllegalArgumentException("zhengxin.idempotency.kept-for is at least 24h");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IdempotencyProperties[purePaths=" + purePaths + ", lease=" + lease + ", keptFor=" + keptFor + "]";
    }
}
