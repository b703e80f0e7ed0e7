package cn.zhengxin.dispute.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDeadlinePolicies implements DeadlinePolicies {

    private final JdbcClient jdbc;

    JdbcDeadlinePolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DeadlinePolicy effectiveAt(Instant moment) {
        return jdbc.sql("""
                        SELECT version, answer_days, warning_days FROM deadline_policy
                         WHERE effective_from <= :moment ORDER BY effective_from DESC LIMIT 1
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(JdbcDeadlinePolicies::policy)
                .single();
    }

    @Override
    public DeadlinePolicy version(int version) {
        return jdbc.sql("SELECT version, answer_days, warning_days FROM deadline_policy WHERE version = :version")
                .param("version", version)
                .query(JdbcDeadlinePolicies::policy)
                .single();
    }

    private static DeadlinePolicy policy(ResultSet row, int number) throws SQLException {
        return new DeadlinePolicy(row.getInt("version"), row.getInt("answer_days"), row.getInt("warning_days"));
    }
}
