package cn.zhengxin.audittrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A handler that takes what one poll brings. Events are on their topic before the service starts, so that its first poll brings
 * all of them.
 */
class EventBatchConsumersIntegrationTests {

    private static EventStream stream;
    private static KafkaProducer<byte[], byte[]> stranger;

    private final String topic = "batch-" + UUID.randomUUID();
    private final Recorder recorder = new Recorder("group-" + UUID.randomUUID(), topic);
    private @Nullable ConfigurableApplicationContext service;

    @BeforeAll
    static void startServers() throws SQLException {
        stream = new EventStream();
        stranger = new KafkaProducer<>(stream.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        asSuperuser("CREATE TABLE taken_event (position bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL)");
        asSuperuser("GRANT SELECT, INSERT, DELETE ON taken_event TO " + stream.database.appName());
    }

    @AfterAll
    static void stopServers() {
        stranger.close();
        stream.close();
    }

    @BeforeEach
    void makeTopic() throws SQLException {
        stream.topics.ensure(List.of(topic));
        asSuperuser("DELETE FROM taken_event");
    }

    @AfterEach
    void stopService() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    @DisplayName("U1: what one poll brings is handled in one transaction, in its order")
    void handlesAPollInOneTransaction() {
        var events = events(50);
        events.forEach(this::deliver);
        startService();
        await().atMost(Duration.ofSeconds(30)).until(() -> taken().size() == 50);
        assertThat(taken()).isEqualTo(ids(events));
        assertThat(noted()).isEqualTo(50);
        assertThat(recorder.calls).containsExactly(50);
        assertThat(stream.jdbc
                        .sql("SELECT count(DISTINCT xmin::text) FROM taken_event")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("U1: an event delivered ten times in one poll and ten times after it is handled once")
    void handlesDuplicatesOnce() {
        var events = new ArrayList<>(events(20));
        var deliveries = new ArrayList<AuditEvent>();
        for (var delivery = 0; delivery < 10; delivery++) {
            deliveries.addAll(events);
        }
        Collections.shuffle(deliveries, new Random(5));
        deliveries.forEach(this::deliver);
        startService();
        await().atMost(Duration.ofSeconds(30)).until(() -> taken().size() == 20);

        deliveries.forEach(this::deliver);
        var marker = events(1).getFirst();
        deliver(marker);
        await().atMost(Duration.ofSeconds(30)).until(() -> taken().contains(marker.id()));
        events.add(marker);
        assertThat(taken()).containsExactlyInAnyOrderElementsOf(ids(events));
    }

    @Test
    @DisplayName(
            "U1: of a poll with two poison messages only these become dead letters, within five seconds, and the order is kept")
    void putsOnlyThePoisonAside() {
        var events = events(30);
        var failing = events.get(20);
        recorder.before = event -> {
            if (event.event().id().equals(failing.id())) {
                throw new IllegalStateException("cannot be handled");
            }
        };
        events.subList(0, 10).forEach(this::deliver);
        deliver("{ broken", Map.of());
        events.subList(10, 30).forEach(this::deliver);
        startService();
        var good = new ArrayList<>(events);
        good.remove(failing);
        await().atMost(Duration.ofSeconds(30)).until(() -> !recorder.calls.isEmpty() || !taken().isEmpty());
        await().atMost(Duration.ofSeconds(5)).until(() -> taken().size() == good.size());
        assertThat(taken()).isEqualTo(ids(good));
        var letters = EventStream.read(
                stream.kafka,
                DeadLetters.topic(topic, recorder.group()),
                Duration.ofSeconds(10),
                messages -> messages.size() >= 2);
        assertThat(letters)
                .extracting(letter -> new String(letter.value(), UTF_8))
                .containsExactlyInAnyOrder("{ broken", EventJson.write(failing));
    }

    @Test
    @DisplayName(
            "N3: a database that goes away in the middle of a poll loses nothing, doubles nothing and keeps the order")
    void outlastsTheDatabase() throws SQLException {
        var events = events(30);
        var outages = new AtomicInteger();
        recorder.before = event -> {
            if (event.event().id().equals(events.get(17).id()) && outages.getAndIncrement() == 0) {
                stopDatabase();
            }
        };
        events.forEach(this::deliver);
        startService();
        await().atMost(Duration.ofSeconds(30)).until(() -> outages.get() > 0);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> count("SELECT count(*) FROM taken_event") == 0);
        asSuperuser("ALTER DATABASE " + stream.database.name() + " CONNECTION LIMIT -1");

        await().atMost(Duration.ofSeconds(60)).until(() -> count("SELECT count(*) FROM taken_event") >= 30);
        assertThat(taken()).isEqualTo(ids(events));
        assertThat(noted()).isEqualTo(30);
    }

    @Test
    @DisplayName("N3: an outage does not use up the attempts of an event that failed before it")
    void anOutageUsesUpNoAttempts() {
        var tries = new AtomicInteger();
        recorder.before = event -> {
            var attempt = tries.incrementAndGet();
            if (attempt <= 3) {
                throw new IllegalStateException("cannot be handled yet");
            }
            if (attempt <= 7) {
                throw new TransientDataAccessResourceException("the database is away");
            }
        };
        var event = events(1).getFirst();
        deliver(event);
        startService();
        await().atMost(Duration.ofSeconds(30)).until(() -> taken().equals(List.of(event.id())));
        assertThat(tries).hasValue(8);
    }

    @Test
    @DisplayName("U1: an outage does not give an event more attempts than any other")
    void anOutageHidesNoPoison() {
        var tries = new AtomicInteger();
        var poison = events(1).getFirst();
        recorder.before = event -> {
            if (event.event().id().equals(poison.id())) {
                if (tries.incrementAndGet() <= 3) {
                    throw new TransientDataAccessResourceException("the database is away");
                }
                throw new IllegalStateException("cannot be handled");
            }
        };
        deliver(poison);
        startService();
        await().atMost(Duration.ofSeconds(30)).until(() -> tries.get() >= 8);
        var after = events(1).getFirst();
        deliver(after);
        await().atMost(Duration.ofSeconds(5)).until(() -> taken().equals(List.of(after.id())));
        assertThat(tries).hasValue(8);
    }

    private void startService() {
        service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(Recorder.class, () -> recorder.writingTo(context.getBean(JdbcClient.class))))
                .properties(Map.of(
                        "spring.datasource.url",
                        stream.database.jdbcUrl(),
                        "spring.datasource.username",
                        stream.database.appName(),
                        "spring.datasource.password",
                        stream.database.appPassword(),
                        "spring.datasource.hikari.connection-timeout",
                        "500",
                        "spring.flyway.enabled",
                        "false",
                        "spring.kafka.bootstrap-servers",
                        stream.kafka.bootstrapServers(),
                        "zhengxin.audit-trail.producer",
                        stream.producer,
                        "zhengxin.audit-trail.topic",
                        stream.topic,
                        "zhengxin.audit-trail.relay.enabled",
                        "false",
                        "spring.main.banner-mode",
                        "off"))
                .run();
    }

    private static List<AuditEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> EventStream.event("one-partition"))
                .toList();
    }

    private static List<EventId> ids(List<AuditEvent> events) {
        return events.stream().map(AuditEvent::id).toList();
    }

    private void deliver(AuditEvent event) {
        deliver(
                EventJson.write(event),
                Map.of("ce_id", event.id().toString(), "ce_producer", "stranger", "ce_sequence", "7"));
    }

    private void deliver(String body, Map<String, String> headers) {
        var message = new ProducerRecord<>(topic, "one-partition".getBytes(UTF_8), body.getBytes(UTF_8));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        try {
            stranger.send(message).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<EventId> taken() {
        return stream.jdbc.sql("SELECT event_id FROM taken_event ORDER BY position").query(UUID.class).list().stream()
                .map(EventId::new)
                .toList();
    }

    private long noted() {
        return stream.jdbc
                .sql("SELECT count(*) FROM consumed_event WHERE consumer_group = ?")
                .param(recorder.group())
                .query(Long.class)
                .single();
    }

    /** Lets nobody in any more and puts out who is inside. */
    private static void stopDatabase() {
        try {
            asSuperuser("ALTER DATABASE " + stream.database.name() + " CONNECTION LIMIT 0");
            asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                    + stream.database.appName() + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long count(String query) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection superuser() throws SQLException {
        return Servers.shared(Server.POSTGRES).postgres().superuser(stream.database.name());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    /** Writes down what it is given, after whatever the test wants to happen before each event. */
    static final class Recorder implements EventBatchHandler {

        private final String group;
        private final String topic;
        private @Nullable JdbcClient jdbc;
        final List<Integer> calls = new CopyOnWriteArrayList<>();
        volatile Consumer<ReceivedEvent> before = event -> {};

        Recorder(String group, String topic) {
            this.group = group;
            this.topic = topic;
        }

        Recorder writingTo(JdbcClient database) {
            jdbc = database;
            return this;
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
        public void handle(List<ReceivedEvent> events) {
            calls.add(events.size());
            for (var event : events) {
                before.accept(event);
                Objects.requireNonNull(jdbc)
                        .sql("INSERT INTO taken_event (event_id) VALUES (?)")
                        .param(event.event().id().value())
                        .update();
            }
        }
    }
}
