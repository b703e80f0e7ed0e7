package cn.zhengxin.deploy.bench.peer;

import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The peer as a process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PeerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PeerApplication.class, arguments);
    }

    @Bean
    EnvelopeCipher envelopeCipher(PeerProperties properties) {
        char[] password = properties.keyStorePassword().toCharArray();
        if (!Files.exists(properties.keyStore())) {
            LocalKeyStores.create(properties.keyStore(), password, CipherSuite.AES_256_GCM);
        }
        return new EnvelopeCipher(
                Pkcs12KeyProvider.open(properties.keyStore(), password), CipherSuite.AES_256_GCM, new SecureRandom());
    }

    @Bean
    TransactionOperations transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
