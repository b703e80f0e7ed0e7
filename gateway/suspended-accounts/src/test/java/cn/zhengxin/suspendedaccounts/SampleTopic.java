package cn.zhengxin.suspendedaccounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The register's topic, and somebody who tells events on it. */
final class SampleTopic implements AutoCloseable {

    static final String NAME = "credit.authorization.v1";

    private final KafkaProducer<byte[], byte[]> events;

    private SampleTopic(KafkaProducer<byte[], byte[]> events) {
        this.events = events;
    }

    /** Creates the topic where it is not there yet. */
    static SampleTopic at(String bootstrapServers) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(NAME, 3, (short) 1))).all().get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
        var events = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        // The sender's own first time is not what tests look at.
        events.partitionsFor(NAME);
        return new SampleTopic(events);
    }

    /** Returns once the event about the account's tokens is on the topic. */
    void tellTokens(String about, String refused) throws InterruptedException, ExecutionException {
        send(
                about,
                "{\"type\":\"Told\",\"aggregateId\":\"" + about + "\",\"data\":{\"tokensRefused\":" + refused + "}}");
    }

    /** Returns once the event is on the topic. */
    void tell(String about, String refused) throws InterruptedException, ExecutionException {
        send(
                about,
                "{\"type\":\"Told\",\"aggregateId\":\"" + about + "\",\"data\":{\"accountRefused\":" + refused + "}}");
    }

    void send(String key, String body) throws InterruptedException, ExecutionException {
        events.send(new ProducerRecord<>(NAME, key.getBytes(UTF_8), body.getBytes(UTF_8)))
                .get();
    }

    @Override
    public void close() {
        events.close();
    }
}
