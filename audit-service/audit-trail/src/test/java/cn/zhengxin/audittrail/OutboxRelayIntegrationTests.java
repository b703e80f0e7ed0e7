package cn.zhengxin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class OutboxRelayIntegrationTests {

    private static final int BATCH = 100;

    private EventStream stream;

    @BeforeEach
    void start() {
        stream = new EventStream();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    @DisplayName("U2 · two relays that keep taking over from each other leave no gap and no double")
    void twoRelaysLeaveNoGapAndNoDouble() throws Exception {
        var writers = 4;
        var each = 200;
        var ids = new ConcurrentLinkedQueue<EventId>();
        var writing = new AtomicBoolean(true);
        var first = stream.runningRelay();
        var second = stream.runningRelay();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var disturbance = threads.submit(() -> {
                while (writing.get()) {
                    stream.lapseLease();
                    TimeUnit.MILLISECONDS.sleep(150);
                }
                return null;
            });
            var work = new ArrayList<java.util.concurrent.Future<?>>();
            for (var writer = 0; writer < writers; writer++) {
                var name = "writer-" + writer;
                work.add(threads.submit(() -> {
                    for (var number = 0; number < each; number++) {
                        ids.add(stream.append(name));
                        TimeUnit.MILLISECONDS.sleep(5);
                    }
                    return null;
                }));
            }
            for (var one : work) {
                one.get();
            }
            writing.set(false);
            disturbance.get();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(stream.queue.backlog().pending()).isZero());
        } finally {
            first.stop();
            second.stop();
        }
        var epoch = stream.jdbc
                .sql("SELECT epoch FROM outbox_relay")
                .query(Long.class)
                .single();
        assertThat(epoch).as("take-overs").isGreaterThan(2);

        var published = stream.published(writers * each);
        assertGapless(published, writers * each);
        assertThat(published.stream().map(received -> received.event().id())).containsExactlyInAnyOrderElementsOf(ids);
        assertOrderPerAggregate(published);
    }

    @Test
    @DisplayName("O11 · a relay goes its whole way before the first event; nobody hears of it and no number is spent")
    void rehearsesBeforeTheFirstEvent() {
        var relay = stream.relay();
        assertThat(relay.pass()).isEqualTo(OutboxRelay.Outcome.IDLE);

        // What was taken back lies on every partition, for those only who read what is not committed.
        assertThat(stream.uncommitted(3))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.value()).isNull())
                .extracting(ConsumerRecord::partition)
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(relay.pass()).isEqualTo(OutboxRelay.Outcome.IDLE);
        relay.resign();
        try (var later = stream.openPublisher()) {
            assertThat(later.progress()).isEmpty();
        }

        stream.append(3);
        var successor = stream.relay();
        assertThat(successor.pass()).isEqualTo(OutboxRelay.Outcome.SENT);
        assertGapless(stream.published(3), 3);
        successor.resign();
    }

    @Test
    @DisplayName("O11 · ready once the way to the topic was gone once, and also when it is known to be closed")
    void isReadyAfterTheFirstPass() {
        assertReadyAfterTheFirstPass(stream.relay());
        stream.lapseLease();
        assertReadyAfterTheFirstPass(new OutboxRelay(
                stream.queue,
                () -> {
                    throw new KafkaException("away");
                },
                EventStream.relaySettings()));
    }

    private void assertReadyAfterTheFirstPass(OutboxRelay relay) {
        var lifecycle = new RelayLifecycle(relay, () -> {}, stream.signal, EventStream.relaySettings());
        var health = new EventRelayHealth(lifecycle);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        lifecycle.start();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        } finally {
            lifecycle.stop();
        }
    }

    @Test
    @DisplayName("U1: what is committed while events gather is still sent when the service stops")
    void sendsWhatGatheredBeforeItStops() {
        var patient = new AuditTrailProperties.Relay(
                true,
                Duration.ofMillis(20),
                100,
                Duration.ofSeconds(2),
                EventStream.LEASE,
                Duration.ofDays(7),
                Duration.ofSeconds(60));
        var lifecycle = new RelayLifecycle(
                new OutboxRelay(stream.queue, stream::openPublisher, patient), () -> {}, stream.signal, patient);
        lifecycle.start();
        try {
            stream.append("thing-1");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stream.queue.backlog().pending() == 0);
            stream.append("thing-2");
        } finally {
            lifecycle.stop();
        }
        assertThat(stream.queue.backlog().pending()).isZero();
        assertGapless(stream.published(2), 2);
    }

    @Test
    @DisplayName("U1: a relay that could not send everything in one pass says so")
    void tellsThatMoreWaits() {
        stream.append(150);
        var relay = stream.relay();
        assertThat(relay.pass()).isEqualTo(OutboxRelay.Outcome.FULL);
        assertThat(relay.pass()).isEqualTo(OutboxRelay.Outcome.SENT);
        assertThat(relay.pass()).isEqualTo(OutboxRelay.Outcome.IDLE);
        relay.resign();
        assertGapless(stream.published(150), 150);
    }

    @Test
    @DisplayName("U2 · a relay killed between sending and marking leaves nothing to send twice")
    void aKilledRelayLeavesNothingToSendTwice() {
        var ids = stream.append(30);
        var killed = stream.claim();
        stream.queue.number(killed, BATCH);
        var lost = stream.openPublisher();
        lost.publish(stream.queue.unpublished(BATCH));
        // Nothing is marked: this is where it died.
        assertThat(stream.queue.backlog().pending()).isEqualTo(30);
        stream.lapseLease();
        ids.addAll(stream.append(5));

        var successor = stream.relay();
        while (successor.pass() != OutboxRelay.Outcome.IDLE) {}

        var published = stream.published(35);
        assertGapless(published, 35);
        assertThat(published.stream().map(received -> received.event().id())).containsExactlyInAnyOrderElementsOf(ids);
        lost.close();
        successor.resign();
    }

    @Test
    @DisplayName("U2 · a relay frozen before numbering numbers nothing when it wakes")
    void aRelayFrozenBeforeNumberingNumbersNothing() {
        stream.append(10);
        var frozen = stream.claim();
        stream.lapseLease();
        var successor = stream.claim();
        assertThat(stream.queue.number(successor, 4)).hasValue(4);

        assertThat(stream.queue.number(frozen, BATCH)).isEmpty();
        assertThat(stream.queue.number(successor, BATCH)).hasValue(6);
    }

    @Test
    @DisplayName("U2 · a relay frozen before sending sends nothing when it wakes")
    void aRelayFrozenBeforeSendingSendsNothing() {
        stream.append(10);
        var term = stream.claim();
        var frozen = stream.openPublisher();
        stream.queue.number(term, BATCH);
        var inHand = stream.queue.unpublished(BATCH);
        stream.lapseLease();
        var successor = stream.relay();
        while (successor.pass() != OutboxRelay.Outcome.IDLE) {}

        assertThatThrownBy(() -> frozen.publish(inHand)).isInstanceOf(KafkaException.class);

        frozen.close();
        stream.append(3);
        while (successor.pass() != OutboxRelay.Outcome.IDLE) {}
        assertGapless(stream.published(13), 13);
        successor.resign();
    }

    @Test
    @DisplayName("U2 · a relay that wakes and shuts out its successor at the broker still sends nothing")
    void aLateRiserSendsNothingAndItsSuccessorGoesOn() {
        stream.append(5);
        var frozen = stream.claim();
        stream.lapseLease();
        var successor = stream.relay();
        assertThat(successor.pass()).isEqualTo(OutboxRelay.Outcome.SENT);
        stream.append(5);

        var late = stream.openPublisher();
        assertThat(stream.queue.number(frozen, BATCH)).isEmpty();

        assertThatThrownBy(successor::pass).isInstanceOf(KafkaException.class);
        late.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> successor.pass() == OutboxRelay.Outcome.IDLE);
        assertGapless(stream.published(10), 10);
        successor.resign();
    }

    @Test
    @DisplayName("U2 · a session frozen in the numbering transaction does not hold up the next relay")
    void aFrozenSessionDoesNotHoldUpTheNextRelay() throws Exception {
        stream.append(3);
        var term = stream.claim();
        try (var frozen = java.sql.DriverManager.getConnection(
                stream.database.jdbcUrl(), stream.database.appName(), stream.database.appPassword())) {
            frozen.setAutoCommit(false);
            try (var statement = frozen.createStatement()) {
                statement.execute("SET LOCAL idle_in_transaction_session_timeout = '3s'");
                statement.execute("SELECT * FROM outbox_relay WHERE producer = '" + stream.producer + "' FOR UPDATE");
                await().atMost(Duration.ofSeconds(10))
                        .ignoreExceptions()
                        .until(() -> stream.queue.number(term, BATCH).isPresent());
            }
        }
    }

    @Test
    @DisplayName("N5 · while the broker is gone writes go on, and nothing is lost")
    void whileTheBrokerIsGoneWritesGoOnAndNothingIsLost() {
        var relay = stream.runningRelay();
        try {
            var ids = stream.append(20);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> stream.queue.backlog().pending() == 0);
            stream.kafka.stop();
            try {
                var goneUntil = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (System.nanoTime() < goneUntil) {
                    var started = System.nanoTime();
                    ids.addAll(stream.append(5));
                    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
                }
                assertThat(stream.queue.backlog().pending()).isPositive();
            } finally {
                stream.kafka.start();
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> stream.queue.backlog().pending() == 0);
            var published = stream.published(ids.size());
            assertGapless(published, ids.size());
            assertThat(published.stream().map(received -> received.event().id()))
                    .containsExactlyInAnyOrderElementsOf(ids);
        } finally {
            relay.stop();
        }
    }

    @Test
    @DisplayName("U1 · a message carries the CloudEvents headers and the trace of the request")
    void aMessageCarriesItsHeaders() {
        var event = EventStream.event("thing-1");
        var traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var traced = new JdbcOutbox(stream.dataSource, () -> java.util.Optional.of(traceparent), stream.signal);
        stream.transactions.executeWithoutResult(status -> traced.append(event));
        var relay = stream.relay();
        assertThat(relay.pass()).isEqualTo(OutboxRelay.Outcome.SENT);
        relay.resign();

        var message = EventStream.read(
                        stream.kafka, stream.topic, Duration.ofSeconds(20), messages -> !messages.isEmpty())
                .getFirst();
        var headers = new java.util.TreeMap<String, String>();
        message.headers()
                .forEach(header ->
                        headers.put(header.key(), new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(new String(message.key(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("thing-1");
        assertThat(headers)
                .isEqualTo(Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.id().toString(),
                        "ce_source",
                        "/zhengxin/" + stream.producer,
                        "ce_type",
                        "cn.zhengxin." + stream.producer + ".ThingChanged.v1",
                        "ce_time",
                        "2026-11-25T02:15:30.123456Z",
                        "ce_subject",
                        "thing-1",
                        "ce_sequence",
                        "1",
                        "ce_producer",
                        stream.producer,
                        "content-type",
                        "application/json",
                        "traceparent",
                        traceparent));
    }

    @Test
    @DisplayName("U2 · what was sent long ago is forgotten, what waits is not")
    void forgetsWhatWasSentLongAgo() {
        stream.append(2);
        var relay = stream.relay();
        relay.pass();
        stream.append(1);
        stream.jdbc
                .sql("UPDATE outbox_event SET published_at = published_at - interval '8 days'")
                .update();
        assertThat(stream.queue.forgetPublishedBefore(Duration.ofDays(7))).isEqualTo(2);
        assertThat(stream.queue.backlog().pending()).isEqualTo(1);
        relay.pass();
        assertGapless(stream.published(3), 3);
        relay.resign();
    }

    private static void assertGapless(List<ReceivedEvent> published, int count) {
        assertThat(published.stream().map(ReceivedEvent::sequence).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
    }

    private static void assertOrderPerAggregate(List<ReceivedEvent> published) {
        var perAggregate = published.stream()
                .collect(Collectors.groupingBy(received -> received.event().aggregateId()));
        perAggregate.values().forEach(events -> {
            assertThat(events).extracting(ReceivedEvent::sequence).isSorted();
            assertThat(events)
                    .extracting(received -> received.event().id().value().toString())
                    .isSorted();
        });
    }
}
