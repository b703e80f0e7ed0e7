package cn.zhengxin.query;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks of the database and the statement that needs them, in one round trip. They stay two statements: the second sees what was
 * committed when the last lock was given.
 */
@Component
public class UnderLocks {

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) IS NULL
            FROM (SELECT key FROM unnest(:locks) WITH ORDINALITY AS wanted (key, number) ORDER BY number) ordered
            """;

    private final JdbcTemplate database;
    private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();

    public UnderLocks(JdbcTemplate database) {
        this.database = database;
    }

    /** Takes the locks, in their order, and holds them until the transaction under way ends. */
    public void take(List<String> locks) {
        rows(locks, "SELECT 1 WHERE false", Map.of(), (row, number) -> row.getInt(1));
    }

    /**
     * What the statement finds once the locks, taken in their order, are held. They are until the transaction under way ends.
     *
     * @param statement one of a few fixed texts, with named values
     */
    public <T> List<T> rows(
            List<String> locks, String statement, Map<String, ? extends @Nullable Object> values, RowMapper<T> mapper) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A lock without a transaction is none");
        }
        var all = new HashMap<String, @Nullable Object>(values);
        all.put("locks", locks.toArray(String[]::new));
        var source = new MapSqlParameterSource(all);
        var sql = new ArrayList<String>();
        var arguments = new ArrayList<@Nullable Object>();
        for (String one : List.of(LOCK, statement)) {
            var known = parsed.computeIfAbsent(one, NamedParameterUtils::parseSqlStatement);
            sql.add(NamedParameterUtils.substituteNamedParameters(known, source));
            arguments.addAll(Arrays.asList(NamedParameterUtils.buildValueArray(known, source, null)));
        }
        return database.execute(String.join(";\n", sql), (PreparedStatementCallback<List<T>>) prepared -> {
            new ArgumentPreparedStatementSetter(arguments.toArray()).setValues(prepared);
            prepared.execute();
            // The first answer is that of the locks.
            prepared.getMoreResults();
            try (ResultSet found = prepared.getResultSet()) {
                return new RowMapperResultSetExtractor<>(mapper).extractData(found);
            }
        });
    }
}
