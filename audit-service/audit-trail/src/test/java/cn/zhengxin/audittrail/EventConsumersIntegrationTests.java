package cn.zhengxin.audittrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.TransientDataAccessResourceException;

/** The consuming end as a service has it: through the auto-configuration. */
class EventConsumersIntegrationTests {

    private static EventStream stream;
    private static KafkaProducer<byte[], byte[]> stranger;

    private ConfigurableApplicationContext service;
    private Recorder recorder;

    @BeforeAll
    static void startServers() {
        stream = new EventStream();
        stream.topics.ensure(List.of(stream.topic));
        stranger = new KafkaProducer<>(stream.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stopServers() {
        stranger.close();
        stream.close();
    }

    @BeforeEach
    void startService() {
        recorder = new Recorder("group-" + UUID.randomUUID(), stream.topic);
        service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> ((org.springframework.context.support.GenericApplicationContext) context)
                        .registerBean(Recorder.class, () -> recorder))
                .properties(Map.of(
                        "spring.datasource.url",
                        stream.database.jdbcUrl(),
                        "spring.datasource.username",
                        stream.database.appName(),
                        "spring.datasource.password",
                        stream.database.appPassword(),
                        "spring.flyway.enabled",
                        "false",
                        "spring.kafka.bootstrap-servers",
                        stream.kafka.bootstrapServers(),
                        "zhengxin.audit-trail.producer",
                        stream.producer,
                        "zhengxin.audit-trail.topic",
                        stream.topic,
                        "zhengxin.audit-trail.relay.lease",
                        "1s",
                        "spring.main.banner-mode",
                        "off"))
                .run();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    @Test
    @DisplayName("U1 · an event that was committed reaches the handler with its number")
    void aCommittedEventReachesTheHandler() {
        var id = stream.append("thing-1");
        await().atMost(Duration.ofSeconds(30)).until(() -> recorder.handled(id) == 1);
        var received = recorder.received.stream()
                .filter(one -> one.event().id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(received.producer()).isEqualTo(stream.producer);
        assertThat(received.sequence()).isPositive();
        assertThat(received.event().aggregateId()).isEqualTo("thing-1");
    }

    @Test
    @DisplayName("U1 · an event delivered ten times is handled once")
    void anEventDeliveredTenTimesIsHandledOnce() {
        var event = EventStream.event("thing-2");
        for (var delivery = 0; delivery < 10; delivery++) {
            deliver("thing-2", EventJson.write(event), headers(event.id()));
        }
        var marker = EventStream.event("thing-2");
        deliver("thing-2", EventJson.write(marker), headers(marker.id()));

        await().atMost(Duration.ofSeconds(30)).until(() -> recorder.handled(marker.id()) == 1);
        assertThat(recorder.handled(event.id())).isEqualTo(1);
    }

    @Test
    @DisplayName("U1 · a poison message becomes a dead letter within five seconds and the partition goes on")
    void aPoisonMessageBecomesADeadLetter() {
        var warm = stream.append("poisoned");
        await().atMost(Duration.ofSeconds(30)).until(() -> recorder.handled(warm) == 1);

        var sentAt = System.nanoTime();
        deliver("poisoned", "{\"name\": \"张三\", broken", Map.of("x_note", "张三"));
        var after = EventStream.event("poisoned");
        deliver("poisoned", EventJson.write(after), headers(after.id()));

        await().atMost(Duration.ofSeconds(5)).until(() -> recorder.handled(after.id()) == 1);
        var letter = deadLetter("{\"name\": \"张三\", broken");
        assertThat(Duration.ofNanos(System.nanoTime() - sentAt)).isLessThan(Duration.ofSeconds(8));
        assertThat(letter).containsEntry("zx_dead_letter_reason", "ENVELOPE_INVALID");
        assertThat(letter.keySet())
                .as("nothing of the message in its headers")
                .containsExactlyInAnyOrder(
                        "zx_dead_letter_reason",
                        "zx_dead_letter_group",
                        "zx_dead_letter_topic",
                        "zx_dead_letter_partition",
                        "zx_dead_letter_offset");
    }

    @Test
    @DisplayName("U1 · a message without the envelope's headers becomes a dead letter")
    void aMessageWithoutHeadersBecomesADeadLetter() {
        var event = EventStream.event("no-headers");
        deliver("no-headers", EventJson.write(event), Map.of());
        assertThat(deadLetter(EventJson.write(event))).containsEntry("zx_dead_letter_reason", "ENVELOPE_INVALID");
        assertThat(recorder.handled(event.id())).isZero();
    }

    @Test
    @DisplayName("U1 · an event its handler always fails on is tried five times, then becomes a dead letter")
    void anEventItsHandlerFailsOnBecomesADeadLetter() {
        var tries = new AtomicInteger();
        var bad = EventStream.event("failing");
        recorder.before = received -> {
            if (received.event().id().equals(bad.id())) {
                tries.incrementAndGet();
                throw new IllegalStateException("张三 cannot be handled");
            }
        };
        deliver("failing", EventJson.write(bad), headers(bad.id()));
        var good = EventStream.event("failing");
        deliver("failing", EventJson.write(good), headers(good.id()));

        await().atMost(Duration.ofSeconds(10)).until(() -> recorder.handled(good.id()) == 1);
        assertThat(tries).hasValue(5);
        var letter = deadLetter(EventJson.write(bad));
        assertThat(letter)
                .containsEntry("zx_dead_letter_reason", "HANDLER_FAILED")
                .containsEntry("ce_id", bad.id().toString());
        assertThat(letter.values()).noneMatch(value -> value.contains("张三"));
    }

    @Test
    @DisplayName("N3 · a failure that passes is retried for as long as it lasts, and nothing is lost")
    void aPassingFailureIsRetriedWithoutLoss() {
        var tries = new AtomicInteger();
        var event = EventStream.event("patient");
        recorder.before = received -> {
            if (received.event().id().equals(event.id()) && tries.incrementAndGet() <= 8) {
                throw new TransientDataAccessResourceException("the database is away");
            }
        };
        deliver("patient", EventJson.write(event), headers(event.id()));

        await().atMost(Duration.ofSeconds(60)).until(() -> recorder.handled(event.id()) == 1);
        assertThat(tries).hasValue(9);
    }

    @Test
    @DisplayName("N5 · what a handler wrote before it failed is rolled back with the note that it handled the event")
    void aFailedHandlerLeavesNothing() {
        var event = EventStream.event("rolled-back");
        var tries = new AtomicInteger();
        recorder.before = received -> {
            if (received.event().id().equals(event.id()) && tries.incrementAndGet() == 1) {
                stream.jdbc.sql("SELECT 1").query(Integer.class).single();
                throw new RetryLater("not now");
            }
        };
        deliver("rolled-back", EventJson.write(event), headers(event.id()));
        await().atMost(Duration.ofSeconds(30)).until(() -> recorder.handled(event.id()) == 1);
        var notes = stream.jdbc
                .sql("SELECT count(*) FROM consumed_event WHERE consumer_group = :group AND event_id = :id")
                .param("group", recorder.group())
                .param("id", event.id().value())
                .query(Long.class)
                .single();
        assertThat(notes).isEqualTo(1);
    }

    @Test
    @DisplayName("U2 · health and metrics tell how much waits and how long")
    void healthAndMetricsTellWhatWaits() {
        var health = service.getBean(OutboxHealth.class);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        var meters = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
        service.getBean(OutboxMetrics.class).bindTo(meters);
        assertThat(meters.get("zhengxin.outbox.pending").gauge().value()).isNotNegative();
        assertThat(meters.get("zhengxin.outbox.age").gauge().value()).isNotNegative();
        var late = new OutboxHealth(stream.queue, Duration.ofNanos(1));
        service.getBean(RelayLifecycle.class).stop();
        stream.append("late");
        assertThat(late.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void deliver(String key, String body, Map<String, String> headers) {
        var message = new ProducerRecord<>(stream.topic, key.getBytes(UTF_8), body.getBytes(UTF_8));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        try {
            stranger.send(message).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> headers(EventId id) {
        return Map.of("ce_id", id.toString(), "ce_producer", "stranger", "ce_sequence", "7");
    }

    private Map<String, String> deadLetter(String body) {
        var topic = stream.topic + "." + recorder.group() + ".dlt";
        var letters = EventStream.read(
                stream.kafka,
                topic,
                Duration.ofSeconds(10),
                messages -> find(messages, body).isPresent());
        var found = find(letters, body);
        assertThat(found).as("dead letter").isPresent();
        var headers = new java.util.TreeMap<String, String>();
        found.get().headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> find(
            List<ConsumerRecord<byte[], byte[]>> messages, String body) {
        return messages.stream()
                .filter(message -> new String(message.value(), UTF_8).equals(body))
                .findFirst();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    /** Notes what it was given, after whatever the test wants to happen before. */
    static final class Recorder implements EventHandler {

        private final String group;
        private final String topic;
        final List<ReceivedEvent> received = new CopyOnWriteArrayList<>();
        volatile Consumer<ReceivedEvent> before = event -> {};

        Recorder(String group, String topic) {
            this.group = group;
            this.topic = topic;
        }

        @Override
        public String group() {
            return group;
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public void handle(ReceivedEvent event) {
            before.accept(event);
            received.add(event);
        }

        long handled(EventId id) {
            return received.stream().filter(one -> one.event().id().equals(id)).count();
        }
    }
}
