package cn.zhengxin.authorization.retention.persistence;

import cn.zhengxin.authorization.sealedcontent.SealedContent;
import cn.zhengxin.authorization.sealedcontent.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HoldSeals {

    /** Reasons of holds that were lifted long ago go with the file. */
    @Bean
    SealedContent sealedHolds(JdbcClient jdbc) {
        return new SealedTable(jdbc, "legal_hold", "id");
    }
}
