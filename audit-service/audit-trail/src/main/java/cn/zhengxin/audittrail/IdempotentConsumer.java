package cn.zhengxin.audittrail;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands each event to its handler once, however often the topic delivers it. */
final class IdempotentConsumer implements MessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(IdempotentConsumer.class);

    private final EventHandler handler;
    private final String group;
    private final ConsumedEvents consumed;
    private final TransactionTemplate transactions;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    IdempotentConsumer(
            EventHandler handler,
            ConsumedEvents consumed,
            TransactionTemplate transactions,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.handler = handler;
        this.group = handler.group();
        this.consumed = consumed;
        this.transactions = transactions;
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
        count(first ? "handled" : "duplicate", 1);
    }

    private boolean handleOnce(ReceivedEvent received) {
        if (consumed.note(group, List.of(received.event().id().value())).isEmpty()) {
            return false;
        }
        handler.handle(received);
        return true;
    }

    void putAside(ConsumerRecord<byte[], byte[]> message, DeadLetterReason reason) {
        deadLetters.put(message, group, reason);
        count("dead_letter", 1);
        log.warn(
                "A message became a dead letter: {} at {}-{}@{} in group {}",
                reason,
                message.topic(),
                message.partition(),
                message.offset(),
                group);
    }

    void count(String outcome, int events) {
        meters.counter("zhengxin.events.consumed", "group", group, "outcome", outcome)
                .increment(events);
    }
}
