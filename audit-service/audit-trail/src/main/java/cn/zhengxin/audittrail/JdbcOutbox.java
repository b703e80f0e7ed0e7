package cn.zhengxin.audittrail;

import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events into the table that the relay empties. */
final class JdbcOutbox implements Outbox {

    private static final int LONGEST_BODY = 200_000;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TraceParents traceParents;
    private final RelaySignal signal;

    JdbcOutbox(DataSource dataSource, TraceParents traceParents, RelaySignal signal) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
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
        jdbc.sql("""
                        INSERT INTO outbox_event (event_id, type, version, aggregate_id, body, traceparent, occurred_at)
                        VALUES (:id, :type, :version, :aggregate, :body, :traceparent, :occurredAt)
                        """)
                .param("id", event.id().value())
                .param("type", event.type())
                .param("version", event.version())
                .param("aggregate", event.aggregateId())
                .param("body", body)
                .param("traceparent", traceParents.current().orElse(null))
                .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new WakeRelay(signal));
    }

    private record WakeRelay(RelaySignal signal) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            signal.raise();
        }
    }
}
