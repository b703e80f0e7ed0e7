package cn.zhengxin.authorization.archive.persistence;

import cn.zhengxin.authorization.sealedcontent.SealedContent;
import cn.zhengxin.authorization.sealedcontent.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ArchiveSeals {

    @Bean
    SealedContent sealedAccesses(JdbcClient jdbc) {
        return new SealedTable(jdbc, "archive_access", "id");
    }

    @Bean
    SealedContent sealedAccessDocuments(JdbcClient jdbc) {
        return new SealedTable(jdbc, "archive_access_document", "id");
    }
}
