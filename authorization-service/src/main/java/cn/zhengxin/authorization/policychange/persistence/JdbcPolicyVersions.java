package cn.zhengxin.authorization.policychange.persistence;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.authorization.policychange.application.PolicyVersions;
import cn.zhengxin.authorization.policychange.model.PolicyChanges;
import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A version is written whole in one transaction. The database itself refuses to change what is decided (see the migration). */
@Repository
class JdbcPolicyVersions implements PolicyVersions {

    /** Any number that nothing else locks by; it makes proposals queue for the next version's number. */
    private static final long PROPOSALS = 7_021_001L;

    private final JdbcClient jdbc;

    JdbcPolicyVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PolicyVersion> all() {
        return jdbc.sql("SELECT * FROM policy_version ORDER BY version DESC")
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
        return jdbc.sql(query)
                .param("version", number)
                .query((row, index) -> version(row))
                .optional();
    }

    @Override
    public PolicyVersion.Proposed add(PolicyChanges changes, Party proposer, Instant at) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", PROPOSALS).query(row -> {});
        var number = jdbc.sql("SELECT max(version) + 1 FROM policy_version")
                .query(Integer.class)
                .single();
        var effectiveFrom = changes.effectiveFrom().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        INSERT INTO policy_version (
                            version, effective_from, proposed_by, proposed_employee, proposed_at, based_on,
                            recording_threshold, grade_a_from, grade_b_from)
                        VALUES (
                            :version, :effectiveFrom, :proposedBy, :proposedEmployee, :proposedAt, :basedOn,
                            :recordingThreshold, :gradeAFrom, :gradeBFrom)
                        """)
                .param("version", number)
                .param("effectiveFrom", effectiveFrom.atOffset(ZoneOffset.UTC))
                .param("proposedBy", proposer.account())
                .param("proposedEmployee", proposer.employeeNumber())
                .param("proposedAt", at.atOffset(ZoneOffset.UTC))
                .param("basedOn", changes.basedOn())
                .param("recordingThreshold", changes.recordingThreshold())
                .param("gradeAFrom", changes.gradeAFrom())
                .param("gradeBFrom", changes.gradeBFrom())
                .update();
        takeOver(number, changes);
        changes.terms().forEach(term -> addTerm(number, term));
        return new PolicyVersion.Proposed(number, effectiveFrom, proposer);
    }

    /**
     * The base's rows, whole, with what is proposed in their place. No column is named, so that one that a later release adds is
     * taken over as well instead of falling back to its default.
     */
    private void takeOver(int number, PolicyChanges changes) {
        for (var table : List.of("policy_blanket_word", "policy_template", "policy_rule")) {
            jdbc.sql(copyOf(table, "'{}'", ""))
                    .param("version", number)
                    .param("base", changes.basedOn())
                    .update();
        }
        jdbc.sql(copyOf("policy_number", "jsonb_build_object('value', changed.value)", """
                        LEFT JOIN unnest(:names::text[], :values::int[]) AS changed (name, value) USING (name)
                        """))
                .param("version", number)
                .param("base", changes.basedOn())
                .param(
                        "names",
                        changes.numbers().keySet().stream().map(Enum::name).toArray(String[]::new))
                .param("values", changes.numbers().values().toArray(Integer[]::new))
                .update();
        jdbc.sql(copyOf("policy_deduction", "jsonb_build_object('points', changed.points)", """
                        LEFT JOIN unnest(:names::text[], :values::int[]) AS changed (violation, points) USING (violation)
                        """))
                .param("version", number)
                .param("base", changes.basedOn())
                .param(
                        "names",
                        changes.deductions().keySet().stream().map(Enum::name).toArray(String[]::new))
                .param("values", changes.deductions().values().toArray(Integer[]::new))
                .update();
        jdbc.sql(copyOf("policy_term", "'{}'", "")
                        + " AND NOT (base.purpose || '/' || base.product = ANY (:replaced::text[]))")
                .param("version", number)
                .param("base", changes.basedOn())
                .param(
                        "replaced",
                        changes.terms().stream()
                                .map(term -> term.purpose() + "/" + term.product())
                                .toArray(String[]::new))
                .update();
    }

    /** @param changed a JSON object of the columns that differ; those of them that are null stay as they were */
    private static String copyOf(String table, String changed, String join) {
        return """
                INSERT INTO %1$s
                SELECT (jsonb_populate_record(
                        base, jsonb_build_object('version', :version::int) || jsonb_strip_nulls(%2$s))).*
                FROM %1$s base %3$s
                WHERE base.version = :base
                """.formatted(table, changed, join);
    }

    private void addTerm(int number, TermLimit term) {
        var clause = term.requiredClause();
        jdbc.sql("""
                        INSERT INTO policy_term (
                            version, purpose, product, maximum_days, maximum_months, required_clause, maximum_uses, basis)
                        VALUES (:version, :purpose, :product, :days, :months, :clause, :uses, :basis)
                        """)
                .param("version", number)
                .param("purpose", term.purpose().name())
                .param("product", term.product().name())
                .param("days", term.maximumDays())
                .param("months", term.maximumMonths())
                .param("clause", clause == null ? null : clause.name())
                .param("uses", term.maximumUses())
                .param("basis", term.basis())
                .update();
    }

    @Override
    public void approve(int number, Party by, Instant at) {
        decide(
                "UPDATE policy_version SET approved_by = :by, decided_at = :at WHERE version = :version",
                number,
                by,
                at);
    }

    @Override
    public void turnDown(int number, Party by, Instant at) {
        decide(
                "UPDATE policy_version SET rejected_by = :by, decided_at = :at WHERE version = :version",
                number,
                by,
                at);
    }

    private void decide(String statement, int number, Party by, Instant at) {
        jdbc.sql(statement)
                .param("by", by.account())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("version", number)
                .update();
    }

    private static PolicyVersion version(ResultSet row) throws SQLException {
        var number = row.getInt("version");
        var effectiveFrom =
                row.getObject("effective_from", OffsetDateTime.class).toInstant();
        var proposedBy = row.getString("proposed_by");
        var approvedBy = row.getString("approved_by");
        if (approvedBy != null) {
            return new PolicyVersion.Approved(number, effectiveFrom, proposedBy, approvedBy);
        }
        var rejectedBy = row.getString("rejected_by");
        return rejectedBy == null
                ? new PolicyVersion.Proposed(
                        number,
                        effectiveFrom,
                        new Party(PartyKind.PERSON, proposedBy, row.getString("proposed_employee"), null, null))
                : new PolicyVersion.TurnedDown(number, effectiveFrom, proposedBy, rejectedBy);
    }
}
