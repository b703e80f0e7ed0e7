package cn.zhengxin.audittrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The broker's half of relaying. All relays of one producer share one transactional identifier, so that opening a
 * publisher shuts out every earlier one: a relay that was frozen after it was allowed to send is refused by the broker
 * when it wakes.
 *
 * <p>Each transaction also commits, as the offset of a group of its own, the last number it sent. Whoever comes next
 * reads there how far the topic got and does not send again what a predecessor sent without living to mark it.
 */
final class EventPublisher implements AutoCloseable {

    /** How far the topic got: the last number sent and the event that had it. */
    record Progress(long sequence, EventId lastEvent) {}

    private static final byte[] REHEARSAL = "rehearsal".getBytes(UTF_8);

    private final KafkaProducer<byte[], byte[]> sender;
    private final KafkaConsumer<byte[], byte[]> progressReader;
    private final String producer;
    private final TopicPartition progressPartition;

    private EventPublisher(
            KafkaProducer<byte[], byte[]> sender,
            KafkaConsumer<byte[], byte[]> progressReader,
            String producer,
            String topic) {
        this.sender = sender;
        this.progressReader = progressReader;
        this.producer = producer;
        this.progressPartition = new TopicPartition(topic, 0);
    }

    static String transactionalId(String producer) {
        return "zhengxin-relay-" + producer;
    }

    /** Opens the publisher and shuts out every earlier one of the same producer. */
    @SuppressWarnings("resource") // the publisher owns it
    static EventPublisher open(
            Map<String, Object> producerSettings, Map<String, Object> consumerSettings, String producer, String topic) {
        var settings = new HashMap<>(producerSettings);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(producer));
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId(producer));
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        // Short enough that a relay notices a lost broker before its lease is of any interest to others.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        var sender = new KafkaProducer<byte[], byte[]>(settings);
        try {
            sender.initTransactions();
        } catch (RuntimeException refused) {
            sender.close(Duration.ZERO);
            throw refused;
        }
        return new EventPublisher(sender, progressReader(consumerSettings, producer), producer, topic);
    }

    /** It reads no events; it only asks for the offset of its group. */
    private static KafkaConsumer<byte[], byte[]> progressReader(Map<String, Object> consumerSettings, String producer) {
        var settings = new HashMap<>(consumerSettings);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, transactionalId(producer));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, transactionalId(producer) + "-progress");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Waits for the end of a predecessor's transaction instead of reading past it.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(settings);
    }

    /** What the last committed transaction of this producer noted. */
    Optional<Progress> progress() {
        var noted = progressReader.committed(Set.of(progressPartition), Duration.ofSeconds(5));
        return Optional.ofNullable(noted.get(progressPartition))
                .map(offset -> new Progress(offset.offset(), EventId.of(offset.metadata())));
    }

    /**
     * Goes the whole way of {@link #publish} once, to every partition, and takes it back. The first transaction of a process
     * looks up the topic, two coordinators and a leader for each partition, which costs most of a second on a cold machine. O11
     * has no such second: it is spent here, before the service says that it is ready. What is taken back is seen by nobody who
     * reads committed messages, and the noted progress stays what it was.
     */
    void rehearse() {
        var partitions = sender.partitionsFor(progressPartition.topic());
        sender.beginTransaction();
        for (var partition : partitions) {
            var _ = sender.send(new ProducerRecord<>(partition.topic(), partition.partition(), REHEARSAL, null));
        }
        sender.sendOffsetsToTransaction(
                Map.of(progressPartition, new OffsetAndMetadata(0)), progressReader.groupMetadata());
        sender.flush();
        sender.abortTransaction();
    }

    /** Sends all or none of these events. After an exception the publisher is of no use any more. */
    void publish(List<OutboxQueue.NumberedEvent> events) {
        sender.beginTransaction();
        for (var event : events) {
            // A failure of one send surfaces in the commit, which waits for all of them.
            var _ = sender.send(record(event));
        }
        var last = events.getLast();
        sender.sendOffsetsToTransaction(
                Map.of(
                        progressPartition,
                        new OffsetAndMetadata(last.sequence(), last.row().id().toString())),
                progressReader.groupMetadata());
        sender.commitTransaction();
    }

    private ProducerRecord<byte[], byte[]> record(OutboxQueue.NumberedEvent event) {
        return EventRecords.of(progressPartition.topic(), producer, event);
    }

    @Override
    public void close() {
        sender.close(Duration.ZERO);
        progressReader.close(CloseOptions.timeout(Duration.ZERO));
    }
}
