package cn.zhengxin.masking.keyrotation;

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

/** Every place where a data key of this service lies. A test compares the list with the database's columns. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyRotationProperties.class)
class KeyRotationConfiguration {

    private static final String WRAPPED_KEY = "wrapped_key";

    @Bean
    MasterKeyRotation masterKeyRotation(KeyProvider masterKeys, DataSource source, KeyRotationProperties properties) {
        return new MasterKeyRotation(
                masterKeys,
                List.of(
                        JdbcSealedRows.of(source, "unmasking", WRAPPED_KEY, new Column("id", "uuid")),
                        JdbcSealedRows.of(source, "masking_policy", WRAPPED_KEY, new Column("version", "integer"))),
                new JdbcRotationProgress(source),
                new Pace(properties.batch(), properties.batchesATurn(), properties.lease(), properties.settle()));
    }
}
