package cn.zhengxin.authorization.crossborder.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.crossborder.application.CrossBorderConsents;
import cn.zhengxin.authorization.crossborder.application.StoredConsent;
import cn.zhengxin.authorization.crossborder.model.ConsentContent;
import cn.zhengxin.authorization.crossborder.model.ConsentFacts;
import cn.zhengxin.authorization.crossborder.model.ConsentVerification;
import cn.zhengxin.authorization.crossborder.model.ConsentWithdrawal;
import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsent;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsentId;
import cn.zhengxin.authorization.crossborder.model.DataCategory;
import cn.zhengxin.authorization.crossborder.model.OverseasRecipient;
import cn.zhengxin.authorization.crossborder.model.RecipientKind;
import cn.zhengxin.authorization.crossborder.model.RecordedConsent;
import cn.zhengxin.authorization.crossborder.model.RejectedConsent;
import cn.zhengxin.authorization.crossborder.model.TransferMethod;
import cn.zhengxin.authorization.crossborder.model.TransferRoute;
import cn.zhengxin.authorization.crossborder.model.VerifiedConsent;
import cn.zhengxin.authorization.crossborder.model.WithdrawnConsent;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcCrossBorderConsents implements CrossBorderConsents {

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;
    private final JsonMapper json = JsonMapper.shared();

    JdbcCrossBorderConsents(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The states as the table spells them. */
    private enum State {
        RECORDED,
        VERIFIED,
        REJECTED,
        WITHDRAWN
    }

    @Override
    public StoredConsent add(RecordedConsent consent, ConsentWords words) {
        var facts = consent.facts();
        var content = facts.content();
        var envelope = cipher.seal(json.writeValueAsBytes(words), context(facts.id()));
        jdbc.sql("""
                        INSERT INTO cross_border_consent (
                            id, number, authorization_id, institution_code, subject_reference, state, version,
                            recipient_reference, recipient_kind, country, purpose, method, categories, route,
                            route_valid_until, consented_at, evidence_id, evidence_added_by, recorded_by, recorded_at,
                            policy_version, wrapped_key, ciphertext)
                        VALUES (
                            :id, :number, :authorization, :institution, :subject, 'RECORDED', 1,
                            :recipient, :recipientKind, :country, :purpose, :method, :categories, :route,
                            :routeValidUntil, :consentedAt, :evidence, :evidenceAddedBy, :recordedBy::jsonb, :recordedAt,
                            :policyVersion, :wrappedKey, :ciphertext)
                        """)
                .param("id", facts.id().value())
                .param("number", facts.number())
                .param("authorization", facts.authorization().value())
                .param("institution", facts.institution())
                .param("subject", facts.subject().value())
                .param("recipient", content.recipient().reference())
                .param("recipientKind", content.recipient().kind().name())
                .param("country", content.recipient().country())
                .param("purpose", content.purpose().name())
                .param("method", content.method().name())
                .param(
                        "categories",
                        content.categories().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("route", content.route().name())
                .param("routeValidUntil", content.routeValidUntil())
                .param("consentedAt", content.consentedAt().atOffset(ZoneOffset.UTC))
                .param("evidence", facts.evidence().value())
                .param("evidenceAddedBy", facts.evidenceAddedBy())
                .param("recordedBy", json.writeValueAsString(facts.recordedBy()))
                .param("recordedAt", facts.recordedAt().atOffset(ZoneOffset.UTC))
                .param("policyVersion", facts.policyVersion())
                .param("wrappedKey", envelope.wrappedKey())
                .param("ciphertext", envelope.ciphertext())
                .update();
        return new StoredConsent(consent, 1);
    }

    @Override
    public Optional<StoredConsent> findForChange(AuthorizationId authorization, CrossBorderConsentId id) {
        return jdbc.sql("""
                        SELECT * FROM cross_border_consent WHERE id = :id AND authorization_id = :authorization FOR UPDATE
                        """)
                .param("id", id.value())
                .param("authorization", authorization.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public StoredConsent replace(StoredConsent before, CrossBorderConsent after) {
        // A withdrawn consent does not forget who verified it.
        var changed = jdbc.sql("""
                        UPDATE cross_border_consent SET
                            version = version + 1, state = :state,
                            verification = coalesce(:verification::jsonb, verification), withdrawal = :withdrawal::jsonb
                        WHERE id = :id AND version = :version
                        """)
                .param("state", stateOf(after).name())
                .param("verification", verificationOf(after))
                .param(
                        "withdrawal",
                        after instanceof WithdrawnConsent withdrawn
                                ? json.writeValueAsString(withdrawn.withdrawal())
                                : null)
                .param("id", after.facts().id().value())
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("A consent changed under its own lock");
        }
        return new StoredConsent(after, before.version() + 1);
    }

    @Override
    public List<StoredConsent> of(AuthorizationId authorization) {
        return jdbc.sql("SELECT * FROM cross_border_consent WHERE authorization_id = :authorization ORDER BY id DESC")
                .param("authorization", authorization.value())
                .query((row, number) -> stored(row))
                .list();
    }

    @Override
    public boolean isOnAnotherFile(String sha256, AuthorizationId authorization) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:digest, 0))")
                .param("digest", "cross-border-document/" + sha256)
                .query((row, number) -> sha256)
                .list();
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM evidence
                            WHERE kind = 'SIGNED_DOCUMENT' AND sha256 = :digest AND authorization_id <> :authorization)
                        OR EXISTS (
                            SELECT 1 FROM evidence AS document
                            JOIN cross_border_consent AS consent ON consent.evidence_id = document.id
                            WHERE document.kind = 'CROSS_BORDER_CONSENT' AND document.sha256 = :digest
                              AND consent.authorization_id <> :authorization)
                        """)
                .param("digest", sha256)
                .param("authorization", authorization.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<ConsentWords> wordsOf(StoredConsent consent) {
        var id = consent.facts().id();
        return jdbc.sql("""
                        SELECT wrapped_key, ciphertext FROM cross_border_consent
                        WHERE id = :id AND wrapped_key IS NOT NULL
                        """)
                .param("id", id.value())
                .query((row, number) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")))
                .optional()
                .map(envelope -> json.readValue(cipher.open(envelope, context(id)), ConsentWords.class));
    }

    private static State stateOf(CrossBorderConsent consent) {
        return switch (consent) {
            case RecordedConsent _ -> State.RECORDED;
            case VerifiedConsent _ -> State.VERIFIED;
            case RejectedConsent _ -> State.REJECTED;
            case WithdrawnConsent _ -> State.WITHDRAWN;
        };
    }

    private @Nullable String verificationOf(CrossBorderConsent consent) {
        return switch (consent) {
            case VerifiedConsent verified -> json.writeValueAsString(verified.verification());
            case RejectedConsent rejected -> json.writeValueAsString(rejected.verification());
            case RecordedConsent _ -> null;
            case WithdrawnConsent _ -> null;
        };
    }

    private StoredConsent stored(ResultSet row) throws SQLException {
        var facts = facts(row);
        var consent = switch (State.valueOf(row.getString("state"))) {
            case RECORDED -> new RecordedConsent(facts);
            case VERIFIED -> new VerifiedConsent(facts, verification(row));
            case REJECTED -> new RejectedConsent(facts, verification(row));
            case WITHDRAWN ->
                new WithdrawnConsent(facts, json.readValue(row.getString("withdrawal"), ConsentWithdrawal.class));
        };
        return new StoredConsent(consent, row.getLong("version"));
    }

    private ConsentVerification verification(ResultSet row) throws SQLException {
        return json.readValue(row.getString("verification"), ConsentVerification.class);
    }

    private ConsentFacts facts(ResultSet row) throws SQLException {
        var categories = Arrays.stream((String[]) row.getArray("categories").getArray())
                .map(DataCategory::valueOf)
                .collect(Collectors.toSet());
        return new ConsentFacts(
                new CrossBorderConsentId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                row.getString("institution_code"),
                new SubjectReference(row.getString("subject_reference")),
                new ConsentContent(
                        new OverseasRecipient(
                                row.getString("recipient_reference"),
                                RecipientKind.valueOf(row.getString("recipient_kind")),
                                row.getString("country")),
                        Purpose.valueOf(row.getString("purpose")),
                        TransferMethod.valueOf(row.getString("method")),
                        categories,
                        TransferRoute.valueOf(row.getString("route")),
                        row.getObject("route_valid_until", LocalDate.class),
                        instant(row, "consented_at")),
                new EvidenceId(row.getObject("evidence_id", UUID.class)),
                row.getString("evidence_added_by"),
                json.readValue(row.getString("recorded_by"), Party.class),
                instant(row, "recorded_at"),
                row.getInt("policy_version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static byte[] context(CrossBorderConsentId id) {
        return ("cross_border_consent/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
