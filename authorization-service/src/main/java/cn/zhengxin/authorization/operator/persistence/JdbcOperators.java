package cn.zhengxin.authorization.operator.persistence;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.AdministratorTier;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.Suspension;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcOperators implements Operators {

    private static final String SELECT = """
            SELECT o.*, EXISTS (SELECT 1 FROM bureau_account b WHERE b.operator_account = o.account) AS bureau_account_mapped
            FROM credit_operator o
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcOperators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<StoredOperator> find(Account account) {
        return find(SELECT + "WHERE o.account = :account", account);
    }

    @Override
    public Optional<StoredOperator> findByEmployeeNumber(String employeeNumber) {
        return jdbc.sql(SELECT + "WHERE o.employee_number = :number")
                .param("number", employeeNumber)
                .query((row, number) -> operator(row))
                .optional();
    }

    @Override
    public Optional<StoredOperator> findForChange(Account account) {
        return find(SELECT + "WHERE o.account = :account FOR UPDATE OF o", account);
    }

    private Optional<StoredOperator> find(String query, Account account) {
        return jdbc.sql(query)
                .param("account", account.value())
                .query((row, number) -> operator(row))
                .optional();
    }

    @Override
    public StoredOperator replace(StoredOperator before, Operator after) {
        var suspension = switch (after) {
            case ActiveOperator _ -> null;
            case SuspendedOperator suspended -> json.writeValueAsString(suspended.suspension());
        };
        var changed = jdbc.sql("""
                        UPDATE credit_operator SET suspension = :suspension::jsonb, version = version + 1
                        WHERE account = :account AND version = :version
                        """)
                .param("suspension", suspension)
                .param("account", after.facts().account().value())
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("An operator changed under its own lock");
        }
        return new StoredOperator(after, before.version() + 1);
    }

    @Override
    public boolean isBound(Account account, InetAddress terminal) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM operator_terminal
                            WHERE operator_account = :account AND address = :address::inet)
                        """)
                .param("account", account.value())
                .param("address", terminal.getHostAddress())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<StoredOperator> page(@Nullable String institution, @Nullable Account after, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE (:institution::text IS NULL OR o.institution_code = :institution)
                          AND (:after::text IS NULL OR o.account > :after)
                        ORDER BY o.account LIMIT :limit
                        """)
                .param("institution", institution)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> operator(row))
                .list();
    }

    private StoredOperator operator(ResultSet row) throws SQLException {
        var tier = row.getString("administrator_tier");
        var facts = new OperatorFacts(
                new Account(row.getString("account")),
                row.getString("employee_number"),
                row.getString("institution_code"),
                row.getString("branch"),
                tier(tier),
                row.getInt("points"),
                row.getBoolean("bureau_account_mapped"));
        var suspension = row.getString("suspension");
        var operator = suspension == null
                ? new ActiveOperator(facts)
                : new SuspendedOperator(facts, json.readValue(suspension, Suspension.class));
        return new StoredOperator(operator, row.getLong("version"));
    }

    private static @Nullable AdministratorTier tier(@Nullable String name) {
        return name == null ? null : AdministratorTier.valueOf(name);
    }
}
