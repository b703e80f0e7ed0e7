package cn.zhengxin.dispute.keyrotation;

import cn.zhengxin.encryption.JdbcRotationProgress;
import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.MasterKeyRotation.Pace;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Every place where a data key of this service lies. A test compares the list with the database's columns. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(KeyRotationProperties.class)
class KeyRotationConfiguration {

    @Bean
    MasterKeyRotation masterKeyRotation(KeyProvider masterKeys, DataSource source, KeyRotationProperties properties) {
        var id = new Column("id", "uuid");
        return new MasterKeyRotation(
                masterKeys,
                List.of(
                        JdbcSealedRows.of(source, "dispute", "statement_key", id),
                        JdbcSealedRows.of(source, "dispute", "decision_key", id),
                        JdbcSealedRows.of(source, "dispute_evidence", "file_key", id)),
                new JdbcRotationProgress(source),
                new Pace(properties.batch(), properties.batchesATurn(), properties.lease(), properties.settle()));
    }
}
