package cn.zhengxin.authorization.loan;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.zhengxin.authorization.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The bank's core system, as far as it tells of loans. */
public final class CoreSystem {

    public static final String TOPIC = "core.loan.v1";

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final String bootstrapServers;

    public CoreSystem(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public static Map<String, Object> news(String loanReference, String kind, Instant occurredAt) {
        var data = new HashMap<String, Object>();
        data.put("institution", "B10001");
        data.put("loanReference", loanReference);
        data.put("kind", kind);
        var event = new HashMap<String, Object>();
        event.put("id", UUID.randomUUID().toString());
        event.put("type", "LoanChanged");
        event.put("version", 1);
        event.put("aggregateId", loanReference);
        event.put("occurredAt", occurredAt.toString());
        event.put("actor", Map.of("kind", "SYSTEM", "account", "core-banking"));
        event.put("origin", Map.of());
        event.put("result", kind);
        event.put("data", data);
        return event;
    }

    @SuppressWarnings("unchecked") // made above
    public static Map<String, Object> data(Map<String, Object> event) {
        return (Map<String, Object>) event.get("data");
    }

    public void tell(Map<String, Object> event) {
        send((String) event.get("aggregateId"), (String) event.get("id"), Api.JSON.writeValueAsString(event));
    }

    public void send(String key, String id, String body) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            var message = new ProducerRecord<>(TOPIC, key, body);
            message.headers().add("ce_id", id.getBytes(UTF_8));
            message.headers().add("ce_producer", "core".getBytes(UTF_8));
            message.headers()
                    .add(
                            "ce_sequence",
                            Long.toString(SEQUENCE.incrementAndGet()).getBytes(UTF_8));
            producer.send(message).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
