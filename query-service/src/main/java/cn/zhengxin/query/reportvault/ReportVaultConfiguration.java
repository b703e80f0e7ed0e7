package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.encryption.KeyFolder;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.query.EncryptionProperties;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportVaultProperties.class)
class ReportVaultConfiguration {

    @Bean
    DestructibleKeys vaultKeys(
            ReportVaultProperties properties, KeyProvider masterKeys, EncryptionProperties encryption) {
        return KeyFolder.open(properties.keyFolder(), masterKeys, encryption.suite(), new SecureRandom());
    }

    @Bean
    VaultCipher vaultCipher(DestructibleKeys keys, EncryptionProperties encryption) {
        return new VaultCipher(keys, encryption.suite(), new SecureRandom());
    }
}
