package cn.zhengxin.authorization.refusal;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the rotation of the master key takes along of this room (N1): the key of a row and its name. The service may read no more of a refusal
 * than these (A17).
 */
@Configuration(proxyBeanMethods = false)
class RefusalKeys {

    @Bean
    SealedRows refusalRows(DataSource source) {
        return JdbcSealedRows.of(source, "authorization_refusal", "wrapped_key", new Column("id", "uuid"));
    }
}
