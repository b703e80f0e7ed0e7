package cn.zhengxin.audittrail;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database's half of relaying: who may number, the numbers themselves, and what has been sent.
 *
 * <p>All times are the database's. Relays run on machines whose clocks differ by minutes; a lease measured by two clocks
 * would be no lease.
 */
final class OutboxQueue {

    /** A relay's right to number, until another relay starts a later epoch. */
    record Term(UUID holder, long epoch) {}

    /** An event with its final number. */
    record NumberedEvent(long sequence, AuditEventRow row) {}

    /** What is sent, as it was written in the business transaction. */
    record AuditEventRow(
            EventId id,
            String type,
            int version,
            String aggregateId,
            Instant occurredAt,
            String body,
            Optional<String> traceparent) {}

    /** Committed events that are not on the topic yet, and the age of the oldest. */
    record Backlog(long pending, Duration age) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String producer;
    private final Duration lease;

    OutboxQueue(DataSource dataSource, PlatformTransactionManager transactionManager, String producer, Duration lease) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.producer = producer;
        this.lease = lease;
    }

    /** Takes the lease when it is free or lapsed, prolongs it when it is the holder's own. */
    Optional<Term> claim(UUID holder) {
        return inTransaction(() -> {
            jdbc.sql("INSERT INTO outbox_relay (producer) VALUES (:producer) ON CONFLICT DO NOTHING")
                    .param("producer", producer)
                    .update();
            return jdbc.sql("""
                            UPDATE outbox_relay
                               SET epoch = CASE WHEN holder = :holder THEN epoch ELSE epoch + 1 END,
                                   holder = :holder,
                                   lease_until = clock_timestamp() + make_interval(secs => :lease)
                             WHERE producer = :producer
                               AND (holder = :holder OR holder IS NULL OR lease_until < clock_timestamp())
                            RETURNING epoch
                            """)
                    .param("producer", producer)
                    .param("holder", holder)
                    .param("lease", lease.toMillis() / 1000.0)
                    .query(Long.class)
                    .optional()
                    .map(epoch -> new Term(holder, epoch));
        });
    }

    /** Gives the lease back, so that the next relay need not wait for it to lapse. */
    void resign(Term term) {
        jdbc.sql("""
                        UPDATE outbox_relay SET holder = NULL, lease_until = '-infinity'
                         WHERE producer = :producer AND holder = :holder AND epoch = :epoch
                        """)
                .param("producer", producer)
                .param("holder", term.holder())
                .param("epoch", term.epoch())
                .update();
    }

    /**
     * Numbers the next committed events without a gap. Holding the producer's row locked, it first makes sure that the
     * term still runs: a relay that was frozen and woken finds a later epoch there and numbers nothing.
     *
     * @return how many were numbered, or nothing when the term is over
     */
    OptionalLong number(Term term, int batch) {
        return inTransaction(() -> {
            var last = jdbc.sql("""
                            SELECT last_sequence FROM outbox_relay
                             WHERE producer = :producer AND holder = :holder AND epoch = :epoch
                               FOR UPDATE
                            """)
                    .param("producer", producer)
                    .param("holder", term.holder())
                    .param("epoch", term.epoch())
                    .query(Long.class)
                    .optional();
            if (last.isEmpty()) {
                return OptionalLong.empty();
            }
            // A statement of its own, so that its view of the table is younger than the lock.
            var now = jdbc.sql("""
                            WITH next AS (
                                SELECT position, row_number() OVER (ORDER BY position) AS place
                                  FROM (SELECT position FROM outbox_event
                                         WHERE sequence IS NULL ORDER BY position LIMIT :batch) AS waiting),
                            numbered AS (
                                UPDATE outbox_event AS event SET sequence = :last + next.place
                                  FROM next WHERE event.position = next.position
                                RETURNING event.position)
                            UPDATE outbox_relay
                               SET last_sequence = last_sequence + (SELECT count(*) FROM numbered)
                             WHERE producer = :producer
                            RETURNING last_sequence
                            """)
                    .param("batch", batch)
                    .param("last", last.get())
                    .param("producer", producer)
                    .query(Long.class)
                    .single();
            return OptionalLong.of(now - last.get());
        });
    }

    /** Whether anything waits to be numbered or sent. */
    boolean hasWork() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM outbox_event WHERE published_at IS NULL)")
                .query(Boolean.class)
                .single();
    }

    /** Numbered events that are not marked as sent, in the order of their numbers. */
    List<NumberedEvent> unpublished(int batch) {
        return jdbc.sql("""
                        SELECT sequence, event_id, type, version, aggregate_id, occurred_at, body, traceparent
                          FROM outbox_event
                         WHERE published_at IS NULL AND sequence IS NOT NULL
                         ORDER BY sequence LIMIT :batch
                        """)
                .param("batch", batch)
                .query((row, number) -> new NumberedEvent(
                        row.getLong("sequence"),
                        new AuditEventRow(
                                new EventId(row.getObject("event_id", UUID.class)),
                                row.getString("type"),
                                row.getInt("version"),
                                row.getString("aggregate_id"),
                                row.getObject("occurred_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("body"),
                                Optional.ofNullable(row.getString("traceparent")))))
                .list();
    }

    /** Notes that everything up to this number is on the topic. */
    void markPublished(long throughSequence) {
        jdbc.sql("""
                        UPDATE outbox_event SET published_at = clock_timestamp()
                         WHERE published_at IS NULL AND sequence <= :through
                        """).param("through", throughSequence).update();
    }

    /** Whether this number was given to this event. */
    boolean isNumbered(EventId id, long sequence) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM outbox_event WHERE event_id = :id AND sequence = :sequence)")
                .param("id", id.value())
                .param("sequence", sequence)
                .query(Boolean.class)
                .single();
    }

    Backlog backlog() {
        return jdbc.sql("""
                        SELECT count(*) AS pending,
                               coalesce(extract(epoch FROM clock_timestamp() - min(written_at)), 0) AS age
                          FROM outbox_event WHERE published_at IS NULL
                        """)
                .query((row, number) ->
                        new Backlog(row.getLong("pending"), Duration.ofMillis(Math.round(row.getDouble("age") * 1000))))
                .single();
    }

    /** Forgets events that were sent long ago; the audit ledger keeps them. */
    int forgetPublishedBefore(Duration retention) {
        return jdbc.sql("""
                        DELETE FROM outbox_event
                         WHERE position IN (SELECT position FROM outbox_event
                                             WHERE published_at < clock_timestamp() - make_interval(secs => :age)
                                             LIMIT 5000)
                        """).param("age", (double) retention.toSeconds()).update();
    }

    private <T> T inTransaction(Supplier<T> work) {
        var result = transactions.execute(status -> {
            // A relay frozen in here must not keep the row locked: the server ends its session.
            jdbc.sql("""
                            SELECT set_config('idle_in_transaction_session_timeout', '3s', true),
                                   set_config('lock_timeout', '2s', true)
                            """).query((row, number) -> row.getString(1)).list();
            return work.get();
        });
        if (result == null) {
            throw new IllegalStateException("a transaction of the relay had no result");
        }
        return result;
    }
}
