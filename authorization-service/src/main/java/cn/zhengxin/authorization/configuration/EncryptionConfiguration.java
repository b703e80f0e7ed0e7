package cn.zhengxin.authorization.configuration;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.keyrotation.BlindIndexInUse;
import java.security.SecureRandom;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncryptionProperties.class)
class EncryptionConfiguration {

    @Bean
    KeyProvider masterKeys(EncryptionProperties properties) {
        return Pkcs12KeyProvider.open(
                properties.keyStore(), properties.keyStorePassword().toCharArray());
    }

    @Bean
    EnvelopeCipher envelopeCipher(KeyProvider masterKeys, EncryptionProperties properties) {
        return new EnvelopeCipher(masterKeys, properties.suite(), new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    BlindIndex subjectIndex(EncryptionProperties properties, DataSource source) {
        return BlindIndexInUse.open(
                source, properties.keyedDigest(), Base64.getDecoder().decode(properties.subjectKey()));
    }

    @Bean
    SubjectReferences subjectReferences(BlindIndex subjectIndex) {
        return new SubjectReferences(subjectIndex);
    }
}
