package cn.zhengxin.audit.alert;

import static cn.zhengxin.audit.alert.AlertJourney.AGREE;
import static cn.zhengxin.audit.alert.AlertJourney.ALERTS;
import static cn.zhengxin.audit.alert.AlertJourney.CONFIRMED;
import static cn.zhengxin.audit.alert.AlertJourney.NOT_CONFIRMED;
import static cn.zhengxin.audit.alert.AlertJourney.TURN_DOWN;
import static cn.zhengxin.audit.alert.AlertJourney.account;
import static cn.zhengxin.audit.alert.AlertJourney.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.audit.AuditServiceFixture;
import cn.zhengxin.audit.AuditServiceIntegration;
import cn.zhengxin.audit.alert.application.AlertClocks;
import cn.zhengxin.audit.alert.application.AlertJournal;
import cn.zhengxin.audit.alert.application.Alerts;
import cn.zhengxin.audit.alert.application.EscalateOverdueAlerts;
import cn.zhengxin.audit.alert.application.RaiseAlert;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.workingcalendar.BankDay;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class AlertIntegrationTests extends AuditServiceIntegration {

    @Autowired
    private BeanFactory beans;

    private AlertJourney journey;

    @BeforeEach
    void open() {
        journey = new AlertJourney(FIXTURE, beans);
    }

    @Test
    @DisplayName(
            "U7 · raised, checked, found upon and closed by a second person; each step an event in its order, in the record itself")
    void goesItsWay() {
        String id = journey.raised(AlertLevel.HIGH);
        JsonNode raised = FIXTURE.json(FIXTURE.get(journey.risk(), ALERTS + "/" + id));
        assertThat(raised.path("state").asString()).isEqualTo("RAISED");
        assertThat(raised.path("accountFrozen").asBoolean()).isTrue();
        assertThat(raised.path("overdue").isEmpty()).isTrue();

        var checked = FIXTURE.post(journey.risk(), ALERTS + "/" + id + "/check", "");
        ok(checked);
        assertThat(checked.headers().firstValue("ETag")).contains("\"1\"");
        ok(FIXTURE.post(journey.risk(), ALERTS + "/" + id + "/finding", CONFIRMED));
        ok(FIXTURE.post(FIXTURE.complianceOfficer(), ALERTS + "/" + id + "/finding-decision", TURN_DOWN));
        ok(FIXTURE.post(journey.risk(), ALERTS + "/" + id + "/finding", CONFIRMED));
        var closed = FIXTURE.post(FIXTURE.complianceOfficer(), ALERTS + "/" + id + "/finding-decision", AGREE);
        ok(closed);

        assertThat(closed.headers().firstValue("ETag")).contains("\"5\"");
        JsonNode body = FIXTURE.json(closed);
        assertThat(body.path("state").asString()).isEqualTo("CLOSED");
        assertThat(body.at("/finding/violation").asString()).isEqualTo("ACCOUNT_SHARED");
        assertThat(body.path("proposedBy").asString()).isEqualTo("risk.qian");
        assertThat(body.path("agreedBy").asString()).isEqualTo("compliance.sun");
        List<String> events = List.of(
                "AlertRaised",
                "AlertChecked",
                "AlertFindingProposed",
                "AlertFindingTurnedDown",
                "AlertFindingProposed",
                "AlertClosed");
        assertThat(eventsOf(id)).isEqualTo(events);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(FIXTURE.texts(
                                "SELECT type FROM ledger_record WHERE aggregate_id = '" + id + "' ORDER BY sequence"))
                        .isEqualTo(events));
    }

    @Test
    @DisplayName("U7, U1 · every event that is written keeps to its filed schema, and every schema is tried")
    void eventsKeepToTheirSchemas() throws IOException {
        String account = account();
        journey.see(account, AlertLevel.LOW, "B10001", 1L);
        journey.see(account, AlertLevel.HIGH, "B10001", 2L);
        journey.see(account(), AlertLevel.LOW, null, 1L);
        String confirmed = journey.judged(AlertLevel.MEDIUM);
        FIXTURE.post(
                FIXTURE.staff("compliance.qian", "B10001", "E1009", "compliance-officer"),
                ALERTS + "/" + confirmed + "/finding-decision",
                AGREE);
        ok(FIXTURE.post(FIXTURE.complianceOfficer(), ALERTS + "/" + confirmed + "/finding-decision", TURN_DOWN));
        ok(FIXTURE.post(journey.risk(), ALERTS + "/" + confirmed + "/finding", NOT_CONFIRMED));
        ok(FIXTURE.post(FIXTURE.complianceOfficer(), ALERTS + "/" + confirmed + "/finding-decision", AGREE));
        String late = journey.raised(AlertLevel.LOW);
        later(late, "3 hours");
        await().atMost(Duration.ofSeconds(20)).until(() -> eventsOf(late).contains("AlertEscalated"));

        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        Set<String> seen = new HashSet<>();
        for (String body : FIXTURE.texts("SELECT body FROM outbox_event WHERE type LIKE 'Alert%'")) {
            String type = AuditServiceFixture.JSON.readTree(body).path("type").asString();
            var schema = factory.getSchema(Files.readString(Path.of("contract/events", type + ".schema.json")));
            assertThat(schema.validate(body, InputFormat.JSON)).as(body).isEmpty();
            seen.add(type);
        }
        try (Stream<Path> schemas = Files.list(Path.of("contract/events"))) {
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(schemas.map(
                                    schema -> schema.getFileName().toString().replace(".schema.json", ""))
                            .filter(name -> name.startsWith("Alert"))
                            .toList());
        }
    }

    @Test
    @DisplayName(
            "U7 · one open alert per indicator and account, also when two see the same at once; more is added to it")
    void raisesOnce() throws Exception {
        String account = account();
        List<RaiseAlert.Outcome> outcomes = atOnce(List.of(
                () -> journey.see(account, AlertLevel.LOW, "B10001", 1L, 2L),
                () -> journey.see(account, AlertLevel.MEDIUM, "B10001", 2L, 3L)));
        assertThat(outcomes)
                .hasAtLeastOneElementOfType(RaiseAlert.Outcome.Raised.class)
                .hasAtLeastOneElementOfType(RaiseAlert.Outcome.Added.class);
        JsonNode found = FIXTURE.json(FIXTURE.get(journey.risk(), ALERTS + "?account=" + account));
        assertThat(found.path("items")).hasSize(1);
        JsonNode alert = found.path("items").get(0);
        assertThat(alert.path("evidence").toString()).isEqualTo("[1,2,3]");
        assertThat(alert.path("level").asString()).isEqualTo("MEDIUM");
        assertThat(eventsOf(alert.path("id").asString())).containsExactly("AlertRaised", "AlertEvidenceAdded");
    }

    @Test
    @DisplayName(
            "U7 · the event of a low alert freezes nothing; that of a medium or high one does, and so does a rise to it")
    void eventsSayWhatFreezes() {
        for (AlertLevel level : AlertLevel.values()) {
            assertThat(frozenBy(journey.raised(level))).containsExactly(level != AlertLevel.LOW);
        }
        String account = account();
        String id = journey.raised("QUERY_BURST", account, AlertLevel.LOW, "B10001");
        journey.see(account, AlertLevel.LOW, "B10001", 7L);
        journey.see(account, AlertLevel.HIGH, "B10001", 8L);
        assertThat(frozenBy(id)).containsExactly(false, false, true);
    }

    /** What each event of the alert says of its account. */
    private static List<Boolean> frozenBy(String id) {
        return FIXTURE
                .texts("SELECT body FROM outbox_event WHERE aggregate_id = '" + id
                        + "' AND type IN ('AlertRaised', 'AlertEvidenceAdded') ORDER BY position")
                .stream()
                .map(body -> AuditServiceFixture.JSON
                        .readTree(body)
                        .at("/data/accountFrozen")
                        .booleanValue())
                .toList();
    }

    @Test
    @DisplayName("U7 · of two alerts about one account that are closed at the same moment exactly one releases it")
    void oneClosingReleases() throws Exception {
        for (int round = 0; round < 10; round++) {
            String account = account();
            List<String> ids = new ArrayList<>();
            for (String indicator : List.of("QUERY_BURST", "OFF_HOURS")) {
                ids.add(journey.judged(journey.raised(indicator, account, AlertLevel.MEDIUM, "B10001"), NOT_CONFIRMED));
            }
            List<Callable<HttpResponse<String>>> closings = ids.stream()
                    .<Callable<HttpResponse<String>>>map(id -> () ->
                            FIXTURE.post(FIXTURE.complianceOfficer(), ALERTS + "/" + id + "/finding-decision", AGREE))
                    .toList();
            assertThat(atOnce(closings)).allSatisfy(AlertJourney::ok);
            assertThat(FIXTURE.texts("SELECT body FROM outbox_event WHERE type = 'AlertClosed' AND aggregate_id IN ('"
                            + String.join("', '", ids) + "')"))
                    .extracting(body -> AuditServiceFixture.JSON
                            .readTree(body)
                            .at("/data/accountReleased")
                            .asBoolean())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    @DisplayName("U7 · an alert is raised in the transaction of whoever saw it, or not at all")
    void raisesInTheCallersTransaction() {
        RaiseAlert raise = beans.getBean(RaiseAlert.class);
        var seen = SampleAlerts.seen("OUTSIDE_TRANSACTION", AlertLevel.LOW, 1L);
        assertThatThrownBy(() -> raise.handle(seen)).isInstanceOf(IllegalTransactionStateException.class);
        beans.getBean(TransactionOperations.class).executeWithoutResult(transaction -> {
            raise.handle(seen);
            transaction.setRollbackOnly();
        });
        assertThat(FIXTURE.count("SELECT count(*) FROM alert WHERE indicator = 'OUTSIDE_TRANSACTION'"))
                .isZero();
    }

    @TestFactory
    @DisplayName(
            "U7, U11 · who may do what: risk and compliance look, compliance agrees, auditors read, others nothing")
    Stream<DynamicTest> keepsToTheRoles() {
        String risk = journey.risk();
        String compliance = FIXTURE.complianceOfficer();
        String riskOfHead = FIXTURE.staff("risk.head", "B00000", "E0009", "risk-officer");
        String complianceOfHead = FIXTURE.staff("compliance.song", "B00000", "E0003", "compliance-officer");
        String riskElsewhere = FIXTURE.staff("risk.gao", "B20001", "E2009", "risk-officer");
        String complianceElsewhere = FIXTURE.staff("compliance.gao", "B20001", "E2005", "compliance-officer");
        String auditorOfInstitution = FIXTURE.staff("auditor.fang", "B10001", "E1077", "auditor");
        record Try(String who, String token, String what, int status) {}
        return Stream.of(
                        new Try("risk", risk, "read", 200),
                        new Try("compliance", compliance, "read", 200),
                        new Try("auditor", FIXTURE.auditor(), "read", 200),
                        new Try("auditor of an institution", auditorOfInstitution, "read", 200),
                        new Try("risk of head", riskOfHead, "read", 200),
                        new Try("risk elsewhere", riskElsewhere, "read", 404),
                        new Try("officer", FIXTURE.queryOfficer(), "read", 403),
                        new Try("customer", FIXTURE.customer(), "read", 403),
                        new Try("service", FIXTURE.service(), "read", 403),
                        new Try("risk", risk, "check", 200),
                        new Try("compliance of head", complianceOfHead, "check", 200),
                        new Try("risk elsewhere", riskElsewhere, "check", 404),
                        new Try("auditor", FIXTURE.auditor(), "check", 403),
                        new Try("officer", FIXTURE.queryOfficer(), "check", 403),
                        new Try("compliance", compliance, "propose", 200),
                        new Try("risk of head", riskOfHead, "propose", 200),
                        new Try("compliance elsewhere", complianceElsewhere, "propose", 404),
                        new Try("auditor", FIXTURE.auditor(), "propose", 403),
                        new Try("compliance", compliance, "decide", 200),
                        new Try("compliance of head", complianceOfHead, "decide", 200),
                        new Try("compliance elsewhere", complianceElsewhere, "decide", 404),
                        new Try("risk of head", riskOfHead, "decide", 403),
                        new Try("auditor", FIXTURE.auditor(), "decide", 403),
                        new Try("officer", FIXTURE.queryOfficer(), "decide", 403))
                .map(tried -> DynamicTest.dynamicTest("U7 · " + tried.who() + " " + tried.what(), () -> {
                    HttpResponse<String> answer = switch (tried.what()) {
                        case "read" -> FIXTURE.get(tried.token(), ALERTS + "/" + journey.raised(AlertLevel.LOW));
                        case "check" ->
                            FIXTURE.post(tried.token(), ALERTS + "/" + journey.raised(AlertLevel.LOW) + "/check", "");
                        case "propose" -> {
                            String id = journey.raised(AlertLevel.LOW);
                            ok(FIXTURE.post(risk, ALERTS + "/" + id + "/check", ""));
                            yield FIXTURE.post(tried.token(), ALERTS + "/" + id + "/finding", NOT_CONFIRMED);
                        }
                        case "decide" ->
                            FIXTURE.post(
                                    tried.token(),
                                    ALERTS + "/" + journey.judged(AlertLevel.LOW) + "/finding-decision",
                                    AGREE);
                        default -> throw new AssertionError(tried.what());
                    };
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(tried.status());
                }));
    }

    @Test
    @DisplayName("U7, O1 · nobody sees an alert about themself, under any account, nor takes a step")
    void hidesFromThePersonConcerned() {
        String account = account();
        journey.see(account, AlertLevel.LOW, "B10001", 1L);
        JsonNode alert = FIXTURE.json(FIXTURE.get(journey.risk(), ALERTS + "?account=" + account))
                .path("items")
                .get(0);
        String path = ALERTS + "/" + alert.path("id").asString();
        String other = FIXTURE.staff("compliance.other", "B10001", "E-" + account, "compliance-officer");
        assertThat(FIXTURE.get(other, path).statusCode()).isEqualTo(404);
        assertThat(FIXTURE.json(FIXTURE.get(other, ALERTS + "?account=" + account))
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(FIXTURE.post(other, path + "/check", "").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "U7 · a step on another version than the one looked at is refused; a finding that contradicts itself too")
    void refusesWhatDoesNotFit() {
        String id = journey.raised(AlertLevel.LOW);
        String path = ALERTS + "/" + id;
        assertThat(FIXTURE.send(FIXTURE.posting(journey.risk(), path + "/check", "")
                                .header("If-Match", "\"7\""))
                        .statusCode())
                .isEqualTo(412);
        var early = FIXTURE.post(journey.risk(), path + "/finding", CONFIRMED);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("ALERT_NOT_IN_THIS_STATE");
        ok(FIXTURE.send(FIXTURE.posting(journey.risk(), path + "/check", "").header("If-Match", "\"0\"")));
        for (String faulty : List.of(
                "{\"confirmed\": true, \"reference\": \"INV-1\"}",
                "{\"confirmed\": false, \"reference\": \"INV-1\"}",
                CONFIRMED.replace("true", "false"),
                NOT_CONFIRMED.replace("false", "true"),
                CONFIRMED.replace("INV-2026-0031", "see file"),
                CONFIRMED.replace("INV-2026-0031", "11010519491231002X"),
                CONFIRMED.replace("ACCOUNT_SHARED", "NO_SUCH_WORD"))) {
            var answer = FIXTURE.post(journey.risk(), path + "/finding", faulty);
            assertThat(answer.statusCode()).as(faulty).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("11010519491231002X");
        }
        assertThat(FIXTURE.json(FIXTURE.get(journey.risk(), path)).path("state").asString())
                .isEqualTo("CHECKED");
    }

    @Test
    @DisplayName("U7 · lists by state, level, institution and lateness, newest first, by pages")
    void lists() {
        String institution = "B30001";
        String risk = FIXTURE.staff("risk.he", institution, "E3009", "risk-officer");
        List<String> ids = new ArrayList<>();
        for (AlertLevel level : List.of(AlertLevel.LOW, AlertLevel.HIGH, AlertLevel.HIGH)) {
            ids.add(journey.raised(level, institution));
        }
        ok(FIXTURE.post(risk, ALERTS + "/" + ids.get(1) + "/check", ""));
        later(ids.get(1), "3 hours");
        later(ids.get(0), "3 hours");

        assertThat(listed(risk, "")).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(listed(risk, "?level=HIGH")).containsExactly(ids.get(2), ids.get(1));
        assertThat(listed(risk, "?state=CHECKED")).containsExactly(ids.get(1));
        assertThat(listed(risk, "?overdue=true")).containsExactly(ids.get(0));
        assertThat(listed(risk, "?overdue=false&level=HIGH&state=RAISED")).containsExactly(ids.get(2));
        assertThat(listed(risk, "?institution=B10001")).isEmpty();
        assertThat(listed(FIXTURE.auditor(), "?institution=" + institution)).hasSize(3);
        JsonNode first = FIXTURE.json(FIXTURE.get(risk, ALERTS + "?limit=2"));
        assertThat(first.path("items")).hasSize(2);
        assertThat(listed(risk, "?limit=2&cursor=" + first.path("nextCursor").asString()))
                .containsExactly(ids.get(0));
        assertThat(FIXTURE.get(risk, ALERTS + "?state=UNHEARD_OF").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("U7 · counts by level, indicator and institution, with how long it took; only what the reader sees")
    void counts() {
        String institution = "B40001";
        String risk = FIXTURE.staff("risk.zhou", institution, "E4009", "risk-officer");
        String compliance = FIXTURE.staff("compliance.zhou", institution, "E4005", "compliance-officer");
        String confirmed = journey.raised(AlertLevel.HIGH, institution);
        String open = journey.raised(AlertLevel.LOW, institution);
        journey.raised(AlertLevel.LOW, "B10001");
        String path = ALERTS + "/" + confirmed;
        ok(FIXTURE.post(risk, path + "/check", ""));
        ok(FIXTURE.post(risk, path + "/finding", CONFIRMED));
        ok(FIXTURE.post(compliance, path + "/finding-decision", AGREE));
        later(open, "3 hours");
        FIXTURE.asSuperuser("UPDATE alert SET raised_at = checked_at - interval '30 minutes',"
                + " proposed_at = checked_at + interval '20 minutes', agreed_at = checked_at + interval '60 minutes'"
                + " WHERE id = '" + confirmed + "'");
        LocalDate today = BankDay.of(beans.getBean(Clock.class).instant());
        String span = "?from=" + today.minusDays(1) + "&to=" + today;

        JsonNode counted = FIXTURE.json(FIXTURE.get(risk, "/api/v1/alert-statistics" + span));

        JsonNode total = counted.path("total");
        assertThat(total.path("raised").asInt()).as(counted.toString()).isEqualTo(2);
        assertThat(total.path("open").asInt()).isEqualTo(1);
        assertThat(total.path("overdue").asInt()).isEqualTo(1);
        assertThat(total.path("closedConfirmed").asInt()).isEqualTo(1);
        assertThat(total.path("closedNotConfirmed").asInt()).isZero();
        assertThat(total.path("medianMinutesToFirstCheck").asDouble()).isEqualTo(30.0);
        assertThat(total.path("p95MinutesToClosing").asDouble()).isEqualTo(90.0);
        assertThat(counted.path("byLevel")
                        .valueStream()
                        .map(line -> line.path("value").asString()))
                .containsExactly("HIGH", "LOW");
        assertThat(counted.path("byInstitution").get(0).path("value").asString())
                .isEqualTo(institution);
        assertThat(counted.path("byIndicator").get(0).path("raised").asInt()).isEqualTo(2);
        assertThat(FIXTURE.json(FIXTURE.get(FIXTURE.auditor(), "/api/v1/alert-statistics" + span))
                        .path("byInstitution")
                        .valueStream()
                        .map(line -> line.path("value").asString()))
                .contains("B10001", institution);
        assertThat(FIXTURE.get(risk, "/api/v1/alert-statistics?from=2026-01-02&to=2026-01-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(FIXTURE.get(FIXTURE.queryOfficer(), "/api/v1/alert-statistics" + span)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("U7 · escalates each clock of an alert once, although several instances look at the same time")
    void escalatesOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(journey.raised(AlertLevel.LOW));
        }
        var alerts = beans.getBean(Alerts.class);
        var journal = beans.getBean(AlertJournal.class);
        var transactions = beans.getBean(TransactionOperations.class);
        var clocks = beans.getBean(AlertClocks.class);
        var clock = beans.getBean(Clock.class);
        ids.forEach(id -> later(id, "3 hours"));
        // Two instances, and the service's own job beside them.
        Callable<Boolean> instance = () -> {
            new EscalateOverdueAlerts(alerts, journal, clocks, transactions, clock).handle();
            return true;
        };
        assertThat(atOnce(List.of(instance, instance))).containsOnly(true);
        assertThat(atOnce(List.of(instance, instance))).containsOnly(true);
        await().atMost(Duration.ofSeconds(10)).until(() -> escalations(ids, "FIRST_CHECK") == ids.size());
        assertThat(escalations(ids, "FINDING")).isZero();

        ids.forEach(id -> later(id, "22 hours"));
        assertThat(atOnce(List.of(instance, instance))).containsOnly(true);
        await().atMost(Duration.ofSeconds(10)).until(() -> escalations(ids, "FINDING") == ids.size());
        assertThat(atOnce(List.of(instance, instance))).containsOnly(true);
        assertThat(escalations(ids, "FIRST_CHECK")).isEqualTo(ids.size());
        assertThat(escalations(ids, "FINDING")).isEqualTo(ids.size());
    }

    @TestFactory
    @DisplayName(
            "U7, O1 · the database holds it as well: no closing without a second person and their agreement, nothing undone")
    Stream<DynamicTest> theDatabaseHoldsIt() {
        String agree =
                "UPDATE alert SET agreed_by = '%s', agreed_employee = '%s', agreed_at = now() WHERE id = '{judged}'";
        return Stream.of(
                        agree.formatted("risk.qian", "E9"),
                        agree.formatted("risk.double", "E1009"),
                        agree.formatted("{account}", "E9"),
                        agree.formatted("compliance.double", "E-{account}"),
                        agree.formatted("compliance.sun", "E1005").replace("{judged}", "{raised}"),
                        agree.formatted("compliance.sun", "E1005")
                                .replace("SET", "SET ground = 'DATA_ERROR', violation = NULL, confirmed = false,"),
                        agree.formatted("compliance.sun", "E1005").replace(", agreed_employee = 'E1005'", ""),
                        "UPDATE alert SET checked_by = 'risk.qian', checked_employee = 'E1009', checked_at = now(), proposed_by = 'risk.qian',"
                                + " proposed_employee = 'E1009', proposed_at = now(), confirmed = false, ground = 'DATA_ERROR',"
                                + " reference = 'INV-1', agreed_by = 'compliance.sun', agreed_employee = 'E1005', agreed_at = now()"
                                + " WHERE id = '{raised}'",
                        "UPDATE alert SET checked_by = '{account}', checked_employee = 'E9', checked_at = now() WHERE id = '{raised}'",
                        "UPDATE alert SET violation = NULL WHERE id = '{judged}'",
                        "UPDATE alert SET reference = 'see the file' WHERE id = '{judged}'",
                        "UPDATE alert SET level = 'LOW' WHERE id = '{judged}'",
                        "UPDATE alert SET evidence = '{9}' WHERE id = '{judged}'",
                        "UPDATE alert SET raised_at = now() WHERE id = '{judged}'",
                        "UPDATE alert SET account = 'somebody.else' WHERE id = '{judged}'",
                        "UPDATE alert SET checked_by = NULL, checked_employee = NULL, checked_at = NULL WHERE id = '{judged}'",
                        "UPDATE alert SET finding_escalated_at = NULL WHERE id = '{escalated}'",
                        "UPDATE alert SET proposed_by = 'risk.other' WHERE id = '{closed}'",
                        "UPDATE alert SET agreed_by = NULL, agreed_employee = NULL, agreed_at = NULL WHERE id = '{closed}'",
                        "DELETE FROM alert WHERE id = '{judged}'",
                        "TRUNCATE alert",
                        "INSERT INTO alert SELECT gen_random_uuid(), indicator, level, account || '2', employee_number, institution, evidence,"
                                + " explanation, raised_at, version, checked_by, checked_employee, checked_at, proposed_by, proposed_employee,"
                                + " proposed_at, confirmed, violation, ground, reference, 'compliance.sun', 'E1005', now()"
                                + " FROM alert WHERE id = '{judged}'")
                .map(statement -> DynamicTest.dynamicTest("U7 · " + statement, () -> {
                    String sql = filled(statement);
                    assertThatThrownBy(() -> asTheService(sql)).isInstanceOf(SQLException.class);
                }));
    }

    @Test
    @DisplayName("U7 · what the database refuses above it would take from two people in their order")
    void theDatabaseTakesWhatIsRight() throws SQLException {
        String id = journey.judged(AlertLevel.MEDIUM);
        asTheService(
                "UPDATE alert SET agreed_by = 'compliance.sun', agreed_employee = 'E1005', agreed_at = now(), version = 3 WHERE id = '"
                        + id + "'");
        assertThat(FIXTURE.json(FIXTURE.get(journey.risk(), ALERTS + "/" + id))
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");
    }

    private String filled(String statement) {
        String filled = statement;
        if (filled.contains("{judged}")) {
            String id = journey.judged(AlertLevel.MEDIUM);
            filled = filled.replace("{judged}", id)
                    .replace(
                            "{account}",
                            FIXTURE.texts("SELECT account FROM alert WHERE id = '" + id + "'")
                                    .getFirst());
        }
        if (filled.contains("{raised}")) {
            String id = journey.raised(AlertLevel.MEDIUM);
            filled = filled.replace("{raised}", id)
                    .replace(
                            "{account}",
                            FIXTURE.texts("SELECT account FROM alert WHERE id = '" + id + "'")
                                    .getFirst());
        }
        if (filled.contains("{escalated}")) {
            String id = journey.raised(AlertLevel.MEDIUM);
            later(id, "25 hours");
            await().atMost(Duration.ofSeconds(10)).until(() -> escalations(List.of(id), "FINDING") == 1);
            filled = filled.replace("{escalated}", id);
        }
        if (filled.contains("{closed}")) {
            String id = journey.judged(AlertLevel.MEDIUM);
            ok(FIXTURE.post(FIXTURE.complianceOfficer(), ALERTS + "/" + id + "/finding-decision", AGREE));
            filled = filled.replace("{closed}", id);
        }
        return filled;
    }

    private static void asTheService(String sql) throws SQLException {
        try (Connection connection = FIXTURE.application();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** As if it had been raised that much earlier. */
    private static void later(String id, String interval) {
        FIXTURE.asSuperuser(
                "UPDATE alert SET raised_at = raised_at - interval '" + interval + "' WHERE id = '" + id + "'");
    }

    private static List<String> listed(String token, String query) {
        var answer = FIXTURE.get(token, ALERTS + query);
        ok(answer);
        return FIXTURE.json(answer)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static List<String> eventsOf(String id) {
        return FIXTURE.texts("SELECT type FROM outbox_event WHERE aggregate_id = '" + id + "' ORDER BY position");
    }

    private static long escalations(List<String> ids, String clock) {
        return FIXTURE.count("SELECT count(*) FROM outbox_event WHERE type = 'AlertEscalated' AND body LIKE '%" + clock
                + "%' AND aggregate_id IN ('" + String.join("', '", ids) + "')");
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var together = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var running = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        together.await();
                        return task.call();
                    }))
                    .toList();
            List<T> done = new ArrayList<>();
            for (var one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
