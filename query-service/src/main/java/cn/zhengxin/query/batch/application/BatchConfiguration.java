package cn.zhengxin.query.batch.application;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchProperties.class)
class BatchConfiguration {

    @Bean
    UploadBatch uploadBatch(
            List<BatchFileReader> readers,
            CreditQueryBatches batches,
            BatchRows rows,
            BatchJournal journal,
            SubjectReferences references,
            BlindIndex index,
            BatchProperties properties,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        // All rows of a file or none: longer than what is done with one query may take.
        var wholeFile = new TransactionTemplate(transactionManager);
        wholeFile.setTimeout((int) properties.file().storageTimeout().toSeconds());
        return new UploadBatch(readers, batches, rows, journal, references, index, properties.file(), wholeFile, clock);
    }
}
