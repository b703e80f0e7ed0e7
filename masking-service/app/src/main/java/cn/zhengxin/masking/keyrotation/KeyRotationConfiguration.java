package cn.zhengxin.masking.keyrotation;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.keyrotation.RotatedRows;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every place where a data key of this service lies. A test compares the list with the database's columns. */
@Configuration(proxyBeanMethods = false)
class KeyRotationConfiguration {

    private static final String WRAPPED_KEY = "wrapped_key";

    @Bean
    RotatedRows rotatedRows(DataSource source) {
        return new RotatedRows(
                "masking",
                List.of(
                        JdbcSealedRows.of(source, "unmasking", WRAPPED_KEY, new Column("id", "uuid")),
                        JdbcSealedRows.of(source, "masking_policy", WRAPPED_KEY, new Column("version", "integer"))));
    }
}
