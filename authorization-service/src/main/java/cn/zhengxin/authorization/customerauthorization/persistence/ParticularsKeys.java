package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class ParticularsKeys {

    @Bean
    SealedRows particularsRows(DataSource source) {
        return JdbcSealedRows.of(source, "sealed_particulars", "wrapped_key", new Column("id", "bigint"));
    }
}
