package cn.zhengxin.authorization.crossborder.persistence;

import cn.zhengxin.authorization.sealedcontent.SealedContent;
import cn.zhengxin.authorization.sealedcontent.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CrossBorderSeals {

    @Bean
    SealedContent sealedCrossBorderConsents(JdbcClient jdbc) {
        return new SealedTable(jdbc, "cross_border_consent", "id");
    }
}
