package cn.zhengxin.authorization.keyrotation;

import cn.zhengxin.encryption.JdbcRotationProgress;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.MasterKeyRotation.Pace;
import cn.zhengxin.encryption.SealedRows;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Takes along whatever rooms name as theirs: a table's keys are named where the table is written. A test compares what comes together
 * with the database's columns.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(KeyRotationProperties.class)
class KeyRotationConfiguration {

    @Bean
    MasterKeyRotation masterKeyRotation(
            KeyProvider masterKeys, List<SealedRows> everything, DataSource source, KeyRotationProperties properties) {
        return new MasterKeyRotation(
                masterKeys,
                everything,
                new JdbcRotationProgress(source),
                new Pace(properties.batch(), properties.batchesATurn(), properties.lease(), properties.settle()));
    }
}
