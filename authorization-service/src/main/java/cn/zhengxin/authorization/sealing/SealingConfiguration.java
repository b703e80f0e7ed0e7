package cn.zhengxin.authorization.sealing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingProperties.class)
class SealingConfiguration {

    @Bean
    PlatformSeal platformSeal(SealingProperties properties) {
        return PlatformSeal.open(
                properties.keyStore(), properties.keyStorePassword().toCharArray(), properties.keyAlias());
    }

    @Bean
    SealedDocuments sealedDocuments(PlatformSeal seal) {
        return new SealedDocuments(seal);
    }
}
