package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.creditquery.application.UseAction;
import cn.zhengxin.query.creditquery.application.UseActions;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUseActions implements UseActions {

    private final JdbcClient database;
    private final LastStatements last;

    JdbcUseActions(JdbcClient database, LastStatements last) {
        this.database = database;
        this.last = last;
    }

    @Override
    public void owe(UseAction action) {
        // One query settles its use once; the primary key keeps it from being both spent and given back.
        last.add(
                "INSERT INTO use_action (query_id, authorization_id, kind) VALUES (:query, :authorization, :kind)",
                Map.of(
                        "query", action.query().value(),
                        "authorization", action.authorization().value(),
                        "kind", action.kind().name()));
    }

    @Override
    public List<UseAction> due(int limit) {
        return database.sql("""
                        SELECT query_id, authorization_id, kind FROM use_action
                        WHERE done_at IS NULL AND next_attempt_at <= clock_timestamp()
                        ORDER BY next_attempt_at LIMIT :limit
                        """)
                .param("limit", limit)
                .query(JdbcUseActions::actionOf)
                .list();
    }

    @Override
    public Optional<UseAction> owedFor(CreditQueryId query) {
        return database.sql("""
                        SELECT query_id, authorization_id, kind FROM use_action
                        WHERE query_id = :query AND done_at IS NULL
                        """)
                .param("query", query.value())
                .query(JdbcUseActions::actionOf)
                .optional();
    }

    @Override
    public List<UseAction> releasesOwedUnder(AuthorizationId authorization) {
        return database.sql("""
                        SELECT query_id, authorization_id, kind FROM use_action
                        WHERE authorization_id = :authorization AND kind = 'RELEASE' AND done_at IS NULL ORDER BY query_id
                        """)
                .param("authorization", authorization.value())
                .query(JdbcUseActions::actionOf)
                .list();
    }

    @Override
    public void done(Collection<UseAction> actions) {
        database.sql(
                        "UPDATE use_action SET done_at = clock_timestamp() WHERE query_id = ANY (:queries) AND done_at IS NULL")
                .param("queries", queriesOf(actions))
                .update();
    }

    @Override
    public void postpone(Collection<UseAction> actions, Duration pause) {
        database.sql("""
                        UPDATE use_action SET attempts = attempts + 1,
                            next_attempt_at = clock_timestamp() + :pause * interval '1 millisecond'
                        WHERE query_id = ANY (:queries) AND done_at IS NULL
                        """)
                .param("queries", queriesOf(actions))
                .param("pause", pause.toMillis())
                .update();
    }

    /** In one order, so that two processes never wait for each other. */
    private static UUID[] queriesOf(Collection<UseAction> actions) {
        return actions.stream().map(action -> action.query().value()).sorted().toArray(UUID[]::new);
    }

    private static UseAction actionOf(ResultSet row, int number) throws SQLException {
        return new UseAction(
                new CreditQueryId(row.getObject("query_id", UUID.class)),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                UseAction.Kind.valueOf(row.getString("kind")));
    }
}
