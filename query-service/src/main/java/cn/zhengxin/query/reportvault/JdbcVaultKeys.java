package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.DestructibleKeys.DestroyedKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVaultKeys implements VaultKeys {

    private final JdbcClient database;

    JdbcVaultKeys(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<VaultKeyId> ended(Instant now) {
        return database
                .sql("SELECT key_id FROM vault_key WHERE ends_at <= :now AND destroyed_at IS NULL ORDER BY ends_at")
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, number) -> VaultKeyId.parse(Objects.requireNonNull(row.getString("key_id"))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<Long> noteDestroyed(VaultKeyId key, DestroyedKey certificate) {
        int noted = database.sql("""
                        INSERT INTO vault_key (key_id, ends_at, destroyed_at, digest)
                        VALUES (:key, :endsAt, :destroyedAt, :digest)
                        ON CONFLICT (key_id) DO UPDATE SET destroyed_at = excluded.destroyed_at, digest = excluded.digest
                        WHERE vault_key.destroyed_at IS NULL
                        """)
                .param("key", key.text())
                .param("endsAt", OffsetDateTime.ofInstant(key.endsAt(), ZoneOffset.UTC))
                .param("destroyedAt", OffsetDateTime.ofInstant(certificate.at(), ZoneOffset.UTC))
                .param("digest", certificate.digest())
                .update();
        return noted == 0
                ? Optional.empty()
                : Optional.of(database.sql("SELECT count(*) FROM vaulted_report WHERE key_id = :key")
                        .param("key", key.text())
                        .query(Long.class)
                        .single());
    }
}
