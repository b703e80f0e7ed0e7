package cn.zhengxin.dispute.dispute.persistence;

import cn.zhengxin.dispute.dispute.application.Disputes;
import cn.zhengxin.dispute.dispute.model.BusinessType;
import cn.zhengxin.dispute.dispute.model.Decision;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeDetails;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.Evidence;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.dispute.model.EvidenceKind;
import cn.zhengxin.dispute.dispute.model.FiledBy;
import cn.zhengxin.dispute.dispute.model.Period;
import cn.zhengxin.dispute.dispute.model.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDisputes implements Disputes {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient jdbc;
    private final SealedTexts texts;

    JdbcDisputes(JdbcClient jdbc, SealedTexts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @Override
    public void add(Dispute.Filed dispute, String idempotencyKey, Statement statement, List<EvidenceFile> files) {
        var details = dispute.details();
        var sealed = texts.seal(dispute.id(), statement);
        jdbc.sql("""
                        INSERT INTO dispute (id, version, state, subject_reference, institution, business_type, query_id,
                                item_path, period_from, period_to, filed_by_kind, filed_by, idempotency_key, received_at,
                                due_date, policy_version, statement_key, statement_sealed)
                        VALUES (:id, :version, 'FILED', :subject, :institution, :businessType, :queryId,
                                :itemPath, :periodFrom, :periodTo, :filedByKind, :filedBy, :idempotencyKey, :receivedAt,
                                :dueDate, :policyVersion, :statementKey, :statementSealed)
                        """)
                .param("id", dispute.id().value())
                .param("version", dispute.version())
                .param("subject", details.subjectReference())
                .param("institution", details.institution())
                .param("businessType", details.businessType().name())
                .param("queryId", details.queryId())
                .param("itemPath", details.itemPath())
                .param("periodFrom", details.period().from())
                .param("periodTo", details.period().to())
                .param("filedByKind", details.filedBy().kind().name())
                .param("filedBy", details.filedBy().account())
                .param("idempotencyKey", idempotencyKey)
                .param("receivedAt", time(details.receivedAt()))
                .param("dueDate", details.dueDate())
                .param("policyVersion", details.policyVersion())
                .param("statementKey", sealed.wrappedKey())
                .param("statementSealed", sealed.ciphertext())
                .update();
        for (var place = 0; place < files.size(); place++) {
            add(dispute.id(), place, files.get(place));
        }
    }

    private void add(DisputeId dispute, int place, EvidenceFile file) {
        var evidence = file.evidence();
        var sealed = texts.seal(evidence.id(), file.content());
        jdbc.sql("""
                        INSERT INTO dispute_evidence (id, dispute_id, place, kind, media_type, size, file_key, file_sealed)
                        VALUES (:id, :dispute, :place, :kind, :mediaType, :size, :fileKey, :fileSealed)
                        """)
                .param("id", evidence.id().value())
                .param("dispute", dispute.value())
                .param("place", place)
                .param("kind", evidence.kind().name())
                .param("mediaType", evidence.mediaType())
                .param("size", evidence.size())
                .param("fileKey", sealed.wrappedKey())
                .param("fileSealed", sealed.ciphertext())
                .update();
    }

    @Override
    public void change(Dispute dispute) {
        var changed = switch (dispute) {
            case Dispute.Filed _ -> throw new IllegalArgumentException("no transition leads back to filed");
            case Dispute.Accepted accepted -> accept(accepted);
            case Dispute.Decided decided -> decide(decided);
        };
        if (changed == 0) {
            throw new OptimisticLockingFailureException("somebody else changed the dispute first");
        }
    }

    private int accept(Dispute.Accepted dispute) {
        return jdbc.sql("""
                        UPDATE dispute SET state = 'ACCEPTED', version = :version, accepted_at = :at, accepted_by = :by
                         WHERE id = :id AND version = :version - 1 AND state = 'FILED'
                        """)
                .param("id", dispute.id().value())
                .param("version", dispute.version())
                .param("at", time(dispute.acceptance().at()))
                .param("by", dispute.acceptance().account())
                .update();
    }

    private int decide(Dispute.Decided dispute) {
        var sealed = texts.seal(dispute.id(), dispute.decision());
        return jdbc.sql("""
                        UPDATE dispute SET state = 'DECIDED', version = :version, decided_at = :at, decided_by = :by,
                               outcome = :outcome, decision_key = :decisionKey, decision_sealed = :decisionSealed
                         WHERE id = :id AND version = :version - 1 AND state = 'ACCEPTED'
                        """)
                .param("id", dispute.id().value())
                .param("version", dispute.version())
                .param("at", time(dispute.deciding().at()))
                .param("by", dispute.deciding().account())
                .param(
                        "outcome",
                        switch (dispute.decision()) {
                            case Decision.Corrected _ -> "CORRECTED";
                            case Decision.Upheld _ -> "UPHELD";
                        })
                .param("decisionKey", sealed.wrappedKey())
                .param("decisionSealed", sealed.ciphertext())
                .update();
    }

    @Override
    public Optional<Dispute> find(DisputeId id) {
        return jdbc.sql("SELECT * FROM dispute WHERE id = :id")
                .param("id", id.value())
                .query(this::dispute)
                .optional();
    }

    @Override
    public Optional<Dispute> filedBy(FiledBy filer, String idempotencyKey) {
        return jdbc.sql("SELECT * FROM dispute WHERE filed_by = :filer AND idempotency_key = :key")
                .param("filer", filer.account())
                .param("key", idempotencyKey)
                .query(this::dispute)
                .optional();
    }

    @Override
    public boolean openOn(String subjectReference, String institution, String itemPath) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:item, 0))")
                .param("item", String.join("/", subjectReference, institution, itemPath))
                .query((row, number) -> number)
                .list();
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM dispute
                                        WHERE subject_reference = :subject AND institution = :institution
                                          AND item_path = :itemPath AND state <> 'DECIDED')
                        """)
                .param("subject", subjectReference)
                .param("institution", institution)
                .param("itemPath", itemPath)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Statement statementOf(DisputeId id) {
        return jdbc.sql("SELECT statement_key, statement_sealed FROM dispute WHERE id = :id")
                .param("id", id.value())
                .query((row, number) ->
                        texts.statement(id, row.getBytes("statement_key"), row.getBytes("statement_sealed")))
                .single();
    }

    @Override
    public Optional<EvidenceFile> evidenceFile(DisputeId dispute, EvidenceId id) {
        return jdbc.sql("SELECT * FROM dispute_evidence WHERE dispute_id = :dispute AND id = :id")
                .param("dispute", dispute.value())
                .param("id", id.value())
                .query((row, number) -> new EvidenceFile(
                        evidence(row, number), texts.file(id, row.getBytes("file_key"), row.getBytes("file_sealed"))))
                .optional();
    }

    @Override
    public List<Dispute> ofInstitution(
            String institution, @Nullable String state, @Nullable DisputeId cursor, int limit) {
        return jdbc.sql("""
                        SELECT * FROM dispute
                         WHERE institution = :institution AND id < :cursor AND (:state::text IS NULL OR state = :state)
                         ORDER BY id DESC LIMIT :limit
                        """)
                .param("institution", institution)
                .param("state", state)
                .param("cursor", cursor == null ? LAST : cursor.value())
                .param("limit", limit)
                .query(this::dispute)
                .list();
    }

    @Override
    public List<Dispute> ofSubject(String subjectReference, @Nullable DisputeId cursor, int limit) {
        return jdbc.sql("""
                        SELECT * FROM dispute WHERE subject_reference = :subject AND id < :cursor
                         ORDER BY id DESC LIMIT :limit
                        """)
                .param("subject", subjectReference)
                .param("cursor", cursor == null ? LAST : cursor.value())
                .param("limit", limit)
                .query(this::dispute)
                .list();
    }

    private Dispute dispute(ResultSet row, int number) throws SQLException {
        var details = details(row);
        var version = row.getLong("version");
        return switch (text(row, "state")) {
            case "FILED" -> new Dispute.Filed(details, version);
            case "ACCEPTED" -> new Dispute.Accepted(details, version, step(row, "accepted"));
            case "DECIDED" ->
                new Dispute.Decided(
                        details,
                        version,
                        step(row, "accepted"),
                        step(row, "decided"),
                        texts.decision(details.id(), row.getBytes("decision_key"), row.getBytes("decision_sealed")));
            default -> throw new IllegalStateException("a dispute is in a state that does not exist");
        };
    }

    private DisputeDetails details(ResultSet row) throws SQLException {
        var id = new DisputeId(uuid(row, "id"));
        return new DisputeDetails(
                id,
                text(row, "subject_reference"),
                text(row, "institution"),
                BusinessType.valueOf(text(row, "business_type")),
                row.getObject("query_id", UUID.class),
                row.getString("item_path"),
                new Period(date(row, "period_from"), date(row, "period_to")),
                new FiledBy(FiledBy.Kind.valueOf(text(row, "filed_by_kind")), text(row, "filed_by")),
                instant(row, "received_at"),
                date(row, "due_date"),
                row.getInt("policy_version"),
                evidenceOf(id));
    }

    private List<Evidence> evidenceOf(DisputeId id) {
        return jdbc.sql("""
                        SELECT id, kind, media_type, size FROM dispute_evidence
                         WHERE dispute_id = :dispute ORDER BY place
                        """)
                .param("dispute", id.value())
                .query(JdbcDisputes::evidence)
                .list();
    }

    private static Evidence evidence(ResultSet row, int number) throws SQLException {
        return new Evidence(
                new EvidenceId(uuid(row, "id")),
                EvidenceKind.valueOf(text(row, "kind")),
                text(row, "media_type"),
                row.getInt("size"));
    }

    private static Dispute.Step step(ResultSet row, String name) throws SQLException {
        return new Dispute.Step(instant(row, name + "_at"), text(row, name + "_by"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
