package cn.zhengxin.masking;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({EncryptionProperties.class, HeadInstitutionProperties.class})
class MaskingServiceConfiguration {

    private static final int LONGEST_TRANSACTION_SECONDS = 5;

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
    FieldCatalogues fieldCatalogues() {
        return FieldCatalogues.ofAllReports();
    }

    @Bean
    TransactionOperations shortTransactions(PlatformTransactionManager transactionManager) {
        var template = new TransactionTemplate(transactionManager);
        template.setTimeout(LONGEST_TRANSACTION_SECONDS);
        return template;
    }
}
