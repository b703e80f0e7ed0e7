package cn.zhengxin.authorization.archive.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.archive.application.AccessDocument;
import cn.zhengxin.authorization.archive.application.ArchiveAccesses;
import cn.zhengxin.authorization.archive.application.StoredAccess;
import cn.zhengxin.authorization.archive.model.AccessDecision;
import cn.zhengxin.authorization.archive.model.AccessFacts;
import cn.zhengxin.authorization.archive.model.AccessGround;
import cn.zhengxin.authorization.archive.model.AccessKind;
import cn.zhengxin.authorization.archive.model.ArchiveAccess;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.archive.model.GrantedAccess;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import cn.zhengxin.authorization.archive.model.RefusedAccess;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.application.ApprovedAccesses;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcArchiveAccesses implements ArchiveAccesses, ApprovedAccesses {

    private static final String SELECT = """
            SELECT access.*,
                   EXISTS (SELECT 1 FROM archive_access_document AS document
                           WHERE document.access_id = access.id) AS document_on_file
            FROM archive_access AS access
            """;

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;
    private final JsonMapper json = JsonMapper.shared();

    JdbcArchiveAccesses(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The states as the table spells them. */
    private enum State {
        PENDING,
        GRANTED,
        REFUSED
    }

    @Override
    public Optional<UUID> of(AuthorizationId authorization, Party party, Instant moment) {
        return jdbc.sql("""
                        SELECT id FROM archive_access
                        WHERE authorization_id = :authorization AND grantee_account = :account
                          AND institution_code = :institution AND state = 'GRANTED' AND open_until > :moment
                        ORDER BY open_until DESC, id LIMIT 1
                        """)
                .param("authorization", authorization.value())
                .param("account", party.account())
                .param("institution", party.institution())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    @Override
    public StoredAccess add(PendingAccess access, AccessGround ground) {
        var facts = access.facts();
        var envelope = cipher.seal(json.writeValueAsBytes(ground), context(facts.id()));
        jdbc.sql("""
                        INSERT INTO archive_access (
                            id, authorization_id, institution_code, kind, state, version, requested_by, requested_account,
                            requested_at, grantee, grantee_account, policy_version, wrapped_key, ciphertext)
                        VALUES (
                            :id, :authorization, :institution, :kind, 'PENDING', 1, :requestedBy::jsonb, :requestedAccount,
                            :requestedAt, :grantee::jsonb, :granteeAccount, :policyVersion, :wrappedKey, :ciphertext)
                        """)
                .param("id", facts.id().value())
                .param("authorization", facts.authorization().value())
                .param("institution", facts.institution())
                .param("kind", facts.kind().name())
                .param("requestedBy", json.writeValueAsString(facts.requestedBy()))
                .param("requestedAccount", facts.requestedBy().account())
                .param("requestedAt", facts.requestedAt().atOffset(ZoneOffset.UTC))
                .param("grantee", json.writeValueAsString(facts.grantee()))
                .param("granteeAccount", facts.grantee().account())
                .param("policyVersion", facts.policyVersion())
                .param("wrappedKey", envelope.wrappedKey())
                .param("ciphertext", envelope.ciphertext())
                .update();
        return new StoredAccess(access, false, 1);
    }

    @Override
    public Optional<StoredAccess> find(ArchiveAccessId id) {
        return jdbc.sql(SELECT + "WHERE access.id = :id")
                .param("id", id.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public Optional<StoredAccess> findForChange(ArchiveAccessId id) {
        return jdbc.sql(SELECT + "WHERE access.id = :id FOR UPDATE OF access")
                .param("id", id.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public StoredAccess replace(StoredAccess before, ArchiveAccess after) {
        var until = after instanceof GrantedAccess granted ? granted.until().atOffset(ZoneOffset.UTC) : null;
        var changed = jdbc.sql("""
                        UPDATE archive_access SET
                            version = version + 1, state = :state, decisions = :decisions::jsonb, open_until = :until
                        WHERE id = :id AND version = :version
                        """)
                .param("state", stateOf(after).name())
                .param("decisions", json.writeValueAsString(after.decisions()))
                .param("until", until)
                .param("id", after.facts().id().value())
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("An access changed under its own lock");
        }
        var documentOnFile =
                after instanceof PendingAccess pending ? pending.documentOnFile() : before.documentOnFile();
        return new StoredAccess(after, documentOnFile, before.version() + 1);
    }

    @Override
    public Optional<AccessGround> groundOf(ArchiveAccessId id) {
        return jdbc.sql("SELECT wrapped_key, ciphertext FROM archive_access WHERE id = :id AND wrapped_key IS NOT NULL")
                .param("id", id.value())
                .query((row, number) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")))
                .optional()
                .map(envelope -> json.readValue(cipher.open(envelope, context(id)), AccessGround.class));
    }

    @Override
    public List<StoredAccess> ofInstitution(String institution, String account, Set<AccessKind> kinds) {
        return jdbc.sql(SELECT + """
                        WHERE institution_code = :institution
                          AND (requested_account = :account OR grantee_account = :account OR kind = ANY (:kinds))
                        ORDER BY id DESC LIMIT 100
                        """)
                .param("institution", institution)
                .param("account", account)
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .query((row, number) -> stored(row))
                .list();
    }

    @Override
    public void addDocument(StoredAccess access, AccessDocument document) {
        var facts = access.facts();
        var envelope = cipher.seal(document.content(), context(facts.id(), document.id()));
        jdbc.sql("""
                        INSERT INTO archive_access_document (
                            id, access_id, authorization_id, media_type, size_bytes, sha256, wrapped_key, ciphertext,
                            added_by, added_at)
                        VALUES (
                            :id, :access, :authorization, :mediaType, :size, :sha256, :wrappedKey, :ciphertext,
                            :addedBy, :addedAt)
                        """)
                .param("id", document.id())
                .param("access", facts.id().value())
                .param("authorization", facts.authorization().value())
                .param("mediaType", document.mediaType())
                .param("size", document.content().length)
                .param("sha256", document.sha256())
                .param("wrappedKey", envelope.wrappedKey())
                .param("ciphertext", envelope.ciphertext())
                .param("addedBy", document.addedBy())
                .param("addedAt", document.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<AccessDocument> documentOf(ArchiveAccessId id) {
        return jdbc.sql("""
                        SELECT * FROM archive_access_document
                        WHERE access_id = :access AND wrapped_key IS NOT NULL ORDER BY id DESC LIMIT 1
                        """)
                .param("access", id.value())
                .query((row, number) -> {
                    var document = row.getObject("id", UUID.class);
                    var envelope = new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext"));
                    return new AccessDocument(
                            document,
                            row.getString("media_type"),
                            cipher.open(envelope, context(id, document)),
                            row.getString("sha256"),
                            row.getString("added_by"),
                            instant(row, "added_at"));
                })
                .optional();
    }

    private static State stateOf(ArchiveAccess access) {
        return switch (access) {
            case PendingAccess _ -> State.PENDING;
            case GrantedAccess _ -> State.GRANTED;
            case RefusedAccess _ -> State.REFUSED;
        };
    }

    private StoredAccess stored(ResultSet row) throws SQLException {
        var facts = new AccessFacts(
                new ArchiveAccessId(row.getObject("id", UUID.class)),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                row.getString("institution_code"),
                AccessKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("requested_by"), Party.class),
                instant(row, "requested_at"),
                json.readValue(row.getString("grantee"), Party.class),
                row.getInt("policy_version"));
        var decisions = List.of(json.readValue(row.getString("decisions"), AccessDecision[].class));
        var documentOnFile = row.getBoolean("document_on_file");
        var access = switch (State.valueOf(row.getString("state"))) {
            case PENDING -> new PendingAccess(facts, decisions, documentOnFile);
            case GRANTED -> new GrantedAccess(facts, decisions, instant(row, "open_until"));
            case REFUSED -> new RefusedAccess(facts, decisions);
        };
        return new StoredAccess(access, documentOnFile, row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static byte[] context(ArchiveAccessId id) {
        return ("archive_access/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] context(ArchiveAccessId id, UUID document) {
        return ("archive_access_document/" + id + "/" + document).getBytes(StandardCharsets.UTF_8);
    }
}
