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

    /** The base's rows, numbers and deductions with what is proposed in their place. */
    private void takeOver(int number, PolicyChanges changes) {
        for (var copied : List.of(
                "policy_blanket_word (version, word, harmless_in) SELECT :version, word, harmless_in FROM policy_blanket_word",
                "policy_template (version, template_version) SELECT :version, template_version FROM policy_template",
                "policy_rule (version, rule, basis, message, cure) SELECT :version, rule, basis, message, cure FROM policy_rule")) {
            jdbc.sql("INSERT INTO " + copied + " WHERE version = :base")
                    .param("version", number)
                    .param("base", changes.basedOn())
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO policy_number (version, name, value)
                        SELECT :version, n.name, coalesce(c.value, n.value)
                        FROM policy_number n LEFT JOIN unnest(:names::text[], :values::int[]) AS c (name, value) USING (name)
                        WHERE n.version = :base
                        """)
                .param("version", number)
                .param("base", changes.basedOn())
                .param(
                        "names",
                        changes.numbers().keySet().stream().map(Enum::name).toArray(String[]::new))
                .param("values", changes.numbers().values().toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO policy_deduction (version, violation, points)
                        SELECT :version, d.violation, coalesce(c.points, d.points)
                        FROM policy_deduction d
                        LEFT JOIN unnest(:names::text[], :values::int[]) AS c (violation, points) USING (violation)
                        WHERE d.version = :base
                        """)
                .param("version", number)
                .param("base", changes.basedOn())
                .param(
                        "names",
                        changes.deductions().keySet().stream().map(Enum::name).toArray(String[]::new))
                .param("values", changes.deductions().values().toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO policy_term (
                            version, purpose, product, maximum_days, maximum_months, required_clause, maximum_uses, basis)
                        SELECT :version, purpose, product, maximum_days, maximum_months, required_clause, maximum_uses, basis
                        FROM policy_term
                        WHERE version = :base AND NOT (purpose || '/' || product = ANY (:replaced::text[]))
                        """)
                .param("version", number)
                .param("base", changes.basedOn())
                .param(
                        "replaced",
                        changes.terms().stream()
                                .map(term -> term.purpose() + "/" + term.product())
                                .toArray(String[]::new))
                .update();
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
