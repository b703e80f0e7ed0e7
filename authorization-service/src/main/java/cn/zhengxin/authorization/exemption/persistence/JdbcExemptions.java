package cn.zhengxin.authorization.exemption.persistence;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.exemption.application.ExemptionDocument;
import cn.zhengxin.authorization.exemption.application.Exemptions;
import cn.zhengxin.authorization.exemption.application.StoredExemption;
import cn.zhengxin.authorization.exemption.model.Approved;
import cn.zhengxin.authorization.exemption.model.AuthorityKind;
import cn.zhengxin.authorization.exemption.model.CentralBankReport;
import cn.zhengxin.authorization.exemption.model.ExemptionContent;
import cn.zhengxin.authorization.exemption.model.ExemptionFacts;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionParticulars;
import cn.zhengxin.authorization.exemption.model.ExemptionProgress;
import cn.zhengxin.authorization.exemption.model.ExemptionReview;
import cn.zhengxin.authorization.exemption.model.JudicialExemption;
import cn.zhengxin.authorization.exemption.model.LegalDocumentKind;
import cn.zhengxin.authorization.exemption.model.TurnedDown;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import cn.zhengxin.authorization.exemption.model.UrgentGround;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcExemptions implements Exemptions {

    private static final String SELECT = """
            SELECT exemption.*,
                   EXISTS (SELECT 1 FROM judicial_exemption_document AS document
                           WHERE document.exemption_id = exemption.id) AS document_on_file
            FROM judicial_exemption AS exemption
            """;

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;
    private final JsonMapper json = JsonMapper.shared();

    JdbcExemptions(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The states as the table spells them. */
    private enum State {
        UNDER_REVIEW,
        APPROVED,
        TURNED_DOWN
    }

    /** The plain text inside the seal. */
    private record SealedPart(
            String authorityName,
            String documentNumber,
            String caseNumber,
            String legalArticle,
            String name,
            DocumentType documentType,
            String subjectDocumentNumber) {

        @Override
        public String toString() {
            return "SealedPart[***]";
        }
    }

    @Override
    public AuthorizationNumber nextNumber(LocalDate day) {
        var sequence = jdbc.sql("SELECT nextval('judicial_exemption_number')")
                .query(Long.class)
                .single();
        return new AuthorizationNumber(
                "JX" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + String.format(Locale.ROOT, "%08d", sequence));
    }

    @Override
    public StoredExemption add(UnderReview exemption, ExemptionParticulars particulars) {
        var facts = exemption.facts();
        var content = facts.content();
        var urgent = content.urgent();
        var completeBy = facts.completeBy();
        var sealed = cipher.seal(json.writeValueAsBytes(part(particulars)), context(facts.id()));
        jdbc.sql("""
                        INSERT INTO judicial_exemption (
                            id, number, version, state, institution_code, subject_reference, authority_kind, document_kind,
                            report_type, urgent_ground, uses, start_date, end_date, entered_by, entered_account, entered_at,
                            complete_by, policy_version, wrapped_key, ciphertext)
                        VALUES (
                            :id, :number, 1, 'UNDER_REVIEW', :institution, :subject, :authority, :document,
                            :reportType, :urgent, :uses, :start, :end, :enteredBy::jsonb, :enteredAccount, :enteredAt,
                            :completeBy, :policyVersion, :wrappedKey, :ciphertext)
                        """)
                .param("id", facts.id().value())
                .param("number", facts.number().value())
                .param("institution", facts.institution())
                .param("subject", facts.subject().value())
                .param("authority", content.authority().name())
                .param("document", content.document().name())
                .param("reportType", content.reportType().name())
                .param("urgent", urgent == null ? null : urgent.name())
                .param("uses", content.uses())
                .param("start", content.term().start())
                .param("end", content.term().end())
                .param("enteredBy", json.writeValueAsString(facts.enteredBy()))
                .param("enteredAccount", facts.enteredBy().account())
                .param("enteredAt", facts.enteredAt().atOffset(ZoneOffset.UTC))
                .param("completeBy", completeBy == null ? null : completeBy.atOffset(ZoneOffset.UTC))
                .param("policyVersion", facts.policyVersion())
                .param("wrappedKey", sealed.wrappedKey())
                .param("ciphertext", sealed.ciphertext())
                .update();
        return new StoredExemption(exemption, 1);
    }

    @Override
    public Optional<StoredExemption> find(ExemptionId id) {
        return jdbc.sql(SELECT + "WHERE exemption.id = :id")
                .param("id", id.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public Optional<StoredExemption> findForChange(ExemptionId id) {
        return jdbc.sql(SELECT + "WHERE exemption.id = :id FOR UPDATE OF exemption")
                .param("id", id.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public StoredExemption replace(StoredExemption before, JudicialExemption after) {
        var report = after.progress().report();
        var changed = jdbc.sql("""
                        UPDATE judicial_exemption SET
                            version = version + 1, state = :state, reviews = :reviews::jsonb, report = :report::jsonb
                        WHERE id = :id AND version = :version
                        """)
                .param("state", stateOf(after).name())
                .param("reviews", json.writeValueAsString(after.progress().reviews()))
                .param("report", report == null ? null : json.writeValueAsString(report))
                .param("id", after.id().value())
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("An exemption changed under its own lock");
        }
        return new StoredExemption(after, before.version() + 1);
    }

    @Override
    public Optional<ExemptionParticulars> particularsOf(ExemptionId id) {
        return jdbc.sql("""
                        SELECT wrapped_key, ciphertext FROM judicial_exemption
                        WHERE id = :id AND wrapped_key IS NOT NULL
                        """)
                .param("id", id.value())
                .query((row, number) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")))
                .optional()
                .map(envelope -> json.readValue(cipher.open(envelope, context(id)), SealedPart.class))
                .map(JdbcExemptions::particulars);
    }

    @Override
    public List<StoredExemption> ofInstitution(
            String institution, @Nullable String enteredBy, @Nullable ExemptionId before, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE institution_code = :institution
                          AND (:enteredBy::text IS NULL OR entered_account = :enteredBy)
                          AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("institution", institution)
                .param("enteredBy", enteredBy)
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query((row, number) -> stored(row))
                .list();
    }

    @Override
    public void addDocument(ExemptionId id, ExemptionDocument document) {
        var sealed = cipher.seal(document.content(), context(id, document.id()));
        jdbc.sql("""
                        INSERT INTO judicial_exemption_document (
                            id, exemption_id, media_type, size_bytes, sha256, wrapped_key, ciphertext, added_by, added_at)
                        VALUES (:id, :exemption, :mediaType, :size, :sha256, :wrappedKey, :ciphertext, :addedBy, :addedAt)
                        """)
                .param("id", document.id())
                .param("exemption", id.value())
                .param("mediaType", document.mediaType())
                .param("size", document.content().length)
                .param("sha256", document.sha256())
                .param("wrappedKey", sealed.wrappedKey())
                .param("ciphertext", sealed.ciphertext())
                .param("addedBy", document.addedBy())
                .param("addedAt", document.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<ExemptionDocument> documentOf(ExemptionId id) {
        return jdbc.sql("""
                        SELECT * FROM judicial_exemption_document
                        WHERE exemption_id = :exemption AND wrapped_key IS NOT NULL ORDER BY id DESC LIMIT 1
                        """)
                .param("exemption", id.value())
                .query((row, number) -> {
                    var document = row.getObject("id", UUID.class);
                    var sealed = new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext"));
                    return new ExemptionDocument(
                            document,
                            row.getString("media_type"),
                            cipher.open(sealed, context(id, document)),
                            row.getString("sha256"),
                            row.getString("added_by"),
                            instant(row, "added_at"));
                })
                .optional();
    }

    @Override
    public List<StoredExemption> claimPastDue(Instant moment, int limit) {
        // A file that was completed in time is past its due moment as well; only what lacks something can be overdue.
        return jdbc.sql(SELECT + """
                        WHERE complete_by <= :moment
                          AND (state <> 'APPROVED' OR report IS NULL)
                          AND NOT EXISTS (SELECT 1 FROM judicial_exemption_overdue AS raised
                                          WHERE raised.exemption_id = exemption.id)
                        ORDER BY complete_by LIMIT :limit FOR UPDATE OF exemption SKIP LOCKED
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> stored(row))
                .list();
    }

    @Override
    public boolean markRaised(ExemptionId id, Instant at) {
        return jdbc.sql("""
                        INSERT INTO judicial_exemption_overdue (exemption_id, raised_at) VALUES (:id, :at)
                        ON CONFLICT (exemption_id) DO NOTHING
                        """)
                        .param("id", id.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static State stateOf(JudicialExemption exemption) {
        return switch (exemption) {
            case UnderReview _ -> State.UNDER_REVIEW;
            case Approved _ -> State.APPROVED;
            case TurnedDown _ -> State.TURNED_DOWN;
        };
    }

    private StoredExemption stored(ResultSet row) throws SQLException {
        var urgent = row.getString("urgent_ground");
        var facts = new ExemptionFacts(
                new ExemptionId(row.getObject("id", UUID.class)),
                new AuthorizationNumber(row.getString("number")),
                row.getString("institution_code"),
                new SubjectReference(row.getString("subject_reference")),
                new ExemptionContent(
                        AuthorityKind.valueOf(row.getString("authority_kind")),
                        LegalDocumentKind.valueOf(row.getString("document_kind")),
                        ReportType.valueOf(row.getString("report_type")),
                        urgent == null ? null : UrgentGround.valueOf(urgent),
                        row.getInt("uses"),
                        new Term(
                                row.getObject("start_date", LocalDate.class),
                                row.getObject("end_date", LocalDate.class))),
                json.readValue(row.getString("entered_by"), Party.class),
                instant(row, "entered_at"),
                urgent == null ? null : instant(row, "complete_by"),
                row.getInt("policy_version"));
        var report = row.getString("report");
        var progress = new ExemptionProgress(
                row.getBoolean("document_on_file"),
                List.of(json.readValue(row.getString("reviews"), ExemptionReview[].class)),
                report == null ? null : json.readValue(report, CentralBankReport.class));
        var exemption = switch (State.valueOf(row.getString("state"))) {
            case UNDER_REVIEW -> new UnderReview(facts, progress);
            case APPROVED -> new Approved(facts, progress);
            case TURNED_DOWN -> new TurnedDown(facts, progress);
        };
        return new StoredExemption(exemption, row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static SealedPart part(ExemptionParticulars particulars) {
        return new SealedPart(
                particulars.authorityName(),
                particulars.documentNumber(),
                particulars.caseNumber(),
                particulars.legalArticle(),
                particulars.name().reveal(),
                particulars.document().type(),
                particulars.document().reveal());
    }

    private static ExemptionParticulars particulars(SealedPart part) {
        return new ExemptionParticulars(
                part.authorityName(),
                part.documentNumber(),
                part.caseNumber(),
                part.legalArticle(),
                new SubjectName(part.documentType(), part.name()),
                new IdentityDocument(part.documentType(), part.subjectDocumentNumber()));
    }

    private static byte[] context(ExemptionId id) {
        return ("judicial_exemption/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] context(ExemptionId id, UUID document) {
        return ("judicial_exemption_document/" + id + "/" + document).getBytes(StandardCharsets.UTF_8);
    }
}
