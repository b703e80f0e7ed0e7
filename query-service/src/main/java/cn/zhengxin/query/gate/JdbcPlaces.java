package cn.zhengxin.query.gate;

import cn.zhengxin.query.UnderLocks;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.workingcalendar.BankDay;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Places in PostgreSQL. Whoever takes one holds the locks of everything it is counted in for as long as numbering and counting
 * take, always in the same order; what lies before a place is what was numbered before it under the same locks.
 */
@Repository
class JdbcPlaces implements Places {

    private static final long AFTER_ALL = Long.MAX_VALUE;

    /** What was numbered before the place called {@code taken}. */
    private static final String BEFORE = """
            SELECT
                (SELECT count(*) FROM counted_query WHERE account = :account AND bank_day = :day
                    AND position < taken.position AND freed_at IS NULL) AS by_officer,
                (SELECT count(*) FROM counted_query WHERE institution = :institution AND branch = :branch
                    AND bank_day = :day AND position < taken.position AND freed_at IS NULL) AS by_branch,
                ARRAY(SELECT extract(epoch FROM taken_at) * 1000 FROM counted_query
                    WHERE subject_reference = :subject AND purpose = :purpose AND taken_at > :horizon
                    AND position < taken.position AND freed_at IS NULL ORDER BY taken_at)::bigint[] AS on_subject,
                ARRAY(SELECT extract(epoch FROM taken_at) * 1000 FROM counted_query
                    WHERE institution = :institution AND purpose = :purpose
                    AND business_reference = :businessReference AND taken_at > :horizon
                    AND position < taken.position AND freed_at IS NULL ORDER BY taken_at)::bigint[] AS on_loan
            """;

    private static final String TAKE = """
            WITH taken AS (
                INSERT INTO counted_query (query_id, account, branch, institution, subject_reference, purpose,
                    business_reference, bank_day, taken_at)
                VALUES (:query, :account, :branch, :institution, :subject, :purpose, :businessReference, :day, :at)
                ON CONFLICT (query_id) DO NOTHING RETURNING position)
            """ + BEFORE + " FROM taken";

    private final JdbcClient database;
    private final UnderLocks underLocks;
    private final Lines lines;
    private final TransactionOperations transactions;

    JdbcPlaces(JdbcClient database, UnderLocks underLocks, Lines lines, TransactionOperations transactions) {
        this.database = database;
        this.underLocks = underLocks;
        this.lines = lines;
        this.transactions = transactions;
    }

    @Override
    public Optional<History> take(CreditQueryId query, Asked asked) {
        List<String> counts = countsOf(asked);
        // Whoever waits, waits without a connection.
        return lines.inLine(counts, () -> transactions.execute(transaction -> taken(counts, query, asked)));
    }

    /** One statement, and so of one moment; whoever takes a place at this moment is not seen yet, and not waited for. */
    @Override
    public History look(Asked asked) {
        return database.sql(BEFORE + " FROM (SELECT cast(:afterAll AS bigint) AS position) taken")
                .params(valuesOf(asked))
                .param("afterAll", AFTER_ALL)
                .query(JdbcPlaces::historyOf)
                .single();
    }

    @Override
    public void free(CreditQueryId query) {
        database.sql("""
                        UPDATE counted_query SET freed_at = clock_timestamp()
                        WHERE query_id = :query AND freed_at IS NULL
                        """).param("query", query.value()).update();
    }

    @Override
    public void lockSubject(SubjectReference subject) {
        underLocks.take(List.of(lockOf(subject)));
    }

    @Override
    public String lockOf(SubjectReference subject) {
        return lockOf(keyOf(subject));
    }

    private static String lockOf(String key) {
        return "counted-query/" + key;
    }

    /** What the query is counted in, in the order in which everybody locks it. */
    private static List<String> countsOf(Asked asked) {
        var keys = new ArrayList<String>();
        String institution = asked.requester().institution();
        if (asked.requester() instanceof Requester.Officer officer) {
            // The branch's lock covers its officers.
            keys.add("branch/" + institution + "/" + officer.branch());
        }
        keys.add("loan/" + institution + "/" + asked.businessReference().value());
        keys.add(keyOf(asked.subject()));
        return keys;
    }

    private static String keyOf(SubjectReference subject) {
        return "subject/" + subject.value();
    }

    /** Counted is what was committed when the last lock was given. */
    private History taken(List<String> counts, CreditQueryId query, Asked asked) {
        var values = valuesOf(asked);
        values.put("query", query.value());
        return underLocks
                .rows(counts.stream().map(JdbcPlaces::lockOf).toList(), TAKE, values, JdbcPlaces::historyOf)
                .stream()
                .findFirst()
                // Taken before: the place stays what it was.
                .orElseGet(() -> database.sql(BEFORE + " FROM counted_query taken WHERE query_id = :query")
                        .params(valuesOf(asked))
                        .param("query", query.value())
                        .query(JdbcPlaces::historyOf)
                        .single());
    }

    private static History historyOf(ResultSet row, int number) throws SQLException {
        return new History(
                row.getInt("by_officer"),
                row.getInt("by_branch"),
                instants(row, "on_subject"),
                instants(row, "on_loan"));
    }

    private static List<Instant> instants(ResultSet row, String column) throws SQLException {
        Array found = row.getArray(column);
        return Arrays.stream((Long[]) found.getArray())
                .map(Instant::ofEpochMilli)
                .toList();
    }

    private static Map<String, @Nullable Object> valuesOf(Asked asked) {
        var values = new HashMap<String, @Nullable Object>();
        boolean byOfficer = asked.requester() instanceof Requester.Officer;
        values.put("account", byOfficer ? asked.requester().account() : null);
        values.put("branch", asked.requester() instanceof Requester.Officer officer ? officer.branch() : null);
        values.put("institution", asked.requester().institution());
        values.put("subject", asked.subject().value());
        values.put("purpose", asked.purpose().name());
        values.put("businessReference", asked.businessReference().value());
        values.put("day", BankDay.of(asked.at()));
        values.put("at", timestamp(asked.at()));
        values.put("horizon", timestamp(asked.at().minus(HORIZON)));
        return values;
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
