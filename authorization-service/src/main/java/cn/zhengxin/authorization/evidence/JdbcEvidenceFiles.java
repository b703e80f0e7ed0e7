package cn.zhengxin.authorization.evidence;

import cn.zhengxin.authorization.AuthorizationId;
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

/** Evidence in PostgreSQL, each file under a key of its own (N1): destroying {@code wrapped_key} destroys the file. */
@Repository
class JdbcEvidenceFiles implements EvidenceFiles {

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;

    JdbcEvidenceFiles(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public void keep(EvidenceFile file) {
        var item = file.item();
        var sealed = cipher.seal(file.content(), context(item.authorization(), item.id()));
        jdbc.sql("""
                        INSERT INTO evidence (id, authorization_id, kind, media_type, size_bytes, sha256, wrapped_key, ciphertext, added_by, added_at)
                        VALUES (:id, :authorization, :kind, :mediaType, :size, :sha256, :wrappedKey, :ciphertext, :addedBy, :addedAt)
                        """)
                .param("id", item.id().value())
                .param("authorization", item.authorization().value())
                .param("kind", item.kind().name())
                .param("mediaType", item.mediaType())
                .param("size", item.size())
                .param("sha256", item.sha256())
                .param("wrappedKey", sealed.wrappedKey())
                .param("ciphertext", sealed.ciphertext())
                .param("addedBy", item.addedBy())
                .param("addedAt", item.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<EvidenceItem> of(AuthorizationId authorization) {
        return jdbc.sql("""
                        SELECT id, authorization_id, kind, media_type, size_bytes, sha256, added_by, added_at
                        FROM evidence WHERE authorization_id = :authorization ORDER BY id
                        """)
                .param("authorization", authorization.value())
                .query((row, number) -> item(row))
                .list();
    }

    @Override
    public Optional<EvidenceFile> find(AuthorizationId authorization, EvidenceId id) {
        return jdbc.sql("""
                        SELECT * FROM evidence
                        WHERE id = :id AND authorization_id = :authorization AND wrapped_key IS NOT NULL
                        """)
                .param("id", id.value())
                .param("authorization", authorization.value())
                .query((row, number) -> {
                    var sealed = new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext"));
                    return new EvidenceFile(item(row), cipher.open(sealed, context(authorization, id)));
                })
                .optional();
    }

    private static EvidenceItem item(ResultSet row) throws SQLException {
        return new EvidenceItem(
                new EvidenceId(row.getObject("id", UUID.class)),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] context(AuthorizationId authorization, EvidenceId id) {
        return ("evidence/" + authorization + "/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
