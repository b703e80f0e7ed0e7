package cn.zhengxin.audittrail;

import java.time.ZoneOffset;
import java.util.HashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events into the table that the relay empties: at once, or with the last rows of their transaction. */
final class JdbcOutbox implements Outbox {

    private static final int LONGEST_BODY = 200_000;

    private static final String INSERT = """
            INSERT INTO outbox_event (event_id, type, version, aggregate_id, body, traceparent, occurred_at)
            VALUES (:id, :type, :version, :aggregate, :body, :traceparent, :occurredAt)
            """;

    private final DataSource dataSource;
    private final LastRows rows;
    private final TraceParents traceParents;
    private final RelaySignal signal;

    /** One that writes each event at once. */
    JdbcOutbox(DataSource dataSource, TraceParents traceParents, RelaySignal signal) {
        this(dataSource, atOnce(JdbcClient.create(dataSource)), traceParents, signal);
    }

    JdbcOutbox(DataSource dataSource, LastRows rows, TraceParents traceParents, RelaySignal signal) {
        this.dataSource = dataSource;
        this.rows = rows;
        this.traceParents = traceParents;
        this.signal = signal;
    }

    @Override
    public void append(AuditEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("an event was appended outside a transaction of its database");
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("an event was appended in a transaction that only reads");
        }
        var body = EventJson.write(event);
        if (body.length() > LONGEST_BODY) {
            // The broker would refuse it later, and everything behind it would wait for ever.
            throw new IllegalArgumentException("an event is longer than " + LONGEST_BODY + " characters");
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", event.id().value());
        values.put("type", event.type());
        values.put("version", event.version());
        values.put("aggregate", event.aggregateId());
        values.put("body", body);
        values.put("traceparent", traceParents.current().orElse(null));
        values.put("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC));
        rows.add(INSERT, values);
        TransactionSynchronizationManager.registerSynchronization(new WakeRelay(signal));
    }

    private static LastRows atOnce(JdbcClient jdbc) {
        return (statement, values) -> jdbc.sql(statement).params(values).update();
    }

    private record WakeRelay(RelaySignal signal) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            signal.raise();
        }
    }
}
