package cn.zhengxin.query.keyrotation;

import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.keyrotation.RotatedRows;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every place where a data key of this service lies. A test compares the list with the database's columns. */
@Configuration(proxyBeanMethods = false)
class KeyRotationConfiguration {

    private static final String WRAPPED_KEY = "wrapped_key";

    @Bean
    RotatedRows rotatedRows(DestructibleKeys vaultKeys, DataSource source) {
        var query = new Column("query_id", "uuid");
        var id = new Column("id", "uuid");
        return new RotatedRows(
                "query",
                List.of(
                        vaultKeys.sealedRows(),
                        JdbcSealedRows.of(source, "query_subject", WRAPPED_KEY, query),
                        // Rows under vault keys are passed over: those keys are re-wrapped where they lie.
                        JdbcSealedRows.of(source, "vaulted_report", WRAPPED_KEY, query),
                        JdbcSealedRows.of(
                                source,
                                "batched_query",
                                WRAPPED_KEY,
                                new Column("batch_id", "uuid"),
                                new Column("row_number", "integer")),
                        JdbcSealedRows.of(source, "special_grant", WRAPPED_KEY, id),
                        JdbcSealedRows.of(source, "protected_person", WRAPPED_KEY, id),
                        JdbcSealedRows.of(source, "policy_version", WRAPPED_KEY, new Column("version", "integer")),
                        JdbcSealedRows.together(source, "credit_query", "review_comment", id),
                        JdbcSealedRows.together(source, "sample_seed", "seed", new Column("day", "date")),
                        JdbcSealedRows.together(source, "query_sample", "reason", query)));
    }
}
