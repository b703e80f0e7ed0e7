package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.policy.PolicyBooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcReportVault implements ReportVault {

    private static final TypeReference<Map<String, Object>> SECTIONS = new TypeReference<>() {};

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    private final JsonMapper json;
    private final PolicyBooks books;

    JdbcReportVault(JdbcClient database, EnvelopeCipher cipher, JsonMapper json, PolicyBooks books) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
        this.books = books;
    }

    @Override
    public SealedReport seal(CreditQueryId query, RawCreditReport report) {
        return new SealedReport(cipher.seal(json.writeValueAsBytes(report.reveal()), contextOf(query)));
    }

    @Override
    public void keep(CreditQueryId query, SealedReport report, Instant at) {
        int days = books.inForceAt(at).termsOf("Q14").number("days");
        database.sql("""
                        INSERT INTO vaulted_report (query_id, wrapped_key, ciphertext, stored_at, expires_at)
                        VALUES (:query, :wrappedKey, :ciphertext, :storedAt, :expiresAt)
                        """)
                .param("query", query.value())
                .param("wrappedKey", report.content().wrappedKey())
                .param("ciphertext", report.content().ciphertext())
                .param("storedAt", timestamp(at))
                .param("expiresAt", timestamp(at.plus(Duration.ofDays(days))))
                .update();
    }

    @Override
    public VaultAnswer open(CreditQueryId query, Instant now) {
        var found = database.sql(
                        "SELECT wrapped_key, ciphertext, expires_at FROM vaulted_report WHERE query_id = :query")
                .param("query", query.value())
                .query((row, number) -> new VaultedReportRow(
                        row.getBytes("wrapped_key"),
                        row.getBytes("ciphertext"),
                        Objects.requireNonNull(row.getObject("expires_at", OffsetDateTime.class))
                                .toInstant()))
                .optional();
        if (found.isEmpty()) {
            return new VaultAnswer.NeverKept();
        }
        VaultedReportRow row = found.get();
        byte[] wrappedKey = row.wrappedKey();
        byte[] ciphertext = row.ciphertext();
        if (wrappedKey == null || ciphertext == null || !now.isBefore(row.expiresAt())) {
            return new VaultAnswer.Expired();
        }
        byte[] plain = cipher.open(new Sealed(wrappedKey, ciphertext), contextOf(query));
        return new VaultAnswer.Opened(new RawCreditReport(json.readValue(plain, SECTIONS)));
    }

    @Override
    public List<CreditQueryId> expiredWithKey(Instant now, int limit) {
        return database.sql("""
                        SELECT query_id FROM vaulted_report
                        WHERE expires_at <= :now AND wrapped_key IS NOT NULL
                        ORDER BY expires_at LIMIT :limit
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

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
