package cn.zhengxin.masking.policychange.persistence;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.policychange.application.PolicyVersions;
import cn.zhengxin.masking.policychange.model.PolicyContent;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Approved;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Origin;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Proposed;
import cn.zhengxin.masking.policychange.model.PolicyVersion.TurnedDown;
import cn.zhengxin.masking.policychange.model.PolicyVersion.Withdrawn;
import cn.zhengxin.masking.policychange.model.TrialSummary;
import cn.zhengxin.masking.secondperson.Person;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A version is written whole in one transaction. The database itself refuses to change what is decided (see the migrations). */
@Repository
class JdbcPolicyVersions implements PolicyVersions {

    private static final String NEWEST_APPROVED =
            "SELECT * FROM masking_policy WHERE approver IS NOT NULL ORDER BY version DESC LIMIT 1";
    private static final String OPEN = """
            SELECT * FROM masking_policy WHERE approver IS NULL AND rejected_by IS NULL AND withdrawn_at IS NULL
            """;

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    /** What was not what was sealed when it was read: a case for people. */
    private final Counter unreadable;

    JdbcPolicyVersions(JdbcClient database, EnvelopeCipher cipher, MeterRegistry meters) {
        this.unreadable = meters.counter("zhengxin.masking.reasons.unreadable", "of", "policy");
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public List<PolicyVersion> page(@Nullable Integer before, int limit) {
        return database.sql("""
                        SELECT * FROM masking_policy WHERE version < :before ORDER BY version DESC LIMIT :limit
                        """)
                .param("before", before == null ? Integer.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, number) -> version(row))
                .list();
    }

    @Override
    public Optional<PolicyVersion> find(int number) {
        return find("SELECT * FROM masking_policy WHERE version = :version", number);
    }

    @Override
    public Optional<PolicyVersion> findForDecision(int number) {
        return find("SELECT * FROM masking_policy WHERE version = :version FOR NO KEY UPDATE", number);
    }

    private Optional<PolicyVersion> find(String query, int number) {
        return database.sql(query)
                .param("version", number)
                .query((row, index) -> version(row))
                .optional();
    }

    @Override
    public PolicyContent contentOf(int number) {
        List<PolicyRule> lines = database.sql("""
                        SELECT role, channel, purpose, section, sensitivity, kind, rule, form, basis
                          FROM masking_policy_rule WHERE version = :version ORDER BY position
                        """)
                .param("version", number)
                .query((row, index) -> line(row))
                .list();
        return database.sql("SELECT amount_bounds, unmasking_minutes FROM masking_policy WHERE version = :version")
                .param("version", number)
                .query((row, index) -> new PolicyContent(
                        Arrays.stream((Long[]) row.getArray("amount_bounds").getArray())
                                .toList(),
                        row.getInt("unmasking_minutes"),
                        lines))
                .single();
    }

    private static PolicyRule line(ResultSet row) throws SQLException {
        String purpose = optional(row, "purpose");
        String sensitivity = optional(row, "sensitivity");
        String kind = optional(row, "kind");
        String form = optional(row, "form");
        return new PolicyRule(
                text(row, "role"),
                Channel.valueOf(text(row, "channel")),
                purpose == null ? null : Purpose.valueOf(purpose),
                optional(row, "section"),
                sensitivity == null ? null : SensitivityClass.valueOf(sensitivity),
                kind == null
                        ? null
                        : FieldKind.ofWord(kind)
                                .orElseThrow(() -> new IllegalStateException("a policy names no kind of field")),
                MaskingRule.valueOf(text(row, "rule")),
                form == null
                        ? null
                        : MaskingForm.ofWord(form)
                                .orElseThrow(() -> new IllegalStateException("a policy names no form")),
                text(row, "basis"));
    }

    @Override
    public void lockProposals() {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('masking-policy-proposal', 0)) IS NULL")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Proposed> open() {
        return database.sql(OPEN)
                .query((row, number) -> (Proposed) version(row))
                .optional();
    }

    @Override
    public Approved newestApproved() {
        return database.sql(NEWEST_APPROVED)
                .query((row, number) -> (Approved) version(row))
                .single();
    }

    @Override
    public Proposed add(
            PolicyContent content, int basedOn, @Nullable Instant effectiveFrom, String reason, Person by, Instant at) {
        int number = database.sql("SELECT max(version) + 1 FROM masking_policy")
                .query(Integer.class)
                .single();
        Instant begins = effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        Sealed sealed = cipher.seal(reason.getBytes(StandardCharsets.UTF_8), contextOf(number));
        var values = new HashMap<String, @Nullable Object>();
        values.put("version", number);
        values.put("effectiveFrom", begins == null ? null : timestamp(begins));
        values.put("account", by.account());
        values.put("employee", by.employeeNumber());
        values.put("at", timestamp(at));
        values.put("basedOn", basedOn);
        values.put("key", sealed.wrappedKey());
        values.put("reason", sealed.ciphertext());
        values.put(
                "bounds", content.amountBounds().stream().map(String::valueOf).collect(Collectors.joining(",")));
        values.put("minutes", content.unmaskingMinutes());
        database.sql("""
                        INSERT INTO masking_policy (version, effective_from, proposer, proposer_employee, proposed_at,
                            based_on, wrapped_key, reason, amount_bounds, unmasking_minutes)
                        VALUES (:version, cast(:effectiveFrom AS timestamptz), :account, :employee, :at,
                            :basedOn, :key, :reason, cast(string_to_array(:bounds, ',') AS bigint[]), :minutes)
                        """).params(values).update();
        for (int position = 0; position < content.lines().size(); position++) {
            addLine(number, position + 1, content.lines().get(position));
        }
        var origin = new Origin(by.account(), by.employeeNumber(), at, basedOn, reason);
        return new Proposed(number, origin, begins);
    }

    private void addLine(int number, int position, PolicyRule line) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("version", number);
        values.put("position", position);
        values.put("role", line.role());
        values.put("channel", line.channel().name());
        values.put("purpose", line.purpose() == null ? null : line.purpose().name());
        values.put("section", line.section());
        values.put(
                "sensitivity",
                line.sensitivity() == null ? null : line.sensitivity().name());
        values.put("kind", line.kind() == null ? null : line.kind().word());
        values.put("rule", line.rule().name());
        values.put("form", line.form() == null ? null : line.form().word());
        values.put("basis", line.basis());
        database.sql("""
                        INSERT INTO masking_policy_rule (version, position, role, channel, purpose, section, sensitivity, kind,
                            rule, form, basis)
                        VALUES (:version, :position, :role, :channel, :purpose, :section, :sensitivity, :kind, :rule, :form,
                            :basis)
                        """).params(values).update();
    }

    @Override
    public void decide(PolicyVersion decided, Person by) {
        switch (decided) {
            case Proposed proposed -> throw new IllegalArgumentException("Not decided");
            case Approved approved ->
                decide(
                        "approver = :account, approved_at = :at, decided_employee = :employee, effective_from = :effectiveFrom",
                        approved.number(),
                        Map.of(
                                "account", by.account(),
                                "employee", by.employeeNumber(),
                                "at", timestamp(approved.approvedAt()),
                                "effectiveFrom", timestamp(approved.effectiveFrom())));
            case TurnedDown turnedDown ->
                decide(
                        "rejected_by = :account, rejected_at = :at, decided_employee = :employee",
                        turnedDown.number(),
                        Map.of(
                                "account", by.account(),
                                "employee", by.employeeNumber(),
                                "at", timestamp(turnedDown.rejectedAt())));
            case Withdrawn withdrawn ->
                decide("withdrawn_at = :at", withdrawn.number(), Map.of("at", timestamp(withdrawn.withdrawnAt())));
        }
    }

    private void decide(String what, int number, Map<String, Object> values) {
        database.sql("UPDATE masking_policy SET " + what + " WHERE version = :version")
                .params(values)
                .param("version", number)
                .update();
    }

    @Override
    public void addTrial(int number, TrialSummary summary, Person by, Instant at) {
        database.sql("""
                        INSERT INTO masking_policy_trial (version, account, employee, tried_at, delivered_samples, differences)
                        VALUES (:version, :account, :employee, :at, :delivered, :differences)
                        """)
                .param("version", number)
                .param("account", by.account())
                .param("employee", by.employeeNumber())
                .param("at", timestamp(at))
                .param("delivered", summary.deliveredSamples())
                .param("differences", summary.differences())
                .update();
    }

    @Override
    public boolean wasTriedBy(int number, Person person) {
        return database.sql("""
                        SELECT EXISTS (SELECT 1 FROM masking_policy_trial
                                        WHERE version = :version AND employee = :employee AND delivered_samples)
                        """)
                .param("version", number)
                .param("employee", person.employeeNumber())
                .query(Boolean.class)
                .single();
    }

    private PolicyVersion version(ResultSet row) throws SQLException {
        int number = row.getInt("version");
        Instant effectiveFrom = time(row, "effective_from");
        var origin = new Origin(
                text(row, "proposer"),
                optional(row, "proposer_employee"),
                time(row, "proposed_at"),
                row.getObject("based_on", Integer.class),
                reason(row, number));
        String approver = optional(row, "approver");
        if (approver != null) {
            return new Approved(
                    number,
                    origin,
                    Objects.requireNonNull(effectiveFrom),
                    approver,
                    Objects.requireNonNull(time(row, "approved_at")));
        }
        String rejectedBy = optional(row, "rejected_by");
        if (rejectedBy != null) {
            return new TurnedDown(
                    number, origin, effectiveFrom, rejectedBy, Objects.requireNonNull(time(row, "rejected_at")));
        }
        Instant withdrawnAt = time(row, "withdrawn_at");
        return withdrawnAt == null
                ? new Proposed(number, origin, effectiveFrom)
                : new Withdrawn(number, origin, effectiveFrom, withdrawnAt);
    }

    private @Nullable String reason(ResultSet row, int number) throws SQLException {
        byte[] key = row.getBytes("wrapped_key");
        byte[] ciphertext = row.getBytes("reason");
        if (key == null || ciphertext == null) {
            return null;
        }
        try {
            return new String(cipher.open(new Sealed(key, ciphertext), contextOf(number)), StandardCharsets.UTF_8);
        } catch (CipherRejected rejected) {
            if (rejected.reason().isOutage()) {
                throw rejected;
            }
            // What decides is the lines; a reason that is lost hides no version.
            unreadable.increment();
            return null;
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static @Nullable String optional(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static byte[] contextOf(int number) {
        return ("masking_policy.reason/" + number).getBytes(StandardCharsets.UTF_8);
    }
}
