package cn.zhengxin.authorization.alertfreeze;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.employment.FollowPersonnel;
import cn.zhengxin.authorization.employment.PersonnelChange;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import cn.zhengxin.authorization.operator.application.LockUnusedOperators;
import cn.zhengxin.authorization.policy.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;

class AlertFreezeIntegrationTests extends AuthorizationServiceIntegration {

    private static final String TOPIC = "credit.audit.v1";
    private static final Path CONTRACT = Path.of("../audit-service/app/contract");
    private static final Actor SECOND_PERSON = Actor.person("compliance.sun", "E1005", "B10001");

    @Autowired
    private AlertEventHandler handler;

    @Autowired
    private LockUnusedOperators lockUnused;

    @Autowired
    private FollowPersonnel followPersonnel;

    @Autowired
    private TransactionOperations transactions;

    private Api api;
    private Staffing staffing;

    @BeforeEach
    void open() {
        api = api();
        staffing = new Staffing(api, clock);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @DisplayName("U7, O11 · within a second of being sent an alert has suspended the account, whatever token it holds")
    void freezesWithinASecond() {
        var newcomer = staffing.active("query-officer");
        var token = newcomer.token("query-officer");
        assertThat(api.get(token, Journey.AUTHORIZATIONS).status()).isEqualTo(200);
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            // The topic is there, and the service listens to it.
            var first = raised(UUID.randomUUID(), Staffing.newcomer(), "MEDIUM");
            send(producer, first);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isConsumed(first));

            var sentAt = System.nanoTime();
            send(producer, raised(UUID.randomUUID(), newcomer, "HIGH"));
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> state(newcomer).equals("SUSPENDED"));
            LoggerFactory.getLogger(getClass())
                    .info("Suspended {} ms after the alert was sent", (System.nanoTime() - sentAt) / 1_000_000);
        }

        assertThat(told(api.get(token, Journey.AUTHORIZATIONS))).isEqualTo("403 O11");
        assertThat(reason(newcomer)).isEqualTo("VIOLATION_SUSPECTED");
        assertThat(lastEvent(newcomer)).contains("\"PLATFORM\"", "\"accountRefused\":true", "OperatorSuspended");
    }

    @Test
    @DisplayName("U7 · an alert that is not confirmed releases the account that it froze, and its token works again")
    void releases() {
        var newcomer = staffing.active("query-officer");
        var alert = UUID.randomUUID();
        hear(raised(alert, newcomer, "MEDIUM"));
        assertThat(state(newcomer)).isEqualTo("SUSPENDED");

        hear(closed(alert, newcomer, true));

        assertThat(state(newcomer)).isEqualTo("ACTIVE");
        assertThat(api.get(newcomer.token("query-officer"), Journey.AUTHORIZATIONS)
                        .status())
                .isEqualTo(200);
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorSuspended", "OperatorReinstated");
        assertThat(lastEvent(newcomer)).contains("\"PLATFORM\"", "\"accountRefused\":false", "VIOLATION_SUSPECTED");
    }

    @Test
    @DisplayName("U7 · while another alert holds the account it stays frozen, in whatever order the closings come")
    void anotherAlertHolds() {
        for (boolean inOrder : List.of(true, false)) {
            var newcomer = staffing.active("query-officer");
            var first = UUID.randomUUID();
            var second = UUID.randomUUID();
            hear(raised(first, newcomer, "HIGH"));
            hear(raised(second, newcomer, "MEDIUM"));
            var closings = List.of(closed(first, newcomer, false), closed(second, newcomer, true));

            hear(inOrder ? closings.getFirst() : closings.getLast());
            assertThat(state(newcomer)).isEqualTo("SUSPENDED");
            hear(inOrder ? closings.getLast() : closings.getFirst());
            assertThat(state(newcomer)).isEqualTo("ACTIVE");
        }
    }

    @Test
    @DisplayName("U7 · what an alert did not freeze it does not release")
    void releasesNothingElse() {
        var newcomer = staffing.active("query-officer");
        ok(api.post(administrator(), newcomer.path("/suspension"), Map.of("reason", "VIOLATION_SUSPECTED")));
        var alert = UUID.randomUUID();
        hear(raised(alert, newcomer, "HIGH"));
        hear(closed(alert, newcomer, true));
        assertThat(state(newcomer)).isEqualTo("SUSPENDED");

        // An alert that froze nothing, because it was low.
        hear(closed(UUID.randomUUID(), newcomer, true));
        assertThat(state(newcomer)).isEqualTo("SUSPENDED");

        // Suspended anew for another reason while the alert was open.
        var moved = staffing.active("query-officer");
        var open = UUID.randomUUID();
        hear(raised(open, moved, "HIGH"));
        ok(api.postEmpty(administrator(), moved.path("/reinstatement")));
        ok(api.post(administrator(), moved.path("/suspension"), Map.of("reason", "OTHER")));
        hear(closed(open, moved, true));
        assertThat(reason(moved)).isEqualTo("OTHER");
    }

    @Test
    @DisplayName("U7 · more evidence freezes an account anew that somebody let work again")
    void freezesAnew() {
        var newcomer = staffing.active("query-officer");
        var alert = UUID.randomUUID();
        hear(raised(alert, newcomer, "MEDIUM"));
        ok(api.postEmpty(administrator(), newcomer.path("/reinstatement")));

        hear(evidence(alert, newcomer));
        assertThat(state(newcomer)).isEqualTo("SUSPENDED");
        hear(closed(alert, newcomer, true));
        assertThat(state(newcomer)).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("U7, O7 · a locked account is frozen too, and is locked again when it is released")
    void freezesLockedAccounts() {
        var newcomer = staffing.active("query-officer");
        jdbc.sql("UPDATE credit_operator SET last_used_on = last_used_on - 120 WHERE account = :account")
                .param("account", newcomer.account())
                .update();
        lockUnused.handle();
        assertThat(state(newcomer)).isEqualTo("LOCKED");
        var alert = UUID.randomUUID();
        hear(raised(alert, newcomer, "MEDIUM"));
        assertThat(state(newcomer)).isEqualTo("SUSPENDED");

        hear(closed(alert, newcomer, true));

        assertThat(state(newcomer)).isEqualTo("LOCKED");
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorLocked", "OperatorSuspended", "OperatorLocked");
    }

    @Test
    @DisplayName("U7 · low alerts, unknown accounts, applicants and those who left: nothing changes")
    void changesNothing() {
        var active = staffing.active("query-officer");
        var applied = staffing.applied("query-officer");
        var left = staffing.active("query-officer");
        followPersonnel.handle(new PersonnelChange.Left(UUID.randomUUID(), left.employeeNumber(), clock.instant()));

        hear(raised(UUID.randomUUID(), active, "LOW"));
        for (var nobody : List.of(Staffing.newcomer(), applied, left)) {
            var alert = UUID.randomUUID();
            hear(raised(alert, nobody, "HIGH"));
            hear(confirmed(alert, nobody, "REPORT_LEAKED"));
        }

        assertThat(Stream.of(active, applied, left).map(this::state)).containsExactly("ACTIVE", "APPLIED", "LEFT");
        assertThat(eventsAbout(applied.account())).containsExactly("OperatorApplied");
        assertThat(eventsAbout(left.account())).endsWith("OperatorLeft");
    }

    @Test
    @DisplayName(
            "U8, O6 · a confirmed finding deducts by the table once, although it is told twice; the account stays suspended")
    void deductsOnce() {
        var newcomer = staffing.active("query-officer");
        var alert = UUID.randomUUID();
        hear(raised(alert, newcomer, "HIGH"));
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var told = confirmed(alert, newcomer, "QUERY_OUT_OF_PURPOSE");
            send(producer, told);
            send(producer, told);
            // Told anew under another identifier.
            var again = confirmed(alert, newcomer, "QUERY_OUT_OF_PURPOSE");
            send(producer, again);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isConsumed(again));
        }

        var read = staffing.read(newcomer);
        assertThat(read.json().path("points").asInt()).isEqualTo(70);
        assertThat(read.text("state")).isEqualTo("SUSPENDED");
        assertThat(eventsAbout(newcomer.account()).stream().filter("SecurityPointsDeducted"::equals))
                .hasSize(1);
        assertThat(lastEvent(newcomer)).contains("\"compliance.sun\"", alert.toString(), "QUERY_OUT_OF_PURPOSE");
        // Another alert that was wrong does not undo it; who is in charge does.
        var other = UUID.randomUUID();
        hear(raised(other, newcomer, "HIGH"));
        hear(closed(other, newcomer, true));
        assertThat(reason(newcomer)).isEqualTo("VIOLATION_SUSPECTED");
        ok(api.postEmpty(administrator(), newcomer.path("/reinstatement")));
        assertThat(state(newcomer)).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName(
            "U8, O6 · a finding by the head institution counts as well, and at grade C the way back is that of the points")
    void deductsUntilC() {
        var newcomer = staffing.active("query-officer");
        var alert = UUID.randomUUID();
        hear(raised(alert, newcomer, "HIGH"));
        hear(about(alert, newcomer, "AlertClosed", Actor.person("compliance.song", "E0003", "B00000"))
                .with("confirmed", true)
                .with("violation", "REPORT_LEAKED")
                .with("accountReleased", false));
        assertThat(reason(newcomer)).isEqualTo("SECURITY_POINTS");
        assertThat(eventsAbout(newcomer.account())).endsWith("SecurityPointsDeducted", "OperatorSuspended");
    }

    @Test
    @DisplayName("U7, U8 · what audit-service files as examples is understood, and both name the same violations")
    void understandsTheContract() throws IOException {
        var newcomer = staffing.active("query-officer");
        for (var type : List.of("AlertRaised", "AlertEvidenceAdded", "AlertChecked", "AlertEscalated", "AlertClosed")) {
            var example = Api.JSON.readTree(Files.readString(CONTRACT.resolve("examples/" + type + ".json")));
            Map<String, Object> data =
                    Api.JSON.convertValue(example.path("data"), new TypeReference<HashMap<String, Object>>() {});
            data.put("operatorAccount", newcomer.account());
            var event = about(UUID.fromString(example.path("aggregateId").asString()), newcomer, type, SECOND_PERSON);
            for (var member : data.entrySet()) {
                event = event.with(member.getKey(), member.getValue());
            }
            hear(event);
        }
        assertThat(eventsAbout(newcomer.account())).contains("OperatorSuspended", "SecurityPointsDeducted");
        assertThat(Api.JSON
                        .readTree(Files.readString(CONTRACT.resolve("events/AlertClosed.schema.json")))
                        .at("/properties/data/properties/violation/enum")
                        .valueStream()
                        .map(word -> word.asString()))
                .containsExactlyElementsOf(
                        Stream.of(Violation.values()).map(Violation::name).toList());
    }

    @Test
    @DisplayName("U7 · an event that does not say what it has to becomes a dead letter")
    void refusesWhatIsMissing() {
        var newcomer = staffing.active("query-officer");
        var alert = UUID.randomUUID();
        var frozen = about(alert, newcomer, "AlertRaised", Actor.platform("audit-service"));
        assertThatThrownBy(() -> hear(frozen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hear(confirmed(alert, newcomer, "NO_SUCH_WORD")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hear(
                        about(alert, newcomer, "AlertClosed", SECOND_PERSON).with("confirmed", false)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(state(newcomer)).isEqualTo("ACTIVE");
    }

    private AuditEvent about(UUID alert, Newcomer newcomer, String type, Actor actor) {
        return AuditEvent.of(type, alert.toString(), clock.instant(), actor, Origin.unknown(), "TOLD")
                .with("indicator", "QUERY_BURST")
                .with("operatorAccount", newcomer.account())
                .with("institution", "B10001");
    }

    private AuditEvent raised(UUID alert, Newcomer newcomer, String level) {
        return about(alert, newcomer, "AlertRaised", Actor.platform("audit-service"))
                .with("level", level)
                .with("evidence", List.of(1, 2))
                .with("accountFrozen", !level.equals("LOW"));
    }

    private AuditEvent evidence(UUID alert, Newcomer newcomer) {
        return about(alert, newcomer, "AlertEvidenceAdded", Actor.platform("audit-service"))
                .with("level", "MEDIUM")
                .with("evidence", List.of(3))
                .with("accountFrozen", true);
    }

    private AuditEvent closed(UUID alert, Newcomer newcomer, boolean released) {
        return about(alert, newcomer, "AlertClosed", SECOND_PERSON)
                .with("confirmed", false)
                .with("ground", "DATA_ERROR")
                .with("accountReleased", released);
    }

    private AuditEvent confirmed(UUID alert, Newcomer newcomer, String violation) {
        return about(alert, newcomer, "AlertClosed", SECOND_PERSON)
                .with("confirmed", true)
                .with("violation", violation)
                .with("accountReleased", false);
    }

    private void hear(AuditEvent event) {
        var received = new ReceivedEvent(event, "audit", 1, TOPIC, 0, 0);
        transactions.executeWithoutResult(transaction -> handler.handle(received));
    }

    private static void send(KafkaProducer<String, String> producer, AuditEvent event) {
        var sent = producer.send(message(event));
        producer.flush();
        assertThat(sent).isDone();
    }

    private static ProducerRecord<String, String> message(AuditEvent event) {
        var message = new ProducerRecord<>(TOPIC, event.aggregateId(), body(event));
        Map.of("ce_id", event.id().toString(), "ce_producer", "audit", "ce_sequence", "1")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static String body(AuditEvent event) {
        var actor = new HashMap<String, Object>();
        actor.put("kind", event.actor().kind().name());
        actor.put("account", event.actor().account());
        if (event.actor().employeeNumber() != null) {
            actor.put("employeeNumber", event.actor().employeeNumber());
            actor.put("institution", event.actor().institution());
        }
        return Api.JSON.writeValueAsString(Map.of(
                "id", event.id().toString(),
                "type", event.type(),
                "version", 1,
                "aggregateId", event.aggregateId(),
                "occurredAt", event.occurredAt().toString(),
                "actor", actor,
                "origin", Map.of(),
                "result", event.result(),
                "data", event.data()));
    }

    private boolean isConsumed(AuditEvent event) {
        return owner().sql("SELECT count(*) FROM consumed_event WHERE consumer_group = :group AND event_id = :id")
                        .param("group", handler.group())
                        .param("id", event.id().value())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private String state(Newcomer newcomer) {
        return jdbc.sql("SELECT state FROM credit_operator WHERE account = :account")
                .param("account", newcomer.account())
                .query(String.class)
                .single();
    }

    private String reason(Newcomer newcomer) {
        return staffing.read(newcomer).json().at("/suspension/reason").asString();
    }

    private String lastEvent(Newcomer newcomer) {
        return owner().sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position DESC LIMIT 1")
                .param("id", newcomer.account())
                .query(String.class)
                .single();
    }
}
