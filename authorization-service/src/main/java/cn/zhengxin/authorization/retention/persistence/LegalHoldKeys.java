package cn.zhengxin.authorization.retention.persistence;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class LegalHoldKeys {

    @Bean
    SealedRows legalHoldRows(DataSource source) {
        return JdbcSealedRows.of(source, "legal_hold", "wrapped_key", new Column("id", "uuid"));
    }
}
