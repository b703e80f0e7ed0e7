package cn.zhengxin.audittrail;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages aside that a group cannot handle. The message itself is kept as it came; its headers say where it was
 * and a reason code, never an exception's text.
 */
final class DeadLetters implements AutoCloseable {

    private static final List<String> KEPT = List.of(
            EventHeaders.SPECIFICATION_VERSION,
            EventHeaders.ID,
            EventHeaders.SOURCE,
            EventHeaders.TYPE,
            EventHeaders.TIME,
            EventHeaders.SUBJECT,
            EventHeaders.SEQUENCE,
            EventHeaders.PRODUCER,
            EventHeaders.CONTENT_TYPE,
            EventHeaders.TRACEPARENT);

    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<byte[], byte[]> sender;

    DeadLetters(Map<String, Object> producerSettings) {
        this.settings = new HashMap<>(producerSettings);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "dead-letters");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    static String topic(String topic, String group) {
        return topic + "." + group + ".dlt";
    }

    /**
     * Returns when the broker has the message.
     *
     * @throws RetryLater when it did not take it; the message then stays where it is and comes again
     */
    void put(ConsumerRecord<byte[], byte[]> message, String group, DeadLetterReason reason) {
        var letter = new ProducerRecord<>(topic(message.topic(), group), message.key(), message.value());
        for (var name : KEPT) {
            var header = message.headers().lastHeader(name);
            if (header != null && header.value() != null && header.value().length <= 512) {
                letter.headers().add(name, header.value());
            }
        }
        EventRecords.add(letter.headers(), EventHeaders.DEAD_LETTER_REASON, reason.name());
        EventRecords.add(letter.headers(), EventHeaders.DEAD_LETTER_GROUP, group);
        EventRecords.add(letter.headers(), EventHeaders.DEAD_LETTER_TOPIC, message.topic());
        EventRecords.add(letter.headers(), EventHeaders.DEAD_LETTER_PARTITION, Integer.toString(message.partition()));
        EventRecords.add(letter.headers(), EventHeaders.DEAD_LETTER_OFFSET, Long.toString(message.offset()));
        try {
            sender().send(letter).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new RetryLater("a dead letter was not taken", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RetryLater("interrupted while putting a dead letter", interrupted);
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> sender() {
        if (sender == null) {
            sender = new KafkaProducer<>(settings);
        }
        return sender;
    }

    @Override
    public synchronized void close() {
        if (sender != null) {
            sender.close(Duration.ofSeconds(2));
            sender = null;
        }
    }
}
