package cn.zhengxin.query;

import cn.zhengxin.audittrail.LastRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that a transaction leaves and does not look at again itself. They wait until it commits and reach the database together then, in
 * one round trip and in the order they came; what the database refuses of them undoes the whole transaction, as it would have before.
 * A transaction that leaves very many sends some of them earlier.
 */
@Component
public class LastStatements implements LastRows {

    private static final int MOST_AT_ONCE = 16;

    private final JdbcTemplate database;
    private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();

    public LastStatements(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Outside a transaction there is nothing to wait for.
     *
     * @param statement one of a few fixed texts, with named values
     */
    @Override
    public void add(String statement, Map<String, ? extends @Nullable Object> values) {
        var last = new Last(statement, values);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            send(List.of(last));
            return;
        }
        var waiting = (Waiting) TransactionSynchronizationManager.getResource(this);
        if (waiting == null) {
            waiting = new Waiting();
            waiting.resume();
            TransactionSynchronizationManager.registerSynchronization(waiting);
        }
        waiting.add(last);
    }

    private void send(List<Last> statements) {
        var sql = new ArrayList<String>();
        var values = new ArrayList<@Nullable Object>();
        for (var last : statements) {
            var statement = parsed.computeIfAbsent(last.statement(), NamedParameterUtils::parseSqlStatement);
            var source = new MapSqlParameterSource(last.values());
            sql.add(NamedParameterUtils.substituteNamedParameters(statement, source));
            values.addAll(Arrays.asList(NamedParameterUtils.buildValueArray(statement, source, null)));
        }
        database.update(String.join(";\n", sql), values.toArray());
    }

    private record Last(String statement, Map<String, ? extends @Nullable Object> values) {}

    /** Bound to the transaction; steps aside with it while another one runs. */
    private final class Waiting implements TransactionSynchronization {

        private final List<Last> statements = new ArrayList<>();

        void add(Last last) {
            statements.add(last);
            if (statements.size() == MOST_AT_ONCE) {
                sendAll();
            }
        }

        private void sendAll() {
            if (!statements.isEmpty()) {
                send(statements);
                statements.clear();
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(LastStatements.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(LastStatements.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            sendAll();
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(LastStatements.this);
        }
    }
}
