package cn.zhengxin.deploy.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The bank's core system, as far as it tells of loans (Q5, Q6, A11). */
final class CoreSystem {

    private static final String TOPIC = "core.loan.v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final RunningPlatform platform;

    CoreSystem(RunningPlatform platform) {
        this.platform = platform;
    }

    /** A loan of B10001 that was paid out a moment ago; returns when the platform has heard of it. */
    void grant(String loanReference) {
        tell(loanReference, Map.of("kind", "MOVED"));
        tell(loanReference, Map.of("kind", "CLASSIFIED", "assetClass", "NORMAL"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> platform.countIn(
                                "authorization",
                                "SELECT count(*) FROM loan WHERE loan_reference = ? AND asset_class IS NOT NULL "
                                        + "AND last_movement_at IS NOT NULL",
                                loanReference)
                        == 1);
    }

    private void tell(String loanReference, Map<String, String> news) {
        String id = UUID.randomUUID().toString();
        var data = new HashMap<String, Object>(news);
        data.put("institution", "B10001");
        data.put("loanReference", loanReference);
        var event = Map.of(
                "id",
                id,
                "type",
                "LoanChanged",
                "version",
                1,
                "aggregateId",
                loanReference,
                "occurredAt",
                Instant.now().minusSeconds(60).toString(),
                "actor",
                Map.of("kind", "SYSTEM", "account", "core-banking"),
                "origin",
                Map.of(),
                "result",
                news.get("kind"),
                "data",
                data);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", platform.address().kafka(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            var message = new ProducerRecord<>(TOPIC, loanReference, JSON.writeValueAsString(event));
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
