package cn.zhengxin.masking.unmasking.persistence;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.unmasking.application.Unmaskings;
import cn.zhengxin.masking.unmasking.model.NamedFields;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.Unmasking.Approved;
import cn.zhengxin.masking.unmasking.model.Unmasking.Rejected;
import cn.zhengxin.masking.unmasking.model.Unmasking.Request;
import cn.zhengxin.masking.unmasking.model.Unmasking.Requested;
import cn.zhengxin.masking.unmasking.model.Unmasking.Revoked;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The database itself holds that a decision is another person's, is taken once, and ends no later than asked for (see the migrations). */
@Repository
class JdbcUnmaskings implements Unmaskings {

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    /** What was not what was sealed when it was read: a case for people. */
    private final Counter unreadable;

    JdbcUnmaskings(JdbcClient database, EnvelopeCipher cipher, MeterRegistry meters) {
        this.unreadable = meters.counter("zhengxin.masking.reasons.unreadable", "of", "unmasking");
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public void add(Requested requested) {
        Request request = requested.request();
        Sealed sealed = cipher.seal(
                Objects.requireNonNull(request.reason()).getBytes(StandardCharsets.UTF_8), contextOf(request.id()));
        var values = new HashMap<String, Object>();
        values.put("id", request.id().value());
        values.put("query", request.creditQueryId());
        values.put("type", request.reportType().name());
        values.put("institution", request.institution());
        values.put("account", request.account());
        values.put("employee", request.employeeNumber());
        values.put("at", timestamp(request.at()));
        values.put("fields", String.join(",", request.fields().paths()));
        values.put(
                "kinds", request.fields().kinds().stream().map(FieldKind::word).collect(Collectors.joining(",")));
        values.put("minutes", request.minutes());
        values.put("key", sealed.wrappedKey());
        values.put("reason", sealed.ciphertext());
        database.sql("""
                        INSERT INTO unmasking (id, credit_query_id, report_type, institution, requester, requester_employee,
                            requested_at, fields, kinds, minutes, wrapped_key, reason)
                        VALUES (:id, :query, :type, :institution, :account, :employee, :at,
                            string_to_array(:fields, ','), string_to_array(:kinds, ','), :minutes, :key, :reason)
                        """).params(values).update();
    }

    @Override
    public Optional<Unmasking> find(UnmaskingId id) {
        return find("SELECT * FROM unmasking WHERE id = :id", id);
    }

    @Override
    public Optional<Unmasking> findForChange(UnmaskingId id) {
        return find("SELECT * FROM unmasking WHERE id = :id FOR NO KEY UPDATE", id);
    }

    private Optional<Unmasking> find(String query, UnmaskingId id) {
        return database.sql(query)
                .param("id", id.value())
                .query((row, number) -> unmasking(row))
                .optional();
    }

    @Override
    public void update(Unmasking changed) {
        switch (changed) {
            case Requested requested -> throw new IllegalArgumentException("Nothing changed");
            case Approved approved ->
                update(
                        "approver = :account, decided_employee = :employee, decided_at = :at, ends_at = :ends",
                        changed,
                        Map.of(
                                "account", approved.approvedBy(),
                                "employee", approved.approverNumber(),
                                "at", timestamp(approved.approvedAt()),
                                "ends", timestamp(approved.endsAt())));
            case Rejected rejected ->
                update(
                        "rejected_by = :account, decided_employee = :employee, decided_at = :at",
                        changed,
                        Map.of(
                                "account", rejected.rejectedBy(),
                                "employee", rejected.rejecterNumber(),
                                "at", timestamp(rejected.rejectedAt())));
            case Revoked revoked ->
                update(
                        "revoked_by = :account, revoked_at = :at",
                        changed,
                        Map.of("account", revoked.revokedBy(), "at", timestamp(revoked.revokedAt())));
        }
    }

    private void update(String what, Unmasking changed, Map<String, Object> values) {
        database.sql("UPDATE unmasking SET " + what + " WHERE id = :id")
                .params(values)
                .param("id", changed.request().id().value())
                .update();
    }

    @Override
    public List<Unmasking> page(String institution, @Nullable String account, @Nullable UnmaskingId before, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("institution", institution);
        values.put("account", account);
        values.put("before", before == null ? null : before.value());
        values.put("limit", limit);
        return database.sql("""
                        SELECT * FROM unmasking
                         WHERE institution = :institution
                           AND (cast(:account AS text) IS NULL OR requester = :account)
                           AND (cast(:before AS uuid) IS NULL OR id < :before)
                         ORDER BY id DESC LIMIT :limit
                        """)
                .params(values)
                .query((row, number) -> unmasking(row))
                .list();
    }

    @Override
    public List<Approved> liveFor(
            String account, String institution, UUID creditQueryId, ReportType reportType, Instant now) {
        return database.sql("""
                        SELECT * FROM unmasking
                         WHERE credit_query_id = :query AND requester = :account AND institution = :institution
                           AND report_type = :type AND approver IS NOT NULL AND revoked_at IS NULL AND ends_at > :now
                         ORDER BY id FOR SHARE
                        """)
                .param("query", creditQueryId)
                .param("account", account)
                .param("institution", institution)
                .param("type", reportType.name())
                .param("now", timestamp(now))
                .query((row, number) -> (Approved) unmasking(row))
                .list();
    }

    @Override
    public List<Approved> takeEnded(Instant now, int limit) {
        List<Approved> ended = database.sql("""
                        SELECT * FROM unmasking
                         WHERE approver IS NOT NULL AND revoked_at IS NULL AND end_told_at IS NULL AND ends_at <= :now
                         ORDER BY ends_at LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query((row, number) -> (Approved) unmasking(row))
                .list();
        ended.forEach(one -> update("end_told_at = :at", one, Map.of("at", timestamp(now))));
        return ended;
    }

    private Unmasking unmasking(ResultSet row) throws SQLException {
        var id = new UnmaskingId(Objects.requireNonNull(row.getObject("id", UUID.class)));
        var request = new Request(
                id,
                Objects.requireNonNull(row.getObject("credit_query_id", UUID.class)),
                ReportType.valueOf(text(row, "report_type")),
                new NamedFields(
                        new HashSet<>(words(row, "fields")),
                        words(row, "kinds").stream()
                                .map(kind -> FieldKind.ofWord(kind)
                                        .orElseThrow(
                                                () -> new IllegalStateException("an unmasking names no kind of field")))
                                .collect(Collectors.toSet())),
                row.getInt("minutes"),
                reason(row, id),
                text(row, "requester"),
                text(row, "requester_employee"),
                text(row, "institution"),
                Objects.requireNonNull(time(row, "requested_at")));
        String revokedBy = optional(row, "revoked_by");
        String approver = optional(row, "approver");
        String rejectedBy = optional(row, "rejected_by");
        if (revokedBy != null) {
            return new Revoked(
                    request, approver == null ? 1 : 2, revokedBy, Objects.requireNonNull(time(row, "revoked_at")));
        }
        if (approver != null) {
            return new Approved(
                    request,
                    approver,
                    text(row, "decided_employee"),
                    Objects.requireNonNull(time(row, "decided_at")),
                    Objects.requireNonNull(time(row, "ends_at")));
        }
        return rejectedBy == null
                ? new Requested(request)
                : new Rejected(
                        request,
                        rejectedBy,
                        text(row, "decided_employee"),
                        Objects.requireNonNull(time(row, "decided_at")));
    }

    /** Null when it is not what was sealed: then nobody reads it and nobody approves, but it can still be revoked. */
    private @Nullable String reason(ResultSet row, UnmaskingId id) throws SQLException {
        var sealed = new Sealed(
                Objects.requireNonNull(row.getBytes("wrapped_key")), Objects.requireNonNull(row.getBytes("reason")));
        try {
            return new String(cipher.open(sealed, contextOf(id)), StandardCharsets.UTF_8);
        } catch (CipherRejected rejected) {
            if (rejected.reason().isOutage()) {
                throw rejected;
            }
            unreadable.increment();
            return null;
        }
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static @Nullable String optional(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static byte[] contextOf(UnmaskingId id) {
        return ("unmasking.reason/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
