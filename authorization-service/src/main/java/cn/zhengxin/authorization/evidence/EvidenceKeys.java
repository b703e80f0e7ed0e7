package cn.zhengxin.authorization.evidence;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class EvidenceKeys {

    @Bean
    SealedRows evidenceRows(DataSource source) {
        return JdbcSealedRows.of(source, "evidence", "wrapped_key", new Column("id", "uuid"));
    }
}
