package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AuthorizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code expiry_notice}. No row stays locked while somebody is asked: the time of the next attempt keeps others away. */
@Repository
class JdbcExpiryNotices implements ExpiryNotices {

    private static final String SELECT = """
            SELECT n.*, a.number, a.subject_reference, a.institution_code, i.full_name, a.state = 'ACTIVE' AS active
            FROM expiry_notice n
            JOIN customer_authorization a ON a.id = n.authorization_id
            JOIN institution i ON i.code = a.institution_code
            """;

    private final JdbcClient jdbc;

    JdbcExpiryNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ExpiryNotice> takeNext(Instant now, Instant until) {
        return jdbc.sql("""
                        UPDATE expiry_notice SET attempts = attempts + 1, next_attempt_at = :until
                        WHERE authorization_id = (
                            SELECT authorization_id FROM expiry_notice
                            WHERE state = 'PENDING' AND next_attempt_at <= :now
                            ORDER BY next_attempt_at, authorization_id LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        RETURNING authorization_id
                        """)
                .param("now", utc(now))
                .param("until", utc(until))
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    private Optional<ExpiryNotice> find(UUID authorization) {
        return jdbc.sql(SELECT + "WHERE n.authorization_id = :id")
                .param("id", authorization)
                .query((row, number) -> notice(row))
                .optional();
    }

    @Override
    public boolean settle(ExpiryNotice taken, NoticeState state) {
        Instant next = null;
        String reason = null;
        String receipt = null;
        Instant settledAt = null;
        switch (state) {
            case NoticeState.Pending pending -> next = pending.nextAttemptAt();
            case NoticeState.Delivered delivered -> {
                receipt = delivered.receipt();
                settledAt = delivered.at();
            }
            case NoticeState.Failed failed -> {
                reason = failed.reason().name();
                settledAt = failed.at();
            }
            case NoticeState.NoAddress none -> settledAt = none.at();
        }
        return jdbc.sql("""
                        UPDATE expiry_notice
                        SET state = :state, reason = :reason, receipt = :receipt, settled_at = :settledAt,
                            next_attempt_at = coalesce(:next, next_attempt_at)
                        WHERE authorization_id = :id AND state = 'PENDING' AND attempts = :attempts
                        """)
                        .param("state", state.name().name())
                        .param("reason", reason)
                        .param("receipt", receipt)
                        .param(
                                "settledAt",
                                settledAt == null ? null : utc(settledAt),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("next", next == null ? null : utc(next), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", taken.authorization().value())
                        .param("attempts", taken.attempts())
                        .update()
                == 1;
    }

    @Override
    public List<ExpiryNotice> page(
            String institution, NoticeState.@Nullable Name state, @Nullable AuthorizationId after, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE a.institution_code = :institution
                          AND (:state::text IS NULL OR n.state = :state)
                          AND (:after::uuid IS NULL OR n.authorization_id < :after)
                        ORDER BY n.authorization_id DESC LIMIT :limit
                        """)
                .param("institution", institution)
                .param("state", state == null ? null : state.name())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> notice(row))
                .list();
    }

    private static ExpiryNotice notice(ResultSet row) throws SQLException {
        return new ExpiryNotice(
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                row.getString("number"),
                row.getString("subject_reference"),
                row.getString("institution_code"),
                row.getString("full_name"),
                row.getObject("end_date", LocalDate.class),
                instant(row, "announced_at"),
                row.getInt("policy_version"),
                row.getObject("delivery_key", UUID.class),
                row.getInt("attempts"),
                row.getBoolean("active"),
                state(row));
    }

    private static NoticeState state(ResultSet row) throws SQLException {
        return switch (NoticeState.Name.valueOf(row.getString("state"))) {
            case PENDING ->
                new NoticeState.Pending(
                        // A notice that nobody took up yet is due since it was announced.
                        row.getInt("attempts") == 0 ? instant(row, "announced_at") : instant(row, "next_attempt_at"));
            case DELIVERED -> new NoticeState.Delivered(row.getString("receipt"), instant(row, "settled_at"));
            case FAILED ->
                new NoticeState.Failed(NoticeState.Reason.valueOf(row.getString("reason")), instant(row, "settled_at"));
            case NO_ADDRESS -> new NoticeState.NoAddress(instant(row, "settled_at"));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
