package cn.zhengxin.query.protectedperson;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.gate.ProtectedSubjects;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcProtectedPersons implements ProtectedPersons, ProtectedSubjects {

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    private final JsonMapper json;

    JdbcProtectedPersons(JdbcClient database, EnvelopeCipher cipher, JsonMapper json) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
    }

    @Override
    public boolean isProtected(SubjectReference subject) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM protected_person
                            WHERE subject_reference = :subject AND state IN ('PROTECTED', 'REMOVAL_PROPOSED'))
                        """)
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean add(ProtectedPerson.Proposed entry, Subject subject) {
        var clear = new SubjectInClear(
                subject.name().reveal(),
                subject.document().type().name(),
                subject.document().reveal());
        Sealed sealed = cipher.seal(json.writeValueAsBytes(clear), contextOf(entry.id()));
        return database.sql("""
                        INSERT INTO protected_person (id, version, state, subject_reference, wrapped_key, ciphertext,
                            proposed_by, proposed_employee, proposed_at)
                        VALUES (:id, :version, 'PROPOSED', :subject, :key, :ciphertext, :by, :employee, :at)
                        ON CONFLICT (subject_reference)
                            WHERE state IN ('PROPOSED', 'PROTECTED', 'REMOVAL_PROPOSED') DO NOTHING
                        """)
                        .param("id", entry.id().value())
                        .param("version", entry.version())
                        .param("subject", entry.subject().value())
                        .param("key", sealed.wrappedKey())
                        .param("ciphertext", sealed.ciphertext())
                        .param("by", entry.proposal().account())
                        .param("employee", entry.proposal().employeeNumber())
                        .param("at", timestamp(entry.proposal().at()))
                        .update()
                == 1;
    }

    @Override
    public Optional<ProtectedPerson> find(ProtectedPersonId id) {
        return database.sql("SELECT * FROM protected_person WHERE id = :id")
                .param("id", id.value())
                .query((row, number) -> entryOf(row))
                .optional();
    }

    @Override
    public boolean replace(ProtectedPerson next) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", next.id().value());
        values.put("version", next.version());
        values.put("state", next.state().name());
        values.put("by", next.proposal().account());
        values.put("employee", next.proposal().employeeNumber());
        values.put("at", timestamp(next.proposal().at()));
        ProtectedPerson.Decision decision = decisionOf(next);
        values.put("decidedBy", decision == null ? null : decision.account());
        values.put("decidedEmployee", decision == null ? null : decision.employeeNumber());
        values.put("decidedAt", decision == null ? null : timestamp(decision.at()));
        values.put("ended", next instanceof ProtectedPerson.Removed || next instanceof ProtectedPerson.TurnedDown);
        return database.sql("""
                        UPDATE protected_person SET version = :version, state = :state, proposed_by = :by,
                            proposed_employee = :employee, proposed_at = :at, decided_by = :decidedBy,
                            decided_employee = :decidedEmployee, decided_at = cast(:decidedAt AS timestamptz),
                            wrapped_key = CASE WHEN :ended THEN NULL ELSE wrapped_key END,
                            ciphertext = CASE WHEN :ended THEN NULL ELSE ciphertext END
                        WHERE id = :id AND version = :version - 1
                        """).params(values).update() == 1;
    }

    private static ProtectedPerson.@Nullable Decision decisionOf(ProtectedPerson entry) {
        return switch (entry) {
            case ProtectedPerson.Proposed it -> null;
            case ProtectedPerson.RemovalProposed it -> null;
            case ProtectedPerson.Protected it -> it.decision();
            case ProtectedPerson.Removed it -> it.decision();
            case ProtectedPerson.TurnedDown it -> it.decision();
        };
    }

    @Override
    public Optional<Subject> subjectOf(ProtectedPersonId id) {
        return database.sql("""
                        SELECT wrapped_key, ciphertext FROM protected_person
                        WHERE id = :id AND wrapped_key IS NOT NULL
                        """)
                .param("id", id.value())
                .query((row, number) -> new Sealed(
                        Objects.requireNonNull(row.getBytes("wrapped_key")),
                        Objects.requireNonNull(row.getBytes("ciphertext"))))
                .optional()
                .map(content -> json.readValue(cipher.open(content, contextOf(id)), SubjectInClear.class))
                .map(clear -> new Subject(
                        PersonName.of(clear.name()),
                        new IdentityDocument(DocumentType.valueOf(clear.documentType()), clear.documentNumber())));
    }

    @Override
    public List<ProtectedPerson> page(
            ProtectedPerson.@Nullable State state, @Nullable ProtectedPersonId before, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("limit", limit);
        var conditions = new StringBuilder("true");
        if (state != null) {
            conditions.append(" AND state = :state");
            values.put("state", state.name());
        }
        if (before != null) {
            conditions.append(" AND id < :before"); // ids are ordered by time
            values.put("before", before.value());
        }
        return database.sql("SELECT * FROM protected_person WHERE " + conditions + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query((row, number) -> entryOf(row))
                .list();
    }

    private static ProtectedPerson entryOf(ResultSet row) throws SQLException {
        var id = new ProtectedPersonId(row.getObject("id", UUID.class));
        long version = row.getLong("version");
        var subject = new SubjectReference(text(row, "subject_reference"));
        var proposal = new Proposal(text(row, "proposed_by"), text(row, "proposed_employee"), time(row, "proposed_at"));
        return switch (ProtectedPerson.State.valueOf(text(row, "state"))) {
            case PROPOSED -> new ProtectedPerson.Proposed(id, version, subject, proposal);
            case REMOVAL_PROPOSED -> new ProtectedPerson.RemovalProposed(id, version, subject, proposal);
            case PROTECTED -> new ProtectedPerson.Protected(id, version, subject, proposal, decisionOf(row));
            case REMOVED -> new ProtectedPerson.Removed(id, version, subject, proposal, decisionOf(row));
            case TURNED_DOWN -> new ProtectedPerson.TurnedDown(id, version, subject, proposal, decisionOf(row));
        };
    }

    private static ProtectedPerson.Decision decisionOf(ResultSet row) throws SQLException {
        return new ProtectedPerson.Decision(
                text(row, "decided_by"), text(row, "decided_employee"), time(row, "decided_at"));
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

    private static byte[] contextOf(ProtectedPersonId id) {
        return ("protected_person/" + id).getBytes(StandardCharsets.UTF_8);
    }

    /** What is sealed. Never printed. */
    private record SubjectInClear(String name, String documentType, String documentNumber) {
        @Override
        public String toString() {
            return "SubjectInClear[***]";
        }
    }
}
