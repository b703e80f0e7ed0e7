package cn.zhengxin.query.notification;

import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code query_notice}. No row stays locked while somebody is asked: the time of the next attempt keeps others away. */
@Repository
class JdbcQueryNotices implements QueryNotices {

    private final JdbcClient database;
    private final LastStatements last;

    JdbcQueryNotices(JdbcClient database, LastStatements last) {
        this.database = database;
        this.last = last;
    }

    @Override
    public void owe(Footprint footprint, UUID deliveryKey, NoticeState state) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("query", footprint.query().id().value());
        values.put("key", deliveryKey);
        values.put("state", state.name().name());
        values.put("inquiredAt", utc(footprint.inquiredAt()));
        values.put("owedAt", utc(footprint.settledAt()));
        values.put("settledAt", utc(settledAt(state)));
        last.add("""
                INSERT INTO query_notice (query_id, delivery_key, state, inquired_at, owed_at, settled_at)
                VALUES (:query, :key, :state, :inquiredAt, :owedAt, cast(:settledAt AS timestamptz))
                """, values);
    }

    @Override
    public List<QueryNotice> takeDue(int limit, Duration lease) {
        return database.sql("""
                        WITH due AS MATERIALIZED (
                            SELECT query_id FROM query_notice
                            WHERE state IN ('OWED', 'RETRYING') AND next_attempt_at <= clock_timestamp()
                            ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        UPDATE query_notice n
                        SET attempts = n.attempts + 1, next_attempt_at = clock_timestamp() + :lease * interval '1 millisecond'
                        FROM due, credit_query q
                        WHERE n.query_id = due.query_id AND q.id = n.query_id
                        RETURNING n.query_id, n.delivery_key, n.state, n.inquired_at, n.owed_at, n.attempts AS taken,
                            q.authorization_id, q.subject_reference, q.institution, q.purpose
                        """)
                .param("limit", limit)
                .param("lease", lease.toMillis())
                .query((row, number) -> notice(row))
                .list();
    }

    @Override
    public boolean settle(QueryNotice taken, NoticeState reached) {
        String reason = null;
        String receipt = null;
        Long pause = null;
        switch (reached) {
            case NoticeState.Owed _ -> throw new IllegalArgumentException("An attempt leaves no notice owed as before");
            case NoticeState.Retrying retrying -> pause = retrying.pause().toMillis();
            case NoticeState.Sent sent -> receipt = sent.receipt();
            case NoticeState.Failed failed -> reason = failed.reason().name();
            case NoticeState.Withheld _ -> {
                // nothing more to tell
            }
        }
        return database.sql("""
                        UPDATE query_notice
                        SET state = :state, reason = :reason, receipt = :receipt, settled_at = :settledAt,
                            next_attempt_at = CASE WHEN cast(:pause AS bigint) IS NULL THEN next_attempt_at
                                ELSE clock_timestamp() + cast(:pause AS bigint) * interval '1 millisecond' END
                        WHERE query_id = :query AND state IN ('OWED', 'RETRYING') AND attempts = :attempts
                        """)
                        .param("state", reached.name().name())
                        .param("reason", reason)
                        .param("receipt", receipt)
                        .param("settledAt", utc(settledAt(reached)), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("pause", pause, Types.BIGINT)
                        .param("query", taken.query().value())
                        .param("attempts", taken.attempts())
                        .update()
                == 1;
    }

    private static @Nullable Instant settledAt(NoticeState state) {
        return switch (state) {
            case NoticeState.Due _ -> null;
            case NoticeState.Sent sent -> sent.at();
            case NoticeState.Failed failed -> failed.at();
            case NoticeState.Withheld withheld -> withheld.at();
        };
    }

    private static QueryNotice notice(ResultSet row) throws SQLException {
        return new QueryNotice(
                new CreditQueryId(row.getObject("query_id", UUID.class)),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                new SubjectReference(text(row, "subject_reference")),
                text(row, "institution"),
                Purpose.valueOf(text(row, "purpose")),
                row.getObject("delivery_key", UUID.class),
                row.getObject("inquired_at", OffsetDateTime.class).toInstant(),
                row.getObject("owed_at", OffsetDateTime.class).toInstant(),
                row.getInt("taken"),
                text(row, "state").equals(NoticeState.Name.OWED.name())
                        ? new NoticeState.Owed()
                        : new NoticeState.Retrying(Duration.ZERO));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
