package cn.zhengxin.authorization.evidence;

import cn.zhengxin.authorization.sealedcontent.SealedContent;
import cn.zhengxin.authorization.sealedcontent.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class EvidenceSeals {

    @Bean
    SealedContent sealedEvidence(JdbcClient jdbc) {
        return new SealedTable(jdbc, "evidence", "id");
    }
}
