package cn.zhengxin.audit.alert.persistence;

import cn.zhengxin.audit.alert.application.AlertFilter;
import cn.zhengxin.audit.alert.application.AlertReader;
import cn.zhengxin.audit.alert.application.Alerts;
import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertFacts;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.AlertTerms;
import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.alert.model.Ground;
import cn.zhengxin.audit.alert.model.Step;
import cn.zhengxin.audit.alert.model.Violation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The database itself holds that two people find upon an alert, and neither is the one it is about (see the migration). */
@Repository
class JdbcAlerts implements Alerts {

    private final JdbcClient database;

    JdbcAlerts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean addUnlessOpen(Alert.Raised raised) {
        AlertFacts facts = raised.facts();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", facts.id().value());
        values.put("indicator", facts.indicator());
        values.put("account", facts.account());
        values.put("employee", facts.employeeNumber());
        values.put("institution", facts.institution());
        values.put("at", timestamp(facts.raisedAt()));
        return database.sql("""
                        INSERT INTO alert (id, indicator, level, account, employee_number, institution, evidence, explanation,
                            raised_at, version)
                        VALUES (:id, :indicator, :level, :account, :employee, :institution,
                            string_to_array(:evidence, ',')::bigint[], :explanation, :at, :version)
                        ON CONFLICT (indicator, account) WHERE agreed_at IS NULL DO NOTHING
                        """).params(values).params(changeable(raised)).update() == 1;
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return find("SELECT * FROM alert WHERE id = :id", id);
    }

    @Override
    public Optional<Alert> findForChange(AlertId id) {
        return find("SELECT * FROM alert WHERE id = :id FOR NO KEY UPDATE", id);
    }

    private Optional<Alert> find(String query, AlertId id) {
        return database.sql(query)
                .param("id", id.value())
                .query((row, number) -> alert(row))
                .optional();
    }

    @Override
    public Optional<Alert.Open> findOpenForChange(String indicator, String account) {
        return database.sql("""
                        SELECT * FROM alert WHERE indicator = :indicator AND account = :account AND agreed_at IS NULL
                        FOR NO KEY UPDATE
                        """)
                .param("indicator", indicator)
                .param("account", account)
                .query((row, number) -> (Alert.Open) alert(row))
                .optional();
    }

    @Override
    public void update(Alert changed) {
        var values = changeable(changed);
        values.put("id", changed.facts().id().value());
        Step check = null;
        Step proposal = null;
        Step agreement = null;
        Finding finding = null;
        switch (changed) {
            case Alert.Raised raised -> {}
            case Alert.Checked checked -> check = checked.check();
            case Alert.Judged judged -> {
                check = judged.check();
                proposal = judged.proposal();
                finding = judged.finding();
            }
            case Alert.Closed closed -> {
                check = closed.check();
                proposal = closed.proposal();
                finding = closed.finding();
                agreement = closed.agreement();
            }
        }
        putStep(values, "checked", check);
        putStep(values, "proposed", proposal);
        putStep(values, "agreed", agreement);
        values.put("confirmed", finding == null ? null : finding.confirmed());
        values.put("violation", finding == null ? null : name(finding.violation()));
        values.put("ground", finding == null ? null : name(finding.ground()));
        values.put("reference", finding == null ? null : finding.reference());
        int updated = database.sql("""
                        UPDATE alert
                        SET level = :level, evidence = string_to_array(:evidence, ',')::bigint[], explanation = :explanation,
                            version = :version,
                            checked_by = :checkedBy, checked_employee = :checkedEmployee, checked_at = :checkedAt,
                            proposed_by = :proposedBy, proposed_employee = :proposedEmployee, proposed_at = :proposedAt,
                            confirmed = :confirmed, violation = :violation, ground = :ground, reference = :reference,
                            agreed_by = :agreedBy, agreed_employee = :agreedEmployee, agreed_at = :agreedAt
                        WHERE id = :id AND version = :version - 1
                        """).params(values).update();
        if (updated != 1) {
            throw new OptimisticLockingFailureException("An alert changed under its own lock");
        }
    }

    private static Map<String, @Nullable Object> changeable(Alert alert) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("level", alert.facts().level().name());
        values.put(
                "evidence",
                alert.facts().evidence().stream().map(String::valueOf).collect(Collectors.joining(",")));
        values.put("explanation", alert.facts().explanation());
        values.put("version", alert.version());
        return values;
    }

    private static void putStep(Map<String, @Nullable Object> values, String name, @Nullable Step step) {
        values.put(name + "By", step == null ? null : step.account());
        values.put(name + "Employee", step == null ? null : step.employeeNumber());
        values.put(name + "At", step == null ? null : timestamp(step.at()));
    }

    @Override
    public void keepClosingOut(String account) {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('alert'), hashtext(:account))")
                .param("account", account)
                .query((row, number) -> true)
                .list();
    }

    @Override
    public boolean freezesOtherThan(AlertId id, String account) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM alert
                            WHERE account = :account AND agreed_at IS NULL AND level <> 'LOW' AND id <> :id)
                        """)
                .param("account", account)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Alert> page(
            AlertReader reader,
            AlertFilter filter,
            AlertTerms terms,
            Instant now,
            @Nullable AlertId before,
            int limit) {
        var values = JdbcAlertStatistics.visible(reader);
        values.putAll(JdbcAlertStatistics.endings(terms, now));
        values.put("state", name(filter.state()));
        values.put("level", name(filter.level()));
        values.put("institution", filter.institution());
        values.put("account", filter.account());
        values.put("overdue", filter.overdue());
        values.put("before", before == null ? null : before.value());
        values.put("limit", limit);
        return database.sql("SELECT * FROM alert WHERE " + JdbcAlertStatistics.VISIBLE + """
                           AND (cast(:state AS text) IS NULL OR :state = CASE WHEN agreed_at IS NOT NULL THEN 'CLOSED'
                               WHEN proposed_at IS NOT NULL THEN 'JUDGED' WHEN checked_at IS NOT NULL THEN 'CHECKED'
                               ELSE 'RAISED' END)
                           AND (cast(:level AS text) IS NULL OR level = :level)
                           AND (cast(:institution AS text) IS NULL OR institution = :institution)
                           AND (cast(:account AS text) IS NULL OR account = :account)
                           AND (cast(:before AS uuid) IS NULL OR id < :before)
                           AND (cast(:overdue AS boolean) IS NULL OR :overdue =
                        """.stripTrailing()
                        + JdbcAlertStatistics.OVERDUE + ") ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query((row, number) -> alert(row))
                .list();
    }

    @Override
    public List<Alert.Open> takeOverdue(AlertClock clock, AlertTerms terms, Instant now, int limit) {
        String told = switch (clock) {
            case FIRST_CHECK -> "first_check_escalated_at";
            case FINDING -> "finding_escalated_at";
        };
        String stillRuns = switch (clock) {
            case FIRST_CHECK -> "checked_at IS NULL";
            case FINDING -> "true";
        };
        List<Alert.Open> overdue = database.sql(
                        "SELECT * FROM alert WHERE agreed_at IS NULL AND raised_at < :before AND "
                                + stillRuns + " AND " + told
                                + " IS NULL ORDER BY raised_at LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED")
                .param("before", timestamp(now.minus(terms.of(clock))))
                .param("limit", limit)
                .query((row, number) -> (Alert.Open) alert(row))
                .list();
        overdue.forEach(alert -> database.sql("UPDATE alert SET " + told + " = :now WHERE id = :id")
                .param("now", timestamp(now))
                .param("id", alert.facts().id().value())
                .update());
        return overdue;
    }

    private static Alert alert(ResultSet row) throws SQLException {
        var facts = new AlertFacts(
                new AlertId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                text(row, "indicator"),
                AlertLevel.valueOf(text(row, "level")),
                text(row, "account"),
                row.getString("employee_number"),
                row.getString("institution"),
                Arrays.asList((Long[]) row.getArray("evidence").getArray()),
                time(row, "raised_at"),
                text(row, "explanation"));
        long version = row.getLong("version");
        if (row.getString("checked_by") == null) {
            return new Alert.Raised(facts, version);
        }
        Step check = step(row, "checked");
        if (row.getString("proposed_by") == null) {
            return new Alert.Checked(facts, check, version);
        }
        String violation = row.getString("violation");
        String ground = row.getString("ground");
        var finding = new Finding(
                row.getBoolean("confirmed"),
                violation == null ? null : Violation.valueOf(violation),
                ground == null ? null : Ground.valueOf(ground),
                text(row, "reference"));
        Step proposal = step(row, "proposed");
        return row.getString("agreed_by") == null
                ? new Alert.Judged(facts, check, finding, proposal, version)
                : new Alert.Closed(facts, check, finding, proposal, step(row, "agreed"), version);
    }

    private static Step step(ResultSet row, String name) throws SQLException {
        return new Step(text(row, name + "_by"), text(row, name + "_employee"), time(row, name + "_at"));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
