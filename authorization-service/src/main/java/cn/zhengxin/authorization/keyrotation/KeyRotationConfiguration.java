package cn.zhengxin.authorization.keyrotation;

import cn.zhengxin.encryption.SealedRows;
import cn.zhengxin.keyrotation.RotatedRows;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes along whatever rooms name as theirs: a table's keys are named where the table is written. A test compares what comes together
 * with the database's columns.
 */
@Configuration(proxyBeanMethods = false)
class KeyRotationConfiguration {

    @Bean
    RotatedRows rotatedRows(List<SealedRows> everything) {
        return new RotatedRows("authorization", everything);
    }
}
