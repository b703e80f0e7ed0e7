package cn.zhengxin.audittrail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands what one poll brought to its handler in one transaction. A poll that cannot be handled as a whole is taken apart: each
 * message then goes the way of a single one, and the first that fails is named to the container, which keeps what came before it.
 */
final class IdempotentBatchConsumer implements BatchMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(IdempotentBatchConsumer.class);

    private final EventBatchHandler handler;
    private final IdempotentConsumer single;
    private final ConsumedEvents consumed;
    private final TransactionTemplate transactions;

    IdempotentBatchConsumer(
            EventBatchHandler handler,
            IdempotentConsumer single,
            ConsumedEvents consumed,
            TransactionTemplate transactions) {
        this.handler = handler;
        this.single = single;
        this.consumed = consumed;
        this.transactions = transactions;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> messages) {
        if (messages.size() == 1 || !handledTogether(messages)) {
            messages.forEach(this::handleAlone);
        }
    }

    private boolean handledTogether(List<ConsumerRecord<byte[], byte[]>> messages) {
        var received = new ArrayList<ReceivedEvent>(messages.size());
        for (var message : messages) {
            var event = EventRecords.read(message);
            if (event.isEmpty()) {
                return false;
            }
            received.add(event.get());
        }
        try {
            var first = transactions.execute(status -> handleOnce(received));
            single.count("handled", first);
            single.count("duplicate", received.size() - first);
            return true;
        } catch (RuntimeException failure) {
            // Whatever it was, it is found out again with the message that it belongs to.
            log.warn(
                    "{} messages could not be handled together in group {} and are handled one by one: {}",
                    messages.size(),
                    handler.group(),
                    failure.getClass().getName());
            return false;
        }
    }

    private int handleOnce(List<ReceivedEvent> received) {
        var events = new LinkedHashMap<UUID, ReceivedEvent>();
        received.forEach(one -> events.putIfAbsent(one.event().id().value(), one));
        events.keySet().retainAll(consumed.note(handler.group(), events.keySet()));
        if (!events.isEmpty()) {
            handler.handle(List.copyOf(events.values()));
        }
        return events.size();
    }

    private void handleAlone(ConsumerRecord<byte[], byte[]> message) {
        try {
            single.onMessage(message);
        } catch (RuntimeException failure) {
            throw Failures.isTransient(failure) ? new Passing(failure, message) : new Staying(failure, message);
        }
    }

    // Two types, because the container begins to count attempts anew when the type of a message's failure changes: an
    // outage
    // must not use up the attempts of an event, nor a bad event hide behind an outage.

    private static final class Passing extends BatchListenerFailedException {

        private static final long serialVersionUID = 1L;

        Passing(RuntimeException failure, ConsumerRecord<byte[], byte[]> message) {
            super("A message has to wait", failure, message);
        }
    }

    private static final class Staying extends BatchListenerFailedException {

        private static final long serialVersionUID = 1L;

        Staying(RuntimeException failure, ConsumerRecord<byte[], byte[]> message) {
            super("A message could not be handled", failure, message);
        }
    }
}
