package cn.zhengxin.query.specialgrant.persistence;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.gate.Circumstance;
import cn.zhengxin.query.specialgrant.application.SpecialGrants;
import cn.zhengxin.query.specialgrant.model.GrantDecision;
import cn.zhengxin.query.specialgrant.model.GrantRequest;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import cn.zhengxin.query.specialgrant.model.SpecialGrantId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSpecialGrants implements SpecialGrants {

    private final JdbcClient database;
    private final EnvelopeCipher cipher;

    JdbcSpecialGrants(JdbcClient database, EnvelopeCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public void add(SpecialGrant.Requested grant) {
        GrantRequest request = grant.request();
        Sealed reason = cipher.seal(request.reason().getBytes(StandardCharsets.UTF_8), contextOf(request.id()));
        database.sql("""
                        INSERT INTO special_grant (id, version, state, institution, branch, holder, holder_employee, covers,
                            valid_from, valid_until, uses, wrapped_key, reason, requested_at)
                        VALUES (:id, 0, 'REQUESTED', :institution, :branch, :holder, :employee, :covers,
                            :validFrom, :validUntil, :uses, :key, :reason, :requestedAt)
                        """)
                .param("id", request.id().value())
                .param("institution", request.holder().institution())
                .param("branch", request.holder().branch())
                .param("holder", request.holder().account())
                .param("employee", request.holder().employeeNumber())
                .param(
                        "covers",
                        request.covers().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("validFrom", timestamp(request.validFrom()))
                .param("validUntil", timestamp(request.validUntil()))
                .param("uses", request.uses())
                .param("key", reason.wrappedKey())
                .param("reason", reason.ciphertext())
                .param("requestedAt", timestamp(request.requestedAt()))
                .update();
    }

    @Override
    public Optional<SpecialGrant> find(SpecialGrantId id) {
        return database.sql("SELECT * FROM special_grant WHERE id = :id")
                .param("id", id.value())
                .query(this::grantOf)
                .optional();
    }

    @Override
    public boolean replace(SpecialGrant next) {
        var decision = next.decision().orElse(null);
        var revoked = next instanceof SpecialGrant.Revoked it ? it : null;
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", next.id().value());
        values.put("state", stateOf(next));
        values.put("version", next.version());
        values.put("decidedBy", decision == null ? null : decision.by().account());
        values.put("decidedEmployee", decision == null ? null : decision.by().employeeNumber());
        values.put("decidedAt", decision == null ? null : timestamp(decision.at()));
        values.put("revokedBy", revoked == null ? null : revoked.by());
        values.put("revokedAt", revoked == null ? null : timestamp(revoked.at()));
        return database.sql("""
                        UPDATE special_grant SET state = :state, version = :version, decided_by = :decidedBy,
                            decided_employee = :decidedEmployee, decided_at = cast(:decidedAt AS timestamptz),
                            revoked_by = :revokedBy, revoked_at = cast(:revokedAt AS timestamptz)
                        WHERE id = :id AND version = :version - 1
                        """).params(values).update() == 1;
    }

    @Override
    public List<SpecialGrant> page(
            String institution, @Nullable String holder, @Nullable SpecialGrantId before, int limit) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("institution", institution);
        values.put("limit", limit);
        var conditions = new StringBuilder("institution = :institution");
        if (holder != null) {
            conditions.append(" AND holder = :holder");
            values.put("holder", holder);
        }
        if (before != null) {
            conditions.append(" AND id < :before"); // ids are ordered by time
            values.put("before", before.value());
        }
        return database.sql("SELECT * FROM special_grant WHERE " + conditions + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query(this::grantOf)
                .list();
    }

    @Override
    public int usesTaken(SpecialGrantId id) {
        return database.sql("SELECT count(*) FROM special_grant_use WHERE grant_id = :id AND freed_at IS NULL")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private SpecialGrant grantOf(ResultSet row, int number) throws SQLException {
        GrantRequest request = requestOf(row);
        long version = row.getLong("version");
        return switch (text(row, "state")) {
            case "REQUESTED" -> new SpecialGrant.Requested(request, version);
            case "GRANTED" -> new SpecialGrant.Granted(request, version, decisionOf(row));
            case "REJECTED" -> new SpecialGrant.Rejected(request, version, decisionOf(row));
            case "REVOKED" ->
                new SpecialGrant.Revoked(
                        request, version, decisionOf(row), text(row, "revoked_by"), time(row, "revoked_at"));
            default -> throw new IllegalStateException("No such state of a special grant");
        };
    }

    private GrantRequest requestOf(ResultSet row) throws SQLException {
        var id = new SpecialGrantId(row.getObject("id", UUID.class));
        var sealed = new Sealed(
                Objects.requireNonNull(row.getBytes("wrapped_key")), Objects.requireNonNull(row.getBytes("reason")));
        return new GrantRequest(
                id,
                new GrantRequest.Holder(
                        text(row, "holder"),
                        text(row, "holder_employee"),
                        text(row, "institution"),
                        text(row, "branch")),
                Arrays.stream((String[]) row.getArray("covers").getArray())
                        .map(Circumstance::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                time(row, "valid_from"),
                time(row, "valid_until"),
                row.getInt("uses"),
                new String(cipher.open(sealed, contextOf(id)), StandardCharsets.UTF_8),
                time(row, "requested_at"));
    }

    private static GrantDecision decisionOf(ResultSet row) throws SQLException {
        return new GrantDecision(
                new GrantDecision.Decider(text(row, "decided_by"), text(row, "decided_employee")),
                time(row, "decided_at"));
    }

    private static String stateOf(SpecialGrant grant) {
        return switch (grant) {
            case SpecialGrant.Requested requested -> "REQUESTED";
            case SpecialGrant.Granted granted -> "GRANTED";
            case SpecialGrant.Rejected rejected -> "REJECTED";
            case SpecialGrant.Revoked revoked -> "REVOKED";
        };
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static byte[] contextOf(SpecialGrantId id) {
        return ("special_grant.reason/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
