package cn.zhengxin.authorization.retention.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.retention.application.LegalHolds;
import cn.zhengxin.authorization.retention.model.LegalHold;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcLegalHolds implements LegalHolds {

    /** Any number, the same everywhere: holds, new disputes and destructions queue up behind it. */
    private static final long QUEUE = 0xA15;

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;
    private final JsonMapper json = JsonMapper.shared();

    JdbcLegalHolds(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public void keepOthersOut() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:queue)")
                .param("queue", QUEUE)
                .query((row, number) -> true)
                .list();
    }

    @Override
    public void add(LegalHold hold, String reason) {
        var authorization = hold.authorization();
        var subject = hold.subject();
        var envelope = cipher.seal(reason.getBytes(StandardCharsets.UTF_8), context(hold.id()));
        jdbc.sql("""
                        INSERT INTO legal_hold (
                            id, institution_code, authorization_id, subject_reference, placed_by, placed_at,
                            wrapped_key, ciphertext)
                        VALUES (
                            :id, :institution, :authorization, :subject, :placedBy::jsonb, :placedAt,
                            :wrappedKey, :ciphertext)
                        """)
                .param("id", hold.id())
                .param("institution", hold.institution())
                .param("authorization", authorization == null ? null : authorization.value())
                .param("subject", subject == null ? null : subject.value())
                .param("placedBy", json.writeValueAsString(hold.placedBy()))
                .param("placedAt", hold.placedAt().atOffset(ZoneOffset.UTC))
                .param("wrappedKey", envelope.wrappedKey())
                .param("ciphertext", envelope.ciphertext())
                .update();
    }

    @Override
    public Optional<LegalHold> findForChange(UUID id) {
        return jdbc.sql("SELECT * FROM legal_hold WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) -> hold(row))
                .optional();
    }

    @Override
    public void replace(LegalHold hold) {
        var at = hold.liftedAt();
        jdbc.sql("UPDATE legal_hold SET lifted_by = :liftedBy::jsonb, lifted_at = :liftedAt WHERE id = :id")
                .param("liftedBy", hold.liftedBy() == null ? null : json.writeValueAsString(hold.liftedBy()))
                .param("liftedAt", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .param("id", hold.id())
                .update();
    }

    @Override
    public List<LegalHold> open(String institution) {
        return jdbc.sql("""
                        SELECT * FROM legal_hold
                        WHERE institution_code = :institution AND lifted_at IS NULL ORDER BY id LIMIT 200
                        """)
                .param("institution", institution)
                .query((row, number) -> hold(row))
                .list();
    }

    @Override
    public Optional<String> reasonOf(LegalHold hold) {
        return jdbc.sql("SELECT wrapped_key, ciphertext FROM legal_hold WHERE id = :id AND wrapped_key IS NOT NULL")
                .param("id", hold.id())
                .query((row, number) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")))
                .optional()
                .map(envelope -> new String(cipher.open(envelope, context(hold.id())), StandardCharsets.UTF_8));
    }

    @Override
    public boolean isHeld(AuthorizationId authorization, SubjectReference subject) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM legal_hold
                                       WHERE lifted_at IS NULL
                                         AND (authorization_id = :authorization OR subject_reference = :subject))
                        """)
                .param("authorization", authorization.value())
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    private LegalHold hold(ResultSet row) throws SQLException {
        var authorization = row.getObject("authorization_id", UUID.class);
        var subject = row.getString("subject_reference");
        var liftedBy = row.getString("lifted_by");
        var liftedAt = row.getObject("lifted_at", OffsetDateTime.class);
        return new LegalHold(
                row.getObject("id", UUID.class),
                row.getString("institution_code"),
                authorization == null ? null : new AuthorizationId(authorization),
                subject == null ? null : new SubjectReference(subject),
                json.readValue(row.getString("placed_by"), Party.class),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                liftedBy == null ? null : json.readValue(liftedBy, Party.class),
                liftedAt == null ? null : liftedAt.toInstant());
    }

    private static byte[] context(UUID id) {
        return ("legal_hold/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
