package cn.zhengxin.query.batch.persistence;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.batch.application.BatchRows;
import cn.zhengxin.query.batch.application.ListedQuery;
import cn.zhengxin.query.batch.application.RowClaim;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.RowOutcome;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All that a row asks is sealed as a whole. All times of claims are the database's, so that no process's clock decides. */
@Repository
class JdbcBatchRows implements BatchRows {

    private final JdbcClient database;
    private final JdbcTemplate template;
    private final EnvelopeCipher cipher;
    private final JsonMapper json;

    JdbcBatchRows(JdbcClient database, JdbcTemplate template, EnvelopeCipher cipher, JsonMapper json) {
        this.database = database;
        this.template = template;
        this.cipher = cipher;
        this.json = json;
    }

    @Override
    public void keep(BatchId batch, List<BatchedQuery> rows) {
        template.batchUpdate(
                "INSERT INTO batched_query (batch_id, row_number, state, wrapped_key, ciphertext)"
                        + " VALUES (?, ?, 'WAITING', ?, ?)",
                rows,
                Math.max(1, rows.size()),
                (statement, row) -> {
                    Sealed sealed = cipher.seal(json.writeValueAsBytes(RowInClear.of(row)), contextOf(batch, row));
                    statement.setObject(1, batch.value());
                    statement.setInt(2, row.number());
                    statement.setBytes(3, sealed.wrappedKey());
                    statement.setBytes(4, sealed.ciphertext());
                });
    }

    @Override
    public List<BatchId> batchesWithDueRows(int limit) {
        return database.sql("""
                        SELECT b.id FROM credit_query_batch b
                        WHERE b.state IN ('RUNNING', 'CANCELLED') AND EXISTS (
                            SELECT FROM batched_query r
                            WHERE r.batch_id = b.id AND r.state IN ('WAITING', 'RUNNING')
                                AND (b.state = 'RUNNING' OR r.attempts > 0)
                                AND r.next_attempt_at <= clock_timestamp() AND r.lease_until <= clock_timestamp())
                        ORDER BY b.id LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new BatchId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public Optional<RowClaim> take(BatchId batch, Duration lease) {
        return database.sql("""
                        UPDATE batched_query r SET state = 'RUNNING', attempts = r.attempts + 1, fence = r.fence + 1,
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                        FROM (
                            SELECT d.row_number, b.outages FROM batched_query d
                            JOIN credit_query_batch b ON b.id = d.batch_id
                            WHERE d.batch_id = :batch AND d.state IN ('WAITING', 'RUNNING')
                                AND (b.state = 'RUNNING' OR (b.state = 'CANCELLED' AND d.attempts > 0))
                                AND d.next_attempt_at <= clock_timestamp() AND d.lease_until <= clock_timestamp()
                            ORDER BY d.row_number LIMIT 1
                            FOR UPDATE OF d SKIP LOCKED) due
                        WHERE r.batch_id = :batch AND r.row_number = due.row_number
                        RETURNING r.row_number, r.wrapped_key, r.ciphertext, r.attempts, r.breakdowns, r.fence,
                            due.outages
                        """)
                .param("batch", batch.value())
                .param("lease", lease.toMillis())
                .query((row, number) -> new RowClaim(
                        batch,
                        opened(batch, row),
                        row.getInt("attempts"),
                        row.getInt("breakdowns"),
                        row.getInt("outages"),
                        row.getLong("fence")))
                .optional();
    }

    @Override
    public boolean settle(RowClaim claim, RowOutcome.Settled outcome, Instant at) {
        var columns = claimed(claim);
        CreditQueryId query = outcome.query();
        columns.put("state", outcome.state().name());
        columns.put("query", query == null ? null : query.value());
        columns.put("rules", outcome.rules().isEmpty() ? null : String.join(",", outcome.rules()));
        columns.put("settledAt", OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        return database.sql("""
                        UPDATE batched_query SET state = :state, query_id = cast(:query AS uuid), rules = :rules,
                            settled_at = :settledAt, lease_until = '-infinity'
                        WHERE batch_id = :batch AND row_number = :row AND fence = :fence
                        """).params(columns).update() == 1;
    }

    @Override
    public void defer(RowClaim claim, Duration pause) {
        giveBack(claim, pause, 0);
    }

    @Override
    public void breakDown(RowClaim claim, Duration pause) {
        giveBack(claim, pause, 1);
    }

    private void giveBack(RowClaim claim, Duration pause, int breakdowns) {
        var columns = claimed(claim);
        columns.put("pause", pause.toMillis());
        columns.put("breakdowns", breakdowns);
        database.sql("""
                        UPDATE batched_query SET state = 'WAITING', lease_until = '-infinity',
                            breakdowns = breakdowns + :breakdowns,
                            next_attempt_at = clock_timestamp() + :pause * interval '1 millisecond'
                        WHERE batch_id = :batch AND row_number = :row AND fence = :fence
                        """).params(columns).update();
    }

    private static Map<String, @Nullable Object> claimed(RowClaim claim) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("batch", claim.batch().value());
        columns.put("row", claim.row().number());
        columns.put("fence", claim.fence());
        return columns;
    }

    @Override
    public int forgo(BatchId batch) {
        return database.sql("""
                        UPDATE batched_query SET state = 'NOT_RUN', settled_at = clock_timestamp()
                        WHERE batch_id = :batch AND state = 'WAITING' AND attempts = 0
                        """).param("batch", batch.value()).update();
    }

    @Override
    public boolean hasOpen(BatchId batch) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM batched_query
                            WHERE batch_id = :batch AND state IN ('WAITING', 'RUNNING'))
                        """)
                .param("batch", batch.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<RowState, Integer> counts(BatchId batch) {
        var counts = new EnumMap<RowState, Integer>(RowState.class);
        database.sql("SELECT state, count(*) AS rows FROM batched_query WHERE batch_id = :batch GROUP BY state")
                .param("batch", batch.value())
                .query(row -> {
                    counts.put(RowState.valueOf(Objects.requireNonNull(row.getString("state"))), row.getInt("rows"));
                });
        return counts;
    }

    @Override
    public List<ListedQuery> page(BatchId batch, @Nullable RowState state, int after, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("batch", batch.value());
        values.put("after", after);
        values.put("limit", limit);
        values.put("state", state == null ? null : state.name());
        return database.sql(
                        """
                        SELECT r.*, q.state AS query_state FROM batched_query r
                        LEFT JOIN credit_query q ON q.id = r.query_id
                        WHERE r.batch_id = :batch AND r.row_number > :after
                        """ + (state == null ? "" : " AND r.state = :state") + " ORDER BY r.row_number LIMIT :limit")
                .params(values)
                .query((row, number) -> listed(batch, row))
                .list();
    }

    private ListedQuery listed(BatchId batch, ResultSet row) throws SQLException {
        UUID query = row.getObject("query_id", UUID.class);
        String queryState = row.getString("query_state");
        String rules = row.getString("rules");
        OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
        return new ListedQuery(
                opened(batch, row),
                RowState.valueOf(Objects.requireNonNull(row.getString("state"))),
                query == null ? null : new CreditQueryId(query),
                queryState == null ? null : CreditQuery.State.valueOf(queryState),
                rules == null ? List.of() : List.of(rules.split(",", -1)),
                settledAt == null ? null : settledAt.toInstant());
    }

    private BatchedQuery opened(BatchId batch, ResultSet row) throws SQLException {
        int number = row.getInt("row_number");
        var sealed = new Sealed(
                Objects.requireNonNull(row.getBytes("wrapped_key")),
                Objects.requireNonNull(row.getBytes("ciphertext")));
        return json.readValue(cipher.open(sealed, contextOf(batch, number)), RowInClear.class)
                .numbered(number);
    }

    private static byte[] contextOf(BatchId batch, BatchedQuery row) {
        return contextOf(batch, row.number());
    }

    private static byte[] contextOf(BatchId batch, int row) {
        return ("batched_query/" + batch + "/" + row).getBytes(StandardCharsets.UTF_8);
    }

    /** What is sealed. Never printed. */
    private record RowInClear(
            UUID authorization,
            String reportType,
            String purpose,
            String businessReference,
            @Nullable String trigger,
            String name,
            String documentType,
            String documentNumber) {

        static RowInClear of(BatchedQuery row) {
            return new RowInClear(
                    row.authorization().value(),
                    row.reportType().name(),
                    row.purpose().name(),
                    row.businessReference().value(),
                    row.trigger() == null ? null : row.trigger().name(),
                    row.subject().name().reveal(),
                    row.subject().document().type().name(),
                    row.subject().document().reveal());
        }

        BatchedQuery numbered(int number) {
            return new BatchedQuery(
                    number,
                    new AuthorizationId(authorization),
                    ReportType.valueOf(reportType),
                    Purpose.valueOf(purpose),
                    new BusinessReference(businessReference),
                    trigger == null ? null : Trigger.valueOf(trigger),
                    new Subject(
                            PersonName.of(name),
                            new IdentityDocument(DocumentType.valueOf(documentType), documentNumber)));
        }

        @Override
        public String toString() {
            return "RowInClear[***]";
        }
    }
}
