package cn.zhengxin.query;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.keyrotation.BlindIndexInUse;
import cn.zhengxin.query.creditquery.application.CreditQueryProperties;
import java.security.SecureRandom;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({
    EncryptionProperties.class,
    KeyServiceProperties.class,
    CreditQueryProperties.class,
    HeadInstitutionProperties.class
})
class QueryServiceConfiguration {

    private static final int LONGEST_TRANSACTION_SECONDS = 5;

    @Bean
    KeyProvider masterKeys(EncryptionProperties properties, KeyServiceProperties keyService) {
        var keyStore = Pkcs12KeyProvider.open(
                properties.keyStore(), properties.keyStorePassword().toCharArray());
        return keyService.inPlaceOf(keyStore);
    }

    @Bean
    EnvelopeCipher envelopeCipher(KeyProvider masterKeys, EncryptionProperties properties) {
        return new EnvelopeCipher(masterKeys, properties.suite(), new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    BlindIndex blindIndex(EncryptionProperties properties, DataSource source) {
        return BlindIndexInUse.open(
                source, properties.keyedDigest(), Base64.getDecoder().decode(properties.subjectKey()));
    }

    @Bean
    SubjectReferences subjectReferences(BlindIndex index) {
        return new SubjectReferences(index);
    }

    @Bean
    TransactionOperations shortTransactions(PlatformTransactionManager transactionManager) {
        var template = new TransactionTemplate(transactionManager);
        template.setTimeout(LONGEST_TRANSACTION_SECONDS);
        return template;
    }

    /** Who may ask for what. Which queries they see within it, the use cases decide. */
    @Bean
    AccessRules queryAccessRules() {
        return registry -> {
            // Looking is for those who may ask, and for nobody else.
            registry.requestMatchers(HttpMethod.POST, "/api/v1/credit-queries", "/api/v1/credit-queries/dry-run")
                    .hasAnyRole("query-officer", "loan-system", "partner");
            registry.requestMatchers(
                            HttpMethod.POST, "/api/v1/credit-queries/*/review", "/api/v1/credit-queries/*/claim")
                    .hasAnyRole("reviewer", "compliance-officer");
            registry.requestMatchers(HttpMethod.DELETE, "/api/v1/credit-queries/*/claim")
                    .hasAnyRole("reviewer", "compliance-officer");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/credit-query-reviews", "/api/v1/credit-query-samples")
                    .hasAnyRole("reviewer", "compliance-officer");
            registry.requestMatchers(HttpMethod.POST, "/api/v1/credit-query-samples/*/finding")
                    .hasAnyRole("reviewer", "compliance-officer");
            registry.requestMatchers(HttpMethod.POST, "/api/v1/special-grants").hasRole("query-officer");
            registry.requestMatchers(
                            HttpMethod.POST, "/api/v1/special-grants/*/approval", "/api/v1/special-grants/*/revocation")
                    .hasRole("department-head");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/special-grants", "/api/v1/special-grants/*")
                    .hasAnyRole("query-officer", "department-head", "reviewer", "compliance-officer");
            registry.requestMatchers(HttpMethod.POST, "/api/v1/credit-queries/*/adoption")
                    .hasAnyRole("query-officer", "loan-system");
            registry.requestMatchers(HttpMethod.POST, "/api/v1/credit-queries/*/adoption/review")
                    .hasRole("reviewer");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/credit-queries/*/adoption")
                    .hasAnyRole("query-officer", "reviewer", "loan-system");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/credit-queries/*/related-parties")
                    .hasAnyRole("query-officer", "reviewer", "loan-system");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/credit-queries", "/api/v1/credit-queries/*")
                    .hasAnyRole("query-officer", "reviewer", "compliance-officer", "loan-system", "partner");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/credit-queries/*/compliance-grounds")
                    .hasRole("compliance-officer");
            registry.requestMatchers(HttpMethod.GET, "/api/v1/credit-queries/*/report")
                    .hasAnyRole("query-officer", "reviewer", "loan-system", "partner");
        };
    }
}
