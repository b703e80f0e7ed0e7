package cn.zhengxin.query.policychange.persistence;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.query.policychange.application.PolicyVersions;
import cn.zhengxin.query.policychange.model.PolicyContent;
import cn.zhengxin.query.policychange.model.PolicyVersion;
import cn.zhengxin.query.policychange.model.PolicyVersion.Approved;
import cn.zhengxin.query.policychange.model.PolicyVersion.Origin;
import cn.zhengxin.query.policychange.model.PolicyVersion.Proposed;
import cn.zhengxin.query.policychange.model.PolicyVersion.TurnedDown;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A version is written whole in one transaction. The database itself refuses to change what is decided (see the migrations). */
@Repository
class JdbcPolicyVersions implements PolicyVersions {

    private static final TypeReference<Map<String, String>> NUMBERS = new TypeReference<>() {};
    private static final String NEWEST_APPROVED =
            "SELECT * FROM policy_version WHERE approved_by IS NOT NULL ORDER BY version DESC LIMIT 1";
    private static final String OPEN = "SELECT * FROM policy_version WHERE approved_by IS NULL AND rejected_by IS NULL";

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    private final JsonMapper json;

    JdbcPolicyVersions(JdbcClient database, EnvelopeCipher cipher, JsonMapper json) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
    }

    @Override
    public List<PolicyVersion> page(@Nullable Integer before, int limit) {
        return database.sql("""
                        SELECT * FROM policy_version WHERE version < :before ORDER BY version DESC LIMIT :limit
                        """)
                .param("before", before == null ? Integer.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, number) -> version(row))
                .list();
    }

    @Override
    public Optional<PolicyVersion> find(int number) {
        return find("SELECT * FROM policy_version WHERE version = :version", number);
    }

    @Override
    public Optional<PolicyVersion> findForDecision(int number) {
        return find("SELECT * FROM policy_version WHERE version = :version FOR NO KEY UPDATE", number);
    }

    private Optional<PolicyVersion> find(String query, int number) {
        return database.sql(query)
                .param("version", number)
                .query((row, index) -> version(row))
                .optional();
    }

    @Override
    public PolicyContent contentOf(int number) {
        Map<String, RuleTerms> rules = new HashMap<>();
        database.sql("SELECT rule, basis, cure, numbers FROM policy_rule WHERE policy_version = :version")
                .param("version", number)
                .query(row -> {
                    rules.put(
                            text(row, "rule"),
                            new RuleTerms(text(row, "rule"), text(row, "basis"), text(row, "cure"), numbers(row)));
                });
        Map<String, Map<String, Map<String, String>>> ofInstitutions = new HashMap<>();
        database.sql(
                        "SELECT institution, rule, numbers FROM policy_rule_of_institution WHERE policy_version = :version")
                .param("version", number)
                .query(row -> {
                    ofInstitutions
                            .computeIfAbsent(text(row, "institution"), institution -> new HashMap<>())
                            .put(text(row, "rule"), numbers(row));
                });
        return new PolicyContent(rules, ofInstitutions);
    }

    @Override
    public void lockProposals() {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('policy-proposal', 0)) IS NULL")
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
            PolicyContent content,
            int basedOn,
            @Nullable Instant effectiveFrom,
            String reason,
            Performer.Employee by,
            Instant at) {
        int number = database.sql("SELECT max(version) + 1 FROM policy_version")
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
        database.sql("""
                        INSERT INTO policy_version (version, effective_from, proposed_by, proposed_employee, proposed_at,
                            based_on, wrapped_key, reason)
                        VALUES (:version, cast(:effectiveFrom AS timestamptz), :account, :employee, :at,
                            :basedOn, :key, :reason)
                        """).params(values).update();
        content.rules().values().forEach(terms -> addRule(number, terms));
        content.ofInstitutions()
                .forEach((institution, rules) ->
                        rules.forEach((rule, numbers) -> addRuleOfInstitution(number, institution, rule, numbers)));
        var origin = new Origin(by.account(), by.employeeNumber(), at, basedOn, reason);
        return new Proposed(number, origin, begins);
    }

    private void addRule(int number, RuleTerms terms) {
        database.sql("""
                        INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
                        VALUES (:version, :rule, :basis, :cure, cast(:numbers AS jsonb))
                        """)
                .param("version", number)
                .param("rule", terms.rule())
                .param("basis", terms.basis())
                .param("cure", terms.cure())
                .param("numbers", json.writeValueAsString(terms.numbers()))
                .update();
    }

    private void addRuleOfInstitution(int number, String institution, String rule, Map<String, String> numbers) {
        database.sql("""
                        INSERT INTO policy_rule_of_institution (policy_version, rule, institution, numbers)
                        VALUES (:version, :rule, :institution, cast(:numbers AS jsonb))
                        """)
                .param("version", number)
                .param("rule", rule)
                .param("institution", institution)
                .param("numbers", json.writeValueAsString(numbers))
                .update();
    }

    @Override
    public void decide(PolicyVersion decided, Performer.Employee by) {
        switch (decided) {
            case Proposed proposed -> throw new IllegalArgumentException("Not decided");
            case Approved approved ->
                decide(
                        "approved_by = :account, effective_from = :effectiveFrom",
                        approved.number(),
                        by,
                        Objects.requireNonNull(approved.approvedAt()),
                        Map.of("effectiveFrom", timestamp(approved.effectiveFrom())));
            case TurnedDown turnedDown ->
                decide(
                        "rejected_by = :account",
                        turnedDown.number(),
                        by,
                        Objects.requireNonNull(turnedDown.rejectedAt()),
                        Map.of());
        }
    }

    private void decide(String what, int number, Performer.Employee by, Instant at, Map<String, Object> more) {
        database.sql("UPDATE policy_version SET " + what
                        + ", decided_employee = :employee, decided_at = :at WHERE version = :version")
                .params(more)
                .param("account", by.account())
                .param("employee", by.employeeNumber())
                .param("at", timestamp(at))
                .param("version", number)
                .update();
    }

    private PolicyVersion version(ResultSet row) throws SQLException {
        int number = row.getInt("version");
        Instant effectiveFrom = time(row, "effective_from");
        Instant decidedAt = time(row, "decided_at");
        var origin = new Origin(
                text(row, "proposed_by"),
                row.getString("proposed_employee"),
                time(row, "proposed_at"),
                row.getObject("based_on", Integer.class),
                reason(row, number));
        String approvedBy = row.getString("approved_by");
        if (approvedBy != null) {
            return new Approved(number, origin, Objects.requireNonNull(effectiveFrom), approvedBy, decidedAt);
        }
        String rejectedBy = row.getString("rejected_by");
        return rejectedBy == null
                ? new Proposed(number, origin, effectiveFrom)
                : new TurnedDown(number, origin, effectiveFrom, rejectedBy, decidedAt);
    }

    private @Nullable String reason(ResultSet row, int number) throws SQLException {
        byte[] key = row.getBytes("wrapped_key");
        byte[] ciphertext = row.getBytes("reason");
        return key == null || ciphertext == null
                ? null
                : new String(cipher.open(new Sealed(key, ciphertext), contextOf(number)), StandardCharsets.UTF_8);
    }

    private Map<String, String> numbers(ResultSet row) throws SQLException {
        return json.readValue(text(row, "numbers"), NUMBERS);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static byte[] contextOf(int number) {
        return ("policy_version.reason/" + number).getBytes(StandardCharsets.UTF_8);
    }
}
