package cn.zhengxin.query.notification;

import cn.zhengxin.query.creditquery.application.NoticeStates;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leaves withheld notices in the store: to whoever asks there is none, as for a query that left no footprint (A16). */
@Repository
class JdbcNoticeStates implements NoticeStates {

    private final JdbcClient database;

    JdbcNoticeStates(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<CreditQueryId, NoticeTold> of(Collection<CreditQueryId> queries) {
        if (queries.isEmpty()) {
            return Map.of();
        }
        record Noted(CreditQueryId query, NoticeTold told) {}
        return database
                .sql("""
                        SELECT query_id, state, settled_at FROM query_notice
                        WHERE query_id IN (:queries) AND state <> 'WITHHELD'
                        """)
                .param("queries", queries.stream().map(CreditQueryId::value).toList())
                .query((row, number) ->
                        new Noted(new CreditQueryId(row.getObject("query_id", UUID.class)), toldOf(row)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Noted::query, Noted::told));
    }

    private static NoticeTold toldOf(ResultSet row) throws SQLException {
        OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
        return new NoticeTold(
                switch (NoticeState.Name.valueOf(Objects.requireNonNull(row.getString("state")))) {
                    case OWED, RETRYING -> Delivery.PENDING;
                    case SENT -> Delivery.SENT;
                    case FAILED -> Delivery.FAILED;
                    case WITHHELD -> throw new IllegalStateException("A withheld notice is not told of");
                },
                settledAt == null ? null : settledAt.toInstant());
    }
}
