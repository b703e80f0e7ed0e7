package cn.zhengxin.authorization.crossborder.persistence;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class CrossBorderKeys {

    @Bean
    SealedRows crossBorderRows(DataSource source) {
        return JdbcSealedRows.of(source, "cross_border_consent", "wrapped_key", new Column("id", "uuid"));
    }
}
