package cn.zhengxin.authorization.exemption.persistence;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class ExemptionKeys {

    @Bean
    SealedRows exemptionRows(DataSource source) {
        return JdbcSealedRows.of(source, "judicial_exemption", "wrapped_key", new Column("id", "uuid"));
    }

    @Bean
    SealedRows exemptionDocumentRows(DataSource source) {
        return JdbcSealedRows.of(source, "judicial_exemption_document", "wrapped_key", new Column("id", "uuid"));
    }
}
