package cn.zhengxin.authorization.operator.persistence;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.AdministratorTier;
import cn.zhengxin.authorization.operator.model.Application;
import cn.zhengxin.authorization.operator.model.AppliedOperator;
import cn.zhengxin.authorization.operator.model.ApprovedOperator;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Departure;
import cn.zhengxin.authorization.operator.model.Lock;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.operator.model.OperatorState;
import cn.zhengxin.authorization.operator.model.RoleProposal;
import cn.zhengxin.authorization.operator.model.RoleSet;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.Suspension;
import cn.zhengxin.authorization.operator.model.TrainedOperator;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcOperators implements Operators {

    private static final String SELECT = """
            SELECT o.*, EXISTS (SELECT 1 FROM bureau_account b WHERE b.operator_account = o.account) AS bureau_account_mapped,
                   (SELECT min(r.due_on) FROM recertification_item i JOIN recertification r ON r.id = i.recertification_id
                    WHERE i.operator_account = o.account AND i.answer IS NULL) AS recertify_by
            FROM credit_operator o
            """;

    /** O7, as {@link AccountLimits} has it; a test holds selections and decisions together. */
    static final String UNUSED = "last_used_on <= :unusedSince";

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

    @Override
    public Optional<StoredOperator> findByEmployeeNumberForChange(String employeeNumber) {
        return jdbc.sql(SELECT + "WHERE o.employee_number = :number FOR UPDATE OF o")
                .param("number", employeeNumber)
                .query((row, number) -> operator(row))
                .optional();
    }

    private Optional<StoredOperator> find(String query, Account account) {
        return jdbc.sql(query)
                .param("account", account.value())
                .query((row, number) -> operator(row))
                .optional();
    }

    @Override
    public Optional<StoredOperator> enter(Operator operator) {
        var columns = columns(operator);
        var entered = jdbc.sql("""
                        INSERT INTO credit_operator (account, employee_number, institution_code, branch, administrator_tier, points,
                            state, roles, application, last_used_on)
                        VALUES (:account, :employeeNumber, :institution, :branch, :tier, :points,
                            :state, string_to_array(:roles, ','), :application::jsonb, :lastUsedOn)
                        ON CONFLICT DO NOTHING
                        """)
                .param("employeeNumber", operator.facts().employeeNumber())
                .params(columns)
                .update();
        return entered == 1 ? Optional.of(new StoredOperator(operator, 1)) : Optional.empty();
    }

    @Override
    public StoredOperator replace(StoredOperator before, Operator after) {
        var changed = jdbc.sql("""
                        UPDATE credit_operator
                        SET institution_code = :institution, branch = :branch, administrator_tier = :tier, points = :points,
                            state = :state, roles = string_to_array(:roles, ','), application = :application::jsonb,
                            role_proposal = :proposal::jsonb, suspension = :suspension::jsonb, lock = :lock::jsonb,
                            departure = :departure::jsonb, last_used_on = :lastUsedOn, version = version + 1
                        WHERE account = :account AND version = :version
                        """)
                .params(columns(after))
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("An operator changed under its own lock");
        }
        return new StoredOperator(after, before.version() + 1);
    }

    private Map<String, @Nullable Object> columns(Operator operator) {
        var facts = operator.facts();
        var tier = facts.administratorTier();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account", facts.account().value());
        columns.put("institution", facts.institution());
        columns.put("branch", facts.branch());
        columns.put("tier", tier == null ? null : tier.name());
        columns.put("points", facts.points());
        columns.put("state", operator.state().name());
        columns.put("roles", String.join(",", facts.roles().words()));
        columns.put("application", written(facts.application()));
        columns.put("proposal", written(facts.proposal()));
        columns.put("suspension", operator instanceof SuspendedOperator it ? written(it.suspension()) : null);
        columns.put("lock", operator instanceof LockedOperator it ? written(it.lock()) : null);
        columns.put("departure", operator instanceof DepartedOperator it ? written(it.departure()) : null);
        columns.put("lastUsedOn", facts.lastUsedOn());
        return columns;
    }

    private @Nullable String written(@Nullable Object part) {
        return part == null ? null : json.writeValueAsString(part);
    }

    @Override
    public void used(Account account, LocalDate day) {
        jdbc.sql("""
                        UPDATE credit_operator SET last_used_on = :day
                        WHERE account = :account AND last_used_on < :day AND state = 'ACTIVE'
                        """).param("day", day).param("account", account.value()).update();
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

    @Override
    public List<Account> activeUnused(AccountLimits limits, int limit) {
        return jdbc.sql("SELECT account FROM credit_operator WHERE state = 'ACTIVE' AND suspension IS NULL AND "
                        + UNUSED + " ORDER BY account LIMIT :limit")
                .param("unusedSince", limits.unusedSince())
                .param("limit", limit)
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }

    @Override
    public List<Account> activeNotRecertifiedBefore(LocalDate day, int limit) {
        return jdbc.sql("""
                        SELECT DISTINCT o.account FROM credit_operator o
                        JOIN recertification_item i ON i.operator_account = o.account AND i.answer IS NULL
                        JOIN recertification r ON r.id = i.recertification_id AND r.due_on < :day
                        WHERE o.state IN ('ACTIVE', 'SUSPENDED') AND o.suspension IS NULL ORDER BY o.account LIMIT :limit
                        """)
                .param("day", day)
                .param("limit", limit)
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }

    @Override
    public List<Account> ofBranch(String branch) {
        return jdbc.sql("SELECT account FROM credit_operator WHERE branch = :branch ORDER BY account")
                .param("branch", branch)
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }

    private StoredOperator operator(ResultSet row) throws SQLException {
        var facts = new OperatorFacts(
                new Account(row.getString("account")),
                row.getString("employee_number"),
                row.getString("institution_code"),
                row.getString("branch"),
                RoleSet.ofWords(words(row.getArray("roles"))),
                tier(row.getString("administrator_tier")),
                row.getInt("points"),
                row.getBoolean("bureau_account_mapped"),
                row.getObject("last_used_on", LocalDate.class),
                read(row.getString("application"), Application.class),
                read(row.getString("role_proposal"), RoleProposal.class),
                row.getObject("recertify_by", LocalDate.class));
        var operator = switch (OperatorState.valueOf(row.getString("state"))) {
            case APPLIED -> new AppliedOperator(facts);
            case TRAINED -> new TrainedOperator(facts);
            case APPROVED -> new ApprovedOperator(facts);
            // An instance of the release before changes the suspension alone.
            case ACTIVE, SUSPENDED -> activeOrSuspended(facts, read(row.getString("suspension"), Suspension.class));
            case LOCKED -> new LockedOperator(facts, required(row, "lock", Lock.class));
            case LEFT -> new DepartedOperator(facts, required(row, "departure", Departure.class));
        };
        return new StoredOperator(operator, row.getLong("version"));
    }

    private static Operator activeOrSuspended(OperatorFacts facts, @Nullable Suspension suspension) {
        return suspension == null ? new ActiveOperator(facts) : new SuspendedOperator(facts, suspension);
    }

    private <T> T required(ResultSet row, String column, Class<T> type) throws SQLException {
        return json.readValue(Objects.requireNonNull(row.getString(column), column), type);
    }

    private <T> @Nullable T read(@Nullable String part, Class<T> type) {
        return part == null ? null : json.readValue(part, type);
    }

    private static List<String> words(Array roles) throws SQLException {
        return List.of((String[]) roles.getArray());
    }

    private static @Nullable AdministratorTier tier(@Nullable String name) {
        return name == null ? null : AdministratorTier.valueOf(name);
    }
}
