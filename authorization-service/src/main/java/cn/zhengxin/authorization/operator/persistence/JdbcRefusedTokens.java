package cn.zhengxin.authorization.operator.persistence;

import cn.zhengxin.authorization.operator.application.RefusedTokens;
import cn.zhengxin.authorization.operator.application.TokenRefusal;
import cn.zhengxin.authorization.operator.model.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRefusedTokens implements RefusedTokens {

    private static final String SELECT = "SELECT operator_account, issued_until FROM refused_token ";

    private final JdbcClient jdbc;

    JdbcRefusedTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void refuseAll(Account account, long version) {
        jdbc.sql("""
                        INSERT INTO refused_token (operator_account, operator_version) VALUES (:account, :version)
                        ON CONFLICT (operator_account) DO UPDATE
                        SET operator_version = EXCLUDED.operator_version, issued_until = NULL
                        """)
                .param("account", account.value())
                .param("version", version)
                .update();
    }

    @Override
    public boolean waitFor(Account account, long version) {
        return jdbc.sql(SELECT + """
                        WHERE operator_account = :account AND issued_until IS NULL AND operator_version <= :version
                        """)
                .param("account", account.value())
                .param("version", version)
                .query((row, number) -> refusal(row))
                .optional()
                .isPresent();
    }

    @Override
    public void refuseUntil(Account account, long version, Instant issuedUntil) {
        jdbc.sql("""
                        UPDATE refused_token SET issued_until = :issuedUntil
                        WHERE operator_account = :account AND issued_until IS NULL AND operator_version <= :version
                        """)
                .param("account", account.value())
                .param("version", version)
                .param("issuedUntil", issuedUntil.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<TokenRefusal> of(Account account) {
        return jdbc.sql(SELECT + "WHERE operator_account = :account")
                .param("account", account.value())
                .query((row, number) -> refusal(row))
                .optional();
    }

    @Override
    public List<TokenRefusal> all(Instant oldest) {
        return jdbc.sql(SELECT + "WHERE issued_until IS NULL OR issued_until >= :oldest ORDER BY operator_account")
                .param("oldest", oldest.atOffset(ZoneOffset.UTC))
                .query((row, number) -> refusal(row))
                .list();
    }

    private static TokenRefusal refusal(ResultSet row) throws SQLException {
        var until = row.getObject("issued_until", OffsetDateTime.class);
        return new TokenRefusal(
                new Account(row.getString("operator_account")), until == null ? null : until.toInstant());
    }
}
