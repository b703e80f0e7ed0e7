package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.policy.PolicyBook;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcReportVault implements ReportVault {

    private static final TypeReference<Map<String, Object>> SECTIONS = new TypeReference<>() {};

    private static final String ENDS_AT = "coalesce(retained_until, expires_at)";

    private final JdbcClient database;
    private final VaultCipher cipher;
    private final JsonMapper json;
    private final LastStatements last;
    private final Clock clock;

    JdbcReportVault(JdbcClient database, VaultCipher cipher, JsonMapper json, LastStatements last, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
        this.last = last;
        this.clock = clock;
    }

    @Override
    public SealedReport seal(CreditQueryId query, RawCreditReport report, PolicyBook policy) {
        Instant validUntil =
                clock.instant().plus(Duration.ofDays(policy.termsOf("Q14").number("days")));
        return new SealedReport(
                cipher.seal(VaultKeyId.of(validUntil), json.writeValueAsBytes(report.reveal()), contextOf(query)),
                validUntil);
    }

    @Override
    public void keep(CreditQueryId query, SealedReport report, Instant at) {
        var key = VaultKeyId.of(report.validUntil());
        last.add(
                """
                WITH noted AS (
                    INSERT INTO vault_key (key_id, ends_at) VALUES (:key, :endsAt) ON CONFLICT DO NOTHING)
                INSERT INTO vaulted_report (query_id, key_id, wrapped_key, ciphertext, stored_at, expires_at)
                VALUES (:query, :key, :wrappedKey, :ciphertext, :storedAt, :expiresAt)
                """,
                Map.of(
                        "query", query.value(),
                        "key", key.text(),
                        "endsAt", timestamp(key.endsAt()),
                        "wrappedKey", report.content().wrappedKey(),
                        "ciphertext", report.content().ciphertext(),
                        "storedAt", timestamp(at),
                        "expiresAt", timestamp(report.validUntil())));
    }

    private String note(VaultKeyId key) {
        database.sql("INSERT INTO vault_key (key_id, ends_at) VALUES (:key, :endsAt) ON CONFLICT DO NOTHING")
                .param("key", key.text())
                .param("endsAt", timestamp(key.endsAt()))
                .update();
        return key.text();
    }

    @Override
    public boolean adopt(CreditQueryId query, Instant retainedUntil, Instant now) {
        VaultKeyId key = VaultKeyId.ofCreditFile(retainedUntil);
        return database.sql("""
                        SELECT wrapped_key, ciphertext FROM vaulted_report
                        WHERE query_id = :query AND wrapped_key IS NOT NULL AND expires_at > :now
                            AND retained_until IS NULL
                        FOR UPDATE
                        """)
                .param("query", query.value())
                .param("now", timestamp(now))
                .query((row, number) -> new Sealed(
                        Objects.requireNonNull(row.getBytes("wrapped_key")),
                        Objects.requireNonNull(row.getBytes("ciphertext"))))
                .optional()
                .flatMap(content -> cipher.rewrap(key, content))
                .map(content -> database.sql("""
                                UPDATE vaulted_report
                                SET key_id = :key, wrapped_key = :wrappedKey, retained_until = :retainedUntil
                                WHERE query_id = :query
                                """)
                                .param("query", query.value())
                                .param("key", note(key))
                                .param("wrappedKey", content.wrappedKey())
                                .param("retainedUntil", timestamp(retainedUntil))
                                .update()
                        == 1)
                .orElse(false);
    }

    @Override
    public VaultAnswer open(CreditQueryId query, Instant now) {
        var found = database.sql("SELECT wrapped_key, ciphertext, " + ENDS_AT
                        + " AS ends_at FROM vaulted_report WHERE query_id = :query")
                .param("query", query.value())
                .query((row, number) -> new VaultedReportRow(
                        row.getBytes("wrapped_key"), row.getBytes("ciphertext"), moment(row, "ends_at")))
                .optional();
        if (found.isEmpty()) {
            return new VaultAnswer.NeverKept();
        }
        VaultedReportRow row = found.get();
        byte[] wrappedKey = row.wrappedKey();
        byte[] ciphertext = row.ciphertext();
        if (wrappedKey == null || ciphertext == null || !now.isBefore(row.endsAt())) {
            return new VaultAnswer.Expired();
        }
        try {
            byte[] plain = cipher.open(new Sealed(wrappedKey, ciphertext), contextOf(query));
            return new VaultAnswer.Opened(new RawCreditReport(json.readValue(plain, SECTIONS)));
        } catch (CipherRejected rejected) {
            return switch (rejected.reason()) {
                // Whatever the row says: it was brought back, and its vault key cannot be.
                case KEY_DESTROYED -> new VaultAnswer.Expired();
                case KEY_STORE_UNREADABLE, KEY_ACCESS_REFUSED, KEY_SERVICE_BUSY, KEY_SERVICE_SEALED, KEY_SERVICE_AWAY ->
                    new VaultAnswer.KeysAway();
                case WRONG_KEY_LENGTH,
                        TRUNCATED,
                        ALTERED,
                        WRONG_CONTEXT,
                        WRONG_KEY,
                        UNKNOWN_MASTER_KEY,
                        UNKNOWN_FORMAT,
                        OUTSIDE_DOMAIN -> throw rejected;
            };
        }
    }

    @Override
    public Optional<KeptReport> find(CreditQueryId query) {
        return database.sql("SELECT expires_at, retained_until, views FROM vaulted_report WHERE query_id = :query")
                .param("query", query.value())
                .query((row, number) -> {
                    OffsetDateTime retainedUntil = row.getObject("retained_until", OffsetDateTime.class);
                    return new KeptReport(
                            moment(row, "expires_at"),
                            retainedUntil == null ? null : retainedUntil.toInstant(),
                            row.getInt("views"));
                })
                .optional();
    }

    @Override
    public Optional<Integer> countView(CreditQueryId query, Instant now) {
        return database.sql("""
                        UPDATE vaulted_report SET views = views + 1
                        WHERE query_id = :query AND wrapped_key IS NOT NULL
                            AND coalesce(retained_until, expires_at) > :now
                        RETURNING views
                        """)
                .param("query", query.value())
                .param("now", timestamp(now))
                .query(Integer.class)
                .optional();
    }

    @Override
    public List<CreditQueryId> expiredWithKey(Instant now, int limit) {
        return database.sql("""
                        SELECT query_id FROM vaulted_report
                        WHERE coalesce(retained_until, expires_at) <= :now AND wrapped_key IS NOT NULL
                        ORDER BY coalesce(retained_until, expires_at) LIMIT :limit
                        """)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query((row, number) -> new CreditQueryId(row.getObject("query_id", UUID.class)))
                .list();
    }

    @Override
    public boolean destroyKey(CreditQueryId query, Instant at) {
        return database.sql("""
                        UPDATE vaulted_report SET wrapped_key = NULL, ciphertext = NULL, key_destroyed_at = :at
                        WHERE query_id = :query AND wrapped_key IS NOT NULL
                        """)
                        .param("query", query.value())
                        .param("at", timestamp(at))
                        .update()
                == 1;
    }

    private static byte[] contextOf(CreditQueryId query) {
        return ("vaulted_report/" + query).getBytes(StandardCharsets.UTF_8);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
