package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.query.creditquery.application.DestroyExpiredReports;
import cn.zhengxin.query.reportvault.DestroyEndedVaultKeys;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Q14 over HTTP: who sees a report, as what, how long, and what happens when it is destroyed meanwhile. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReportViewingIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final AtomicInteger PERSONS = new AtomicInteger(1);

    /** Another one for each query: none is answered from the report of another (Q9). */
    private SyntheticPerson person = Surroundings.person(2);

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static Map<String, String> settings = Map.of();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DestroyExpiredReports destroyExpired;

    @Autowired
    private DestroyEndedVaultKeys destroyEnded;

    @Autowired
    private DestructibleKeys keys;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        settings = SURROUNDINGS.settings("query_viewing");
        settings.forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void everybodyWellAgain() {
        SURROUNDINGS.neighbours.suspended.clear();
        SURROUNDINGS.neighbours.unbound.clear();
        SURROUNDINGS.neighbours.unknownOperators.clear();
        SURROUNDINGS.neighbours.whileMasking = () -> {};
    }

    @Test
    @DisplayName("Q14 · a browser is shown a page: watermark over it, no print, no script, kept nowhere")
    void aBrowserIsShownAPage() {
        String id = answered();

        HttpResponse<String> page = report(id, SURROUNDINGS.officer(), BROWSER);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'nonce-")
                        .endsWith("form-action 'none'; frame-ancestors 'none'")
                        .doesNotContain("script-src", "unsafe"));
        assertThat(page.body())
                .contains("officer.lin · 127.0.0.1 · ", "class=\"watermark\"", "@media print", "PA01")
                .doesNotContain("<script", "<form", person.nationalId(), person.name());
        assertThat(typesOf(id)).endsWith("ReportViewed");
        assertThat(report(id, SURROUNDINGS.officer(), BROWSER).headers().firstValue("Content-Security-Policy"))
                .as("a nonce is used once")
                .isNotEqualTo(page.headers().firstValue("Content-Security-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html;q=0.5, application/json"})
    @DisplayName("Q14 · whoever does not ask for a page is shown JSON")
    void othersAreShownJson(String accept) {
        HttpResponse<String> report = report(answered(), SURROUNDINGS.officer(), accept);

        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(report.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(report).path("views").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "text/csv",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/xml",
                "image/png",
                "application/octet-stream",
                "text/plain"
            })
    @DisplayName("Q14 · there is no other form of a report: 406, and nothing is viewed")
    void thereIsNoOtherForm(String accept) {
        String id = answered();

        HttpResponse<String> refused = report(id, SURROUNDINGS.officer(), accept);

        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(json(refused).path("code").asString()).isEqualTo("NOT_ACCEPTABLE");
        assertThat(typesOf(id)).doesNotContain("ReportViewed");
    }

    @ParameterizedTest
    @ValueSource(strings = {".pdf", ".csv", "/export", "/download", "?format=pdf"})
    @DisplayName("Q14 · no address exports a report")
    void noAddressExports(String ending) {
        String id = answered();

        HttpResponse<String> answer = get("/" + id + "/report" + ending, SURROUNDINGS.officer());

        if (ending.startsWith("?")) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        } else {
            assertThat(answer.statusCode()).isIn(403, 404);
        }
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispute-handler",
                "auditor",
                "credit-administrator-institution",
                "credit-administrator-province",
                "compliance-officer",
                "information-protection-officer",
                "department-head",
                "risk-officer",
                "legal-reviewer"
            })
    @DisplayName("Q14 · no other role sees a report, as JSON or as a page")
    void noOtherRoleSeesAReport(String role) {
        String id = answered();
        String token = SURROUNDINGS.issuer.staff("somebody.else", "B10001", "E1999", List.of(role), "query-service");

        for (String accept : List.of("application/json", BROWSER)) {
            HttpResponse<String> refused = report(id, token, accept);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(refused).path("code").asString()).isEqualTo("ACCESS_DENIED");
        }
        assertThat(typesOf(id)).doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("O11 · a suspended viewer is refused, on record")
    void aSuspendedViewer() {
        String id = answered();
        SURROUNDINGS.neighbours.suspended.add("reviewer.zhao");

        refused(report(id, SURROUNDINGS.reviewer(), BROWSER), 403, "O11");

        assertThat(typesOf(id)).endsWith("ReportViewRefused").doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("O10 · a viewer at another's terminal is refused, on record, with what would cure it")
    void aViewerAtAnothersTerminal() {
        String id = answered();
        SURROUNDINGS.neighbours.unbound.add("officer.lin");

        HttpResponse<String> refused = report(id, SURROUNDINGS.officer(), BROWSER);

        refused(refused, 403, "Q2");
        assertThat(json(refused).path("reasons").path(0).path("cure").asString())
                .contains("own terminal");
        assertThat(typesOf(id)).endsWith("ReportViewRefused").doesNotContain("ReportViewed");
        assertThat(EventSchemas.violations("ReportViewRefused", lastEventOf(id)))
                .isEmpty();
    }

    @Test
    @DisplayName("O10 · a reviewer whom the register of operators does not know is shown nothing")
    void aViewerNobodyKnows() {
        String id = answered();
        SURROUNDINGS.neighbours.unknownOperators.add("reviewer.zhao");

        refused(report(id, SURROUNDINGS.reviewer(), BROWSER), 403, "Q2");
    }

    @Test
    @DisplayName("Q14 · another institution finds nothing, a colleague who is not involved is refused")
    void othersSeeNothing() {
        String id = answered();

        refused(report(id, SURROUNDINGS.otherInstitution(), BROWSER), 404, "NOT_FOUND");
        refused(report(id, SURROUNDINGS.secondReviewer(), BROWSER), 403, "Q14");
        assertThat(typesOf(id)).endsWith("ReportViewRefused", "ReportViewRefused");
    }

    @Test
    @DisplayName("Q14 · whoever may see the query sees how long its report can be seen and how often it was")
    void viewsAreCounted() {
        String id = answered();
        report(id, SURROUNDINGS.officer(), BROWSER);
        report(id, SURROUNDINGS.reviewer(), "application/json");
        report(id, SURROUNDINGS.secondReviewer(), "application/json"); // refused, not counted

        for (String token : List.of(SURROUNDINGS.officer(), SURROUNDINGS.secondReviewer())) {
            var state = json(get("/" + id, token)).path("report");
            assertThat(state.path("views").asInt()).isEqualTo(2);
            assertThat(state.path("validUntil").asString()).isNotBlank();
        }
        assertThat(EventSchemas.violations(
                        "ReportViewed", eventsOf(id, "ReportViewed").getLast()))
                .isEmpty();
        assertThat(Surroundings.JSON
                        .readTree(eventsOf(id, "ReportViewed").getLast())
                        .path("data")
                        .path("views")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Q14 · a row that a backup brings back after the destruction of its key answers 410 and is no view")
    void aRestoredRowIsExpired() throws SQLException {
        days(3); // a vault key that no other test uses
        String id;
        try {
            id = answered();
        } finally {
            days(15);
        }
        assertThat(report(id, SURROUNDINGS.officer(), BROWSER).statusCode()).isEqualTo(200);
        owner("CREATE TABLE backup_of_report AS SELECT * FROM vaulted_report WHERE query_id = '" + id + "'");
        expire(id);
        destroyExpired.handle();
        assertThat(typesOf(id)).endsWith("ReportKeyDestroyed");

        keys.destroy(keyOf(id), clock.instant());
        owner("DELETE FROM vaulted_report WHERE query_id = '" + id + "'");
        owner("INSERT INTO vaulted_report SELECT * FROM backup_of_report");
        owner("UPDATE vaulted_report SET expires_at = '2099-01-01' WHERE query_id = '" + id + "'");

        refused(report(id, SURROUNDINGS.officer(), BROWSER), 410, "REPORT_EXPIRED");
        refused(report(id, SURROUNDINGS.reviewer(), "application/json"), 410, "REPORT_EXPIRED");
        assertThat(eventsOf(id, "ReportViewed")).hasSize(1);
    }

    @Test
    @DisplayName("Q14 · a view that a destruction overtakes is refused: no view is on record after the destruction")
    void aViewThatADestructionOvertakes() {
        String id = answered();
        SURROUNDINGS.neighbours.whileMasking = () -> {
            expire(id);
            destroyExpired.handle();
        };

        refused(report(id, SURROUNDINGS.officer(), BROWSER), 410, "REPORT_EXPIRED");

        assertThat(typesOf(id)).endsWith("ReportKeyDestroyed").doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName(
            "Q14 · views and the destruction side by side: each view is whole or refused, and is on record or refused")
    void viewsAndDestructionSideBySide() throws Exception {
        String id = answered();
        int viewers = 24;
        var masked = new AtomicInteger();
        var halfWay = new CountDownLatch(viewers / 2);
        SURROUNDINGS.neighbours.whileMasking = () -> {
            masked.incrementAndGet();
            halfWay.countDown();
        };
        try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            var destruction = sideBySide.submit(() -> {
                assertThat(halfWay.await(30, TimeUnit.SECONDS)).isTrue();
                expire(id);
                destroyExpired.handle();
                return true;
            });
            List<Callable<HttpResponse<String>>> views = IntStream.range(0, viewers)
                    .<Callable<HttpResponse<String>>>mapToObj(number -> () ->
                            report(id, number % 2 == 0 ? SURROUNDINGS.officer() : SURROUNDINGS.reviewer(), BROWSER))
                    .toList();
            int shown = 0;
            for (var view : sideBySide.invokeAll(views)) {
                HttpResponse<String> answer = view.get();
                if (answer.statusCode() == 200) {
                    shown++;
                    assertThat(answer.body()).contains("PA01").endsWith("</html>\n");
                } else {
                    refused(answer, 410, "REPORT_EXPIRED");
                }
            }
            assertThat(destruction.get()).isTrue();
            assertThat(eventsOf(id, "ReportViewed")).hasSize(shown);
        }
        assertThat(masked.get()).isGreaterThanOrEqualTo(viewers / 2);
        assertThat(database.sql("SELECT type FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .as("nothing is viewed after the destruction")
                .endsWith("ReportKeyDestroyed");
    }

    @Test
    @DisplayName("Q14, U1 · the destruction of a vault key is an event with its certificate, once")
    void theDestructionOfAVaultKeyIsAnEvent() {
        String ended = "vault-until-2020010100";
        keys.wrappingUnder(ended);

        destroyEnded.handle();
        destroyEnded.handle();

        assertThat(keys.present()).doesNotContain(ended);
        assertThat(eventsOf(ended, "VaultKeyDestroyed"))
                .singleElement()
                .satisfies(event -> assertThat(EventSchemas.violations("VaultKeyDestroyed", event))
                        .isEmpty());
        assertThat(database.sql("SELECT digest FROM vault_key WHERE key_id = :key")
                        .param("key", ended)
                        .query(String.class)
                        .single())
                .hasSize(64);
    }

    private String answered() {
        person = Surroundings.person(PERSONS.incrementAndGet());
        String id = json(SURROUNDINGS.post(
                        port,
                        "/api/v1/credit-queries",
                        SURROUNDINGS.officer(),
                        UUID.randomUUID().toString(),
                        Surroundings.request(UUID.randomUUID(), person)))
                .path("id")
                .asString();
        HttpResponse<String> approved = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries/" + id + "/review",
                SURROUNDINGS.reviewer(),
                UUID.randomUUID().toString(),
                Map.of("decision", "APPROVE"));
        assertThat(json(approved).path("state").asString()).as(approved.body()).isEqualTo("ANSWERED");
        return id;
    }

    private HttpResponse<String> report(String id, String token, String accept) {
        return SURROUNDINGS.get(port, "/api/v1/credit-queries/" + id + "/report", token, accept);
    }

    private HttpResponse<String> get(String path, String token) {
        return SURROUNDINGS.get(port, "/api/v1/credit-queries" + path, token);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    private void expire(String id) {
        database.sql("UPDATE vaulted_report SET expires_at = now() - interval '1 second' WHERE query_id = :id")
                .param("id", UUID.fromString(id))
                .update();
    }

    private String keyOf(String id) {
        return database.sql("SELECT key_id FROM vaulted_report WHERE query_id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }

    private List<String> typesOf(String id) {
        return database.sql("SELECT type FROM query_event WHERE query_id = :id ORDER BY occurred_at, event_id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .list();
    }

    private List<String> eventsOf(String id, String type) {
        return database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = :type ORDER BY position")
                .param("id", id)
                .param("type", type)
                .query(String.class)
                .list();
    }

    private String lastEventOf(String id) {
        return database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position DESC LIMIT 1")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static void days(int days) throws SQLException {
        owner("UPDATE policy_rule SET numbers = numbers || '{\"days\": \"" + days + "\"}' WHERE rule = 'Q14'");
    }

    private static void owner(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        settings.getOrDefault("spring.datasource.url", ""),
                        settings.getOrDefault("spring.flyway.user", ""),
                        settings.getOrDefault("spring.flyway.password", ""));
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
