package cn.zhengxin.masking.policy;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Policies in PostgreSQL. Which version holds is asked each time; a version's content never changes and is kept. */
@Repository
class JdbcMaskingPolicies implements MaskingPolicies {

    private final JdbcClient jdbc;
    private final Map<Integer, MaskingPolicy> known = new ConcurrentHashMap<>();

    JdbcMaskingPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MaskingPolicy> inForceAt(Instant time) {
        return jdbc.sql("""
                        SELECT version FROM masking_policy
                         WHERE approver IS NOT NULL AND effective_from <= :time ORDER BY version DESC LIMIT 1
                        """)
                .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .map(version -> known.computeIfAbsent(version, this::load));
    }

    private MaskingPolicy load(int version) {
        List<PolicyRule> rules = jdbc.sql("""
                        SELECT role, channel, purpose, section, sensitivity, kind, rule, form, basis
                          FROM masking_policy_rule WHERE version = :version ORDER BY position
                        """)
                .param("version", version)
                .query((row, number) -> rule(row))
                .list();
        return jdbc.sql("""
                        SELECT version, effective_from, proposer, approver, amount_bounds
                          FROM masking_policy WHERE version = :version
                        """)
                .param("version", version)
                .query((row, number) -> new MaskingPolicy(
                        row.getInt("version"),
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        row.getString("proposer"),
                        row.getString("approver"),
                        bounds(row.getArray("amount_bounds")),
                        rules))
                .single();
    }

    private static PolicyRule rule(ResultSet row) throws SQLException {
        String purpose = optional(row, "purpose");
        String sensitivity = optional(row, "sensitivity");
        String kind = optional(row, "kind");
        String form = optional(row, "form");
        return new PolicyRule(
                row.getString("role"),
                Channel.valueOf(row.getString("channel")),
                purpose == null ? null : Purpose.valueOf(purpose),
                optional(row, "section"),
                sensitivity == null ? null : SensitivityClass.valueOf(sensitivity),
                kind == null
                        ? null
                        : FieldKind.ofWord(kind)
                                .orElseThrow(() -> new IllegalStateException("a policy names no kind of field")),
                MaskingRule.valueOf(row.getString("rule")),
                form == null
                        ? null
                        : MaskingForm.ofWord(form)
                                .orElseThrow(() -> new IllegalStateException("a policy names no form")),
                row.getString("basis"));
    }

    private static @Nullable String optional(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static List<Long> bounds(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).toList();
    }
}
