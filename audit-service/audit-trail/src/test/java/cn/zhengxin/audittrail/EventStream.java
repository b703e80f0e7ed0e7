package cn.zhengxin.audittrail;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.KafkaServer;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A producer of its own on real servers: database, topic, outbox, and as many relays as a test wants. */
final class EventStream implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Database database;
    final HikariDataSource dataSource;
    final JdbcTransactionManager transactionManager;
    final TransactionTemplate transactions;
    final JdbcClient jdbc;
    final KafkaServer kafka;
    final String producer;
    final String topic;
    final RelaySignal signal = new RelaySignal();
    final OutboxQueue queue;
    final Outbox outbox;
    final Topics topics;

    EventStream() {
        var servers = Servers.shared(Server.POSTGRES, Server.KAFKA);
        var number = COUNT.incrementAndGet();
        kafka = servers.kafka();
        producer = "test-" + number;
        topic = "credit.test-" + number + ".v1";
        database = servers.postgres().createDatabase("events" + number);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword())
                .locations("classpath:db/audittrail")
                .placeholders(Map.of("app_role", database.appName()))
                .load()
                .migrate();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.appName());
        dataSource.setPassword(database.appPassword());
        dataSource.setMaximumPoolSize(12);
        transactionManager = new JdbcTransactionManager(dataSource);
        transactions = new TransactionTemplate(transactionManager);
        jdbc = JdbcClient.create(dataSource);
        queue = new OutboxQueue(dataSource, transactionManager, producer, LEASE);
        outbox = new JdbcOutbox(dataSource, TraceParents.none(), signal);
        topics = new Topics(clientSettings(), new AuditTrailProperties.Topics(3, (short) 1));
    }

    Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    EventPublisher openPublisher() {
        topics.ensure(List.of(topic));
        return EventPublisher.open(clientSettings(), clientSettings(), producer, topic);
    }

    OutboxRelay relay() {
        return new OutboxRelay(queue, this::openPublisher, relaySettings());
    }

    RelayLifecycle runningRelay() {
        var running = new RelayLifecycle(relay(), () -> {}, signal, relaySettings());
        running.start();
        return running;
    }

    static AuditTrailProperties.Relay relaySettings() {
        return new AuditTrailProperties.Relay(
                true,
                Duration.ofMillis(20),
                100,
                Duration.ofMillis(20),
                LEASE,
                Duration.ofDays(7),
                Duration.ofSeconds(60));
    }

    static AuditEvent event(String aggregateId) {
        return AuditEvent.of(
                        "ThingChanged",
                        aggregateId,
                        Instant.parse("2026-11-25T02:15:30.123456789Z"),
                        Actor.person("officer.lin", "E1001", "B10001"),
                        new Origin("127.0.0.1", null, "4bf92f3577b34da6a3ce929d0e0e4736"),
                        "CHANGED")
                .onSubject("sr_abc")
                .underPolicy(1);
    }

    EventId append(String aggregateId) {
        var event = event(aggregateId);
        transactions.executeWithoutResult(status -> outbox.append(event));
        return event.id();
    }

    List<EventId> append(int count) {
        var ids = new ArrayList<EventId>();
        for (var number = 0; number < count; number++) {
            ids.add(append("thing-" + number % 7));
        }
        return ids;
    }

    /** Lets the present lease lapse without waiting for it. */
    void lapseLease() {
        jdbc.sql("UPDATE outbox_relay SET lease_until = '-infinity'").update();
    }

    OutboxQueue.Term claim() {
        return queue.claim(UUID.randomUUID()).orElseThrow();
    }

    /** What consumers that read only committed messages see, from the beginning until {@code enough} or quiet. */
    static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaServer kafka, String topic, Duration longest, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        return read(kafka, topic, "read_committed", longest, enough);
    }

    /** What was sent, taken back or not. */
    List<ConsumerRecord<byte[], byte[]>> uncommitted(int expected) {
        return read(kafka, topic, "read_uncommitted", Duration.ofSeconds(30), messages -> messages.size() >= expected);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaServer kafka,
            String topic,
            String isolation,
            Duration longest,
            Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("group.id", "reader-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", isolation);
        settings.put("enable.auto.commit", false);
        settings.put("metadata.max.age.ms", 500);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            consumer.subscribe(List.of(topic));
            var deadline = System.nanoTime() + longest.toNanos();
            while (!enough.test(messages) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
            // A little longer, to see what should not be there.
            var quietUntil = System.nanoTime() + Duration.ofMillis(700).toNanos();
            while (System.nanoTime() < quietUntil) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }

    List<ReceivedEvent> published(int expected) {
        return read(kafka, topic, Duration.ofSeconds(30), messages -> messages.size() >= expected).stream()
                .map(message -> EventRecords.read(message).orElseThrow())
                .toList();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
