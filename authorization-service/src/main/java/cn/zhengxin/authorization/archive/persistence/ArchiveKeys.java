package cn.zhengxin.authorization.archive.persistence;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class ArchiveKeys {

    @Bean
    SealedRows archiveRows(DataSource source) {
        return JdbcSealedRows.of(source, "archive_access", "wrapped_key", new Column("id", "uuid"));
    }

    @Bean
    SealedRows archiveDocumentRows(DataSource source) {
        return JdbcSealedRows.of(source, "archive_access_document", "wrapped_key", new Column("id", "uuid"));
    }
}
