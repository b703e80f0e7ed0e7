package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.SealedRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rotation of the master key takes along of this room (N1). */
@Configuration(proxyBeanMethods = false)
class CredentialKeys {

    @Bean
    SealedRows credentialRows(DataSource source) {
        return JdbcSealedRows.of(
                source, "bureau_account", "credential_wrapped_key", new Column("operator_account", "text"));
    }
}
