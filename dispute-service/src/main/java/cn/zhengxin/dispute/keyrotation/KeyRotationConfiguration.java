package cn.zhengxin.dispute.keyrotation;

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

    @Bean
    RotatedRows rotatedRows(DataSource source) {
        var id = new Column("id", "uuid");
        return new RotatedRows(
                "dispute",
                List.of(
                        JdbcSealedRows.of(source, "dispute", "statement_key", id),
                        JdbcSealedRows.of(source, "dispute", "decision_key", id),
                        JdbcSealedRows.of(source, "dispute_evidence", "file_key", id)));
    }
}
