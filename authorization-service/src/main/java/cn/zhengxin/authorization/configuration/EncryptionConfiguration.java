package cn.zhengxin.authorization.configuration;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.SubjectReferences;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncryptionProperties.class)
class EncryptionConfiguration {

    @Bean
    EnvelopeCipher envelopeCipher(EncryptionProperties properties) {
        var masterKeys = Pkcs12KeyProvider.open(
                properties.keyStore(), properties.keyStorePassword().toCharArray());
        return new EnvelopeCipher(masterKeys, properties.suite(), new SecureRandom());
    }

    @Bean
    BlindIndex subjectIndex(EncryptionProperties properties) {
        return new BlindIndex(Base64.getDecoder().decode(properties.subjectKey()));
    }

    @Bean
    SubjectReferences subjectReferences(BlindIndex subjectIndex) {
        return new SubjectReferences(subjectIndex);
    }
}
