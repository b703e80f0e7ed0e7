package cn.zhengxin.audittrail;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands each event to its handler once, however often the topic delivers it. */
final class IdempotentConsumer implements MessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(IdempotentConsumer.class);

    private final EventHandler handler;
    private final String group;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    IdempotentConsumer(
            EventHandler handler,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.handler = handler;
        this.group = handler.group();
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactionManager);
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> message) {
        var received = EventRecords.read(message);
        if (received.isEmpty()) {
            putAside(message, DeadLetterReason.ENVELOPE_INVALID);
            return;
        }
        var first = transactions.execute(status -> handleOnce(received.get()));
        count(Boolean.TRUE.equals(first) ? "handled" : "duplicate");
    }

    private boolean handleOnce(ReceivedEvent received) {
        var inserted = jdbc.sql("""
                        INSERT INTO consumed_event (consumer_group, event_id) VALUES (:group, :id)
                        ON CONFLICT DO NOTHING
                        """)
                .param("group", group)
                .param("id", received.event().id().value())
                .update();
        if (inserted == 0) {
            return false;
        }
        handler.handle(received);
        return true;
    }

    void putAside(ConsumerRecord<byte[], byte[]> message, DeadLetterReason reason) {
        deadLetters.put(message, group, reason);
        count("dead_letter");
        log.warn(
                "A message became a dead letter: {} at {}-{}@{} in group {}",
                reason,
                message.topic(),
                message.partition(),
                message.offset(),
                group);
    }

    private void count(String outcome) {
        meters.counter("zhengxin.events.consumed", "group", group, "outcome", outcome)
                .increment();
    }
}
