package cn.zhengxin.authorization.identityprovider.persistence;

import cn.zhengxin.authorization.identityprovider.application.CarriedAccounts;
import cn.zhengxin.authorization.identityprovider.application.DesiredAccount;
import cn.zhengxin.authorization.operator.model.Account;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCarriedAccounts implements CarriedAccounts {

    // Among ACTIVE and SUSPENDED the suspension decides, as everywhere in the register.
    private static final String SELECT = """
            SELECT o.account, o.employee_number, o.institution_code, o.branch, o.version, o.state, o.roles,
                   o.suspension IS NULL AND o.points >= :gradeBFrom AND o.state IN ('ACTIVE', 'SUSPENDED') AS may_act
            FROM carried_account c
            JOIN credit_operator o ON o.account = c.operator_account
            """;
    private static final Set<String> NOT_GRANTED = Set.of("APPLIED", "TRAINED", "LEFT");

    private final JdbcClient jdbc;

    JdbcCarriedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void enrolNew() {
        jdbc.sql("""
                        INSERT INTO carried_account (operator_account)
                        SELECT account FROM credit_operator o
                        WHERE NOT EXISTS (SELECT 1 FROM carried_account c WHERE c.operator_account = o.account)
                        ON CONFLICT DO NOTHING
                        """).update();
    }

    @Override
    public Optional<DesiredAccount> takeNext(int gradeBFrom, Instant now) {
        return jdbc.sql(SELECT + """
                        WHERE c.version < o.version AND c.not_before <= :now
                        ORDER BY may_act, o.account
                        LIMIT 1
                        FOR UPDATE OF c SKIP LOCKED
                        """)
                .param("gradeBFrom", gradeBFrom)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> desired(row))
                .optional();
    }

    @Override
    public void markCarried(Account account, long version) {
        jdbc.sql("""
                        UPDATE carried_account SET version = :version, attempts = 0, not_before = '-infinity'
                        WHERE operator_account = :account
                        """)
                .param("version", version)
                .param("account", account.value())
                .update();
    }

    @Override
    public void again(Account account) {
        jdbc.sql("UPDATE carried_account SET version = 0, not_before = '-infinity' WHERE operator_account = :account")
                .param("account", account.value())
                .update();
    }

    @Override
    public void markRefused(Account account, Instant notBefore) {
        jdbc.sql("""
                        UPDATE carried_account SET attempts = attempts + 1, not_before = :notBefore
                        WHERE operator_account = :account
                        """)
                .param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
                .param("account", account.value())
                .update();
    }

    @Override
    public List<DesiredAccount> settled(int gradeBFrom) {
        return jdbc.sql(SELECT + "WHERE c.version >= o.version ORDER BY o.account")
                .param("gradeBFrom", gradeBFrom)
                .query((row, number) -> desired(row))
                .list();
    }

    @Override
    public List<Account> lagging() {
        return jdbc.sql("""
                        SELECT o.account FROM credit_operator o
                        LEFT JOIN carried_account c ON c.operator_account = o.account
                        WHERE c.version IS NULL OR c.version < o.version
                        """)
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }

    private static DesiredAccount desired(ResultSet row) throws SQLException {
        return new DesiredAccount(
                new Account(row.getString("account")),
                row.getString("employee_number"),
                row.getString("institution_code"),
                row.getString("branch"),
                !NOT_GRANTED.contains(row.getString("state")),
                row.getBoolean("may_act"),
                roles(row.getArray("roles")),
                row.getLong("version"));
    }

    /** A row without roles is of the time before the register kept them: then it has no say in them. */
    private static @Nullable Set<String> roles(Array array) throws SQLException {
        var roles = Set.of((String[]) array.getArray());
        return roles.isEmpty() ? null : roles;
    }
}
