package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.sealedcontent.SealedContent;
import cn.zhengxin.authorization.sealedcontent.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ParticularsSeals {

    @Bean
    SealedContent sealedParticulars(JdbcClient jdbc) {
        return new SealedTable(jdbc, "sealed_particulars", "part");
    }
}
