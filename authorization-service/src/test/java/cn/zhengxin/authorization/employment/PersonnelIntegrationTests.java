package cn.zhengxin.authorization.employment;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.compliance;
import static cn.zhengxin.authorization.operator.Staffing.head;
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
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class PersonnelIntegrationTests extends AuthorizationServiceIntegration {

    private static final Path CONSUMED = Path.of("contract/consumed");

    @Autowired
    private PersonnelEventHandler handler;

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
    @DisplayName(
            "O7 · whoever leaves is refused at the event, and their queries are reviewed within 72 hours by somebody else")
    void leaving() {
        var newcomer = staffing.active("compliance-officer");
        var token = newcomer.token("compliance-officer");

        hear("EmployeeLeft", newcomer, Map.of(), clock.instant());

        assertThat(staffing.read(newcomer).text("state")).isEqualTo("LEFT");
        assertThat(told(api.get(token, Journey.AUTHORIZATIONS))).isEqualTo("403 O11");
        assertThat(told(api.post(administrator(), newcomer.path("/suspension"), Map.of("reason", "OTHER"))))
                .isEqualTo("409 STATE_DOES_NOT_ALLOW");
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorLeft");
        var review = review(newcomer);
        assertThat(review.path("state").asString()).isEqualTo("OPEN");
        assertThat(review.path("overdue").asBoolean()).isFalse();
        assertThat(Instant.parse(review.path("dueAt").asString()))
                .isBetween(
                        clock.instant().plus(Duration.ofDays(3)).minusSeconds(60),
                        clock.instant().plus(Duration.ofDays(3)));
        clock.advance(Duration.ofHours(73));
        assertThat(review(newcomer).path("overdue").asBoolean()).isTrue();

        var path = "/api/v1/departure-reviews/" + review.path("id").asString();
        var finding = Map.of("finding", "NOTHING_FOUND");
        assertThat(told(api.post(head(), path + "/closure", finding))).isEqualTo("403 ACCESS_DENIED");
        var foreign = staff("compliance.else", "B20001", "E2005", List.of("compliance-officer"));
        assertThat(told(api.post(foreign, path + "/closure", finding))).isEqualTo("404 NOT_FOUND");
        var oneself = staff("back.again", "B10001", newcomer.employeeNumber(), List.of("compliance-officer"));
        assertThat(told(api.post(oneself, path + "/closure", finding))).isEqualTo("403 O1");
        var closed = api.post(compliance(), path + "/closure", finding);
        assertThat(closed.text("state")).as(closed.body()).isEqualTo("CLOSED");
        assertThat(closed.json().path("overdue").asBoolean()).isTrue();
        assertThat(told(api.post(compliance(), path + "/closure", finding))).isEqualTo("409 STATE_DOES_NOT_ALLOW");
        assertThat(eventsAbout(review.path("id").asString()))
                .containsExactly("DepartureReviewOpened", "DepartureReviewClosed");
    }

    @Test
    @DisplayName(
            "O7 · whoever moves is suspended at the event, belongs to the new place, and returns with a second person only")
    void moving() {
        var newcomer = staffing.active("query-officer");
        var there = Map.of("institution", "B10001", "branch", "B10001-02");

        hear("EmployeeMoved", newcomer, there, clock.instant());

        var moved = staffing.read(newcomer);
        assertThat(moved.json().at("/suspension/reason").asString()).isEqualTo("TRANSFERRED");
        assertThat(moved.text("branch")).isEqualTo("B10001-02");
        assertThat(review(newcomer).path("cause").asString()).isEqualTo("MOVED");
        assertThat(told(api.get(newcomer.token("query-officer"), Journey.AUTHORIZATIONS)))
                .isEqualTo("403 O11");
        assertThat(told(api.postEmpty(administrator(), newcomer.path("/reinstatement"))))
                .isEqualTo("403 O7 [approvals.return]");
        assertThat(told(api.postEmpty(newcomer.token("department-head"), newcomer.path("/approvals"))))
                .isEqualTo("403 O11");
        Staffing.ok(api.postEmpty(head(), newcomer.path("/approvals")));
        Staffing.ok(api.postEmpty(administrator(), newcomer.path("/reinstatement")));

        hear("EmployeeMoved", newcomer, there, clock.instant());
        assertThat(staffing.read(newcomer).text("state")).as("told again").isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName(
            "O7 · what is told late or out of order neither brings anybody back nor suspends anew; leaving is final")
    void outOfOrder() {
        var newcomer = staffing.active("query-officer");
        var now = clock.instant();
        hear("EmployeeMoved", newcomer, Map.of("institution", "B10001", "branch", "B10001-02"), now);
        Staffing.ok(api.postEmpty(head(), newcomer.path("/approvals")));
        Staffing.ok(api.postEmpty(administrator(), newcomer.path("/reinstatement")));

        hear("EmployeeMoved", newcomer, Map.of("institution", "B20001", "branch", "B20001-01"), now.minusSeconds(60));
        assertThat(staffing.read(newcomer).text("state")).isEqualTo("ACTIVE");
        assertThat(staffing.read(newcomer).text("institution")).isEqualTo("B10001");

        hear("EmployeeLeft", newcomer, Map.of(), now.minusSeconds(30));
        assertThat(staffing.read(newcomer).text("state")).isEqualTo("LEFT");
        hear("EmployeeLeft", newcomer, Map.of(), now.minusSeconds(30));
        hear("EmployeeJoined", newcomer, Map.of("institution", "B10001", "branch", "B10001-01"), now.plusSeconds(30));
        hear("EmployeeMoved", newcomer, Map.of("institution", "B20001", "branch", "B20001-01"), now.plusSeconds(60));
        assertThat(staffing.read(newcomer).text("state")).isEqualTo("LEFT");
        assertThat(eventsAbout(newcomer.account()).stream().filter("OperatorLeft"::equals))
                .hasSize(1);
    }

    @Test
    @DisplayName("O7 · joining opens nothing, and a move restarts an application where the person now is")
    void joiningAndApplying() {
        var unknown = Staffing.newcomer();
        hear("EmployeeJoined", unknown, Map.of("institution", "B10001", "branch", "B10001-01"), clock.instant());
        assertThat(staffing.read(unknown).status()).isEqualTo(404);

        var trained = staffing.trained("query-officer");
        hear("EmployeeMoved", trained, Map.of("institution", "B20001", "branch", "B20001-01"), clock.instant());
        assertThat(staffing.read(trained).text("state")).isEqualTo("APPLIED");
        assertThat(staffing.read(trained).text("institution")).isEqualTo("B20001");
    }

    @Test
    @DisplayName("O7 · a branch that is closed suspends whoever is entered for it, and nobody applies there")
    void branchesClose() {
        var newcomer = staffing.active("query-officer");
        jdbc.sql("UPDATE credit_operator SET branch = 'B10001-88' WHERE account = :account")
                .param("account", newcomer.account())
                .update();

        hear(
                "OrganisationUpdated",
                "B10001-88",
                Map.of("institution", "B10001", "branch", "B10001-88", "open", false),
                clock.instant());

        assertThat(staffing.read(newcomer).json().at("/suspension/reason").asString())
                .isEqualTo("ORGANISATION_DATA_OUTDATED");
        var application = new java.util.HashMap<>(Staffing.application(Staffing.newcomer(), "query-officer"));
        application.put("branch", "B10001-88");
        assertThat(told(api.post(administrator(), Staffing.OPERATORS, application)))
                .isEqualTo("403 O7 [branch]");
    }

    @Test
    @DisplayName("O7 · what the personnel system sends keeps to the filed schemas; what does not becomes a dead letter")
    void consumedContract() throws IOException {
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        for (var type : List.of("EmployeeJoined", "EmployeeMoved", "EmployeeLeft", "OrganisationUpdated")) {
            var schema = factory.getSchema(Files.readString(CONSUMED.resolve(type + ".v1.schema.json")));
            var text = Files.readString(CONSUMED.resolve("examples/" + type + ".json"));
            assertThat(schema.validate(text, InputFormat.JSON)).as(type).isEmpty();
            var example = Api.JSON.readTree(text);
            var data = new java.util.TreeMap<String, Object>();
            example.path("data")
                    .properties()
                    .forEach(member -> data.put(
                            member.getKey(),
                            member.getValue().isBoolean()
                                    ? member.getValue().asBoolean()
                                    : member.getValue().asString()));
            hear(
                    type,
                    example.path("aggregateId").asString(),
                    data,
                    Instant.parse(example.path("occurredAt").asString()));
        }
        assertThatThrownBy(() -> hear("EmployeeLeft", "X", Map.of(), clock.instant()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hear("EmployeeMoved", "X", Map.of("employeeNumber", "X9002"), clock.instant()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("O7, N5 · an event on the topic closes the account")
    void arrivesByTopic() {
        var newcomer = staffing.active("query-officer");
        var id = UUID.randomUUID();
        var body = """
                {"id":"%s","type":"EmployeeLeft","version":1,"aggregateId":"%s","occurredAt":"%s",
                 "actor":{"kind":"SYSTEM","account":"personnel-system"},"origin":{},"result":"RECORDED",
                 "data":{"employeeNumber":"%s"}}""".formatted(id, newcomer.employeeNumber(), clock.instant(), newcomer.employeeNumber());
        var message = new ProducerRecord<>("core.hr.v1", newcomer.employeeNumber(), body);
        Map.of("ce_id", id.toString(), "ce_producer", "hr", "ce_sequence", "1")
                .forEach((name, value) ->
                        message.headers().add(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = List.of(producer.send(message), producer.send(message));
            producer.flush();
            assertThat(sent).allMatch(Future::isDone);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(staffing.read(newcomer).text("state")).isEqualTo("LEFT"));
    }

    private JsonNode review(Newcomer newcomer) {
        return api.get(compliance(), "/api/v1/departure-reviews?limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("operatorAccount").asString().equals(newcomer.account()))
                .findFirst()
                .orElseThrow();
    }

    private void hear(String type, Newcomer newcomer, Map<String, ?> more, Instant at) {
        var data = new java.util.TreeMap<String, Object>(more);
        data.put("employeeNumber", newcomer.employeeNumber());
        hear(type, newcomer.employeeNumber(), data, at);
    }

    private void hear(String type, String aggregate, Map<String, ?> data, Instant at) {
        var event = AuditEvent.of(
                type, aggregate, at, Actor.system("personnel-system", null), Origin.unknown(), "RECORDED");
        for (var member : data.entrySet()) {
            event = event.with(member.getKey(), member.getValue());
        }
        var received = new ReceivedEvent(event, "hr", 1, "core.hr.v1", 0, 0);
        transactions.executeWithoutResult(transaction -> handler.handle(received));
    }
}
