package cn.zhengxin.query;

import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.SucceedingKeyProvider;
import cn.zhengxin.encryption.VaultTokenFile;
import cn.zhengxin.encryption.VaultTransitKeyProvider;
import cn.zhengxin.encryption.VaultTransitSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A key service that holds the master keys (HashiCorp Vault's transit engine). Without an address the key store holds them; with
 * one, the key store still opens what it has wrapped, until the rotation has moved that.
 *
 * @param namespace absent where the server has none
 * @param tokenFile where an agent writes the token, and renews it
 * @param connectLimit for a connection to be made
 * @param callLimit for a whole call
 */
@Validated
@ConfigurationProperties("zhengxin.encryption.key-service")
public record KeyServiceProperties(
        @Nullable URI address,
        @Nullable String namespace,
        @DefaultValue("transit") @NotBlank String mount,
        @DefaultValue("zhengxin-query") @NotBlank String keyName,
        @Nullable Path tokenFile,
        @DefaultValue("1s") @NotNull Duration connectLimit,
        @DefaultValue("2s") @NotNull Duration callLimit) {

    public KeyServiceProperties {
        if ((address == null) != (tokenFile == null)) {
            throw new IllegalArgumentException("zhengxin.encryption.key-service: address and token-file go together");
        }
    }

    KeyProvider inPlaceOf(KeyProvider keyStore) {
        if (address == null || tokenFile == null) {
            return keyStore;
        }
        var settings = new VaultTransitSettings(address, namespace, mount, keyName, connectLimit, callLimit);
        return new SucceedingKeyProvider(
                VaultTransitKeyProvider.open(settings, new VaultTokenFile(tokenFile)), List.of(keyStore));
    }
}
