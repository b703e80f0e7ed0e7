package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Read through a cursor: the driver fetches a part at a time, and only within a transaction. */
@Repository
class JdbcRecordedDecisions implements RecordedDecisions {

    private static final int FETCHED_AT_A_TIME = 500;

    private final JdbcClient database;
    private final TransactionTemplate oneView;
    private final GateFactsJson facts;
    private final JsonMapper json;

    JdbcRecordedDecisions(JdbcClient database, PlatformTransactionManager transactionManager, JsonMapper json) {
        this.database = database;
        this.oneView = new TransactionTemplate(transactionManager);
        this.oneView.setReadOnly(true);
        this.oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.facts = new GateFactsJson(json);
        this.json = json;
    }

    @Override
    public void between(Instant from, Instant to, Consumer<RecordedDecision> reader) {
        oneView.executeWithoutResult(transaction -> database.sql("""
                        SELECT query_id, facts, decision FROM gate_record
                        WHERE decided_at >= :from AND decided_at < :to
                        ORDER BY decided_at, query_id
                        """)
                .withFetchSize(FETCHED_AT_A_TIME)
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                .query(row -> {
                    reader.accept(recorded(row));
                }));
    }

    private RecordedDecision recorded(ResultSet row) throws SQLException {
        return new RecordedDecision(
                new CreditQueryId(Objects.requireNonNull(row.getObject("query_id", UUID.class))),
                readable(Objects.requireNonNull(row.getString("facts"))),
                json.readValue(Objects.requireNonNull(row.getString("decision")), Decision.class));
    }

    private Optional<GateFacts> readable(String kept) {
        try {
            return Optional.of(facts.read(kept));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
