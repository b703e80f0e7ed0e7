package cn.zhengxin.authorization.alertfreeze;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAlertFreezes implements AlertFreezes {

    private final JdbcClient jdbc;

    JdbcAlertFreezes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isHeldSince(Account account, Instant suspendedAt) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM alert_freeze
                            WHERE operator_account = :account AND suspended_at = :suspendedAt)
                        """)
                .param("account", account.value())
                .param("suspendedAt", suspendedAt.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void hold(UUID alert, Account account, @Nullable Instant suspendedAt) {
        jdbc.sql("""
                        INSERT INTO alert_freeze (alert_id, operator_account, suspended_at)
                        VALUES (:alert, :account, :suspendedAt)
                        ON CONFLICT (alert_id) DO UPDATE SET suspended_at = excluded.suspended_at
                        """)
                .param("alert", alert)
                .param("account", account.value())
                .param("suspendedAt", suspendedAt == null ? null : suspendedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void end(UUID alert, Outcome outcome, Instant at) {
        jdbc.sql("UPDATE alert_freeze SET outcome = :outcome, ended_at = :at WHERE alert_id = :alert")
                .param("outcome", outcome.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("alert", alert)
                .update();
    }

    @Override
    public boolean isOver(Account account, Instant suspendedAt) {
        return jdbc.sql("""
                        SELECT coalesce(bool_and(outcome IS NOT NULL), false)
                           AND coalesce(bool_or(suspended_at = :suspendedAt), false)
                           AND coalesce(bool_or(outcome = 'RELEASED' AND ended_at >= :suspendedAt), false)
                           AND NOT coalesce(bool_or(outcome = 'CONFIRMED' AND ended_at >= :suspendedAt), false)
                        FROM alert_freeze WHERE operator_account = :account
                        """)
                .param("account", account.value())
                .param("suspendedAt", suspendedAt.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
