package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.JdbcRotationProgress;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Rotates for every service that depends on this library. One that does not say where its keys lie does not start: left out by
 * mistake, its rows would be lost with the former master key.
 */
@AutoConfiguration
@EnableScheduling
public class KeyRotationAutoConfiguration {

    @Bean(RotateMasterKey.PROPERTIES)
    KeyRotationProperties keyRotationProperties(RotatedRows rows, Environment environment) {
        return KeyRotationProperties.of(rows, Binder.get(environment));
    }

    @Bean
    MasterKeyRotation masterKeyRotation(
            KeyProvider masterKeys, RotatedRows rows, DataSource source, KeyRotationProperties properties) {
        return new MasterKeyRotation(masterKeys, rows.places(), new JdbcRotationProgress(source), properties.pace());
    }

    @Bean
    RotateMasterKey rotateMasterKey(
            MasterKeyRotation rotation,
            KeyProvider masterKeys,
            RotatedRows rows,
            KeyRotationProperties properties,
            MeterRegistry meters) {
        return new RotateMasterKey(rotation, masterKeys, rows, properties, meters);
    }
}
