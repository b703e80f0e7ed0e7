package cn.zhengxin.dispute;

import static cn.zhengxin.dispute.Surroundings.LI;
import static cn.zhengxin.dispute.Surroundings.ZHANG;
import static cn.zhengxin.dispute.Surroundings.example;
import static cn.zhengxin.dispute.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DisputeServiceIntegrationTests {

    private static final Surroundings AROUND = Surroundings.shared();
    private static final AtomicInteger ITEMS = new AtomicInteger();
    private static final String STATEMENT = "六月的还款已按时到账，报告却记为逾期。";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        AROUND.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void everybodyWellAgain() {
        AROUND.queryServiceDown = false;
        AROUND.auditServiceDown = false;
        AROUND.recorded.clear();
    }

    @Test
    @DisplayName("D1 to D4 · a dispute is filed, accepted and decided, and each step is an event without personal data")
    void theWholeLife() {
        var filed = AROUND.post(
                port,
                "/api/v1/disputes",
                AROUND.customer(ZHANG),
                example("contract/examples/public/file-dispute-request.json"));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        var id = json(filed).path("id").asString();
        assertThat(filed.headers().firstValue("Location")).hasValue("/api/v1/disputes/" + id);
        assertThat(filed.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(filed.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(json(filed).path("state").asString()).isEqualTo("FILED");
        assertThat(filed.body()).doesNotContain("还款", "LN-2024-000777");

        var shown = get("/" + id, AROUND.handler("B10001"));
        assertThat(json(shown).path("statement").asString()).isEqualTo(STATEMENT);
        assertThat(json(shown).path("accountReference").asString()).isEqualTo("LN-2024-000777");

        var evidence = json(filed).path("evidence").get(0).path("id").asString();
        assertThat(get("/" + id + "/evidence/" + evidence, AROUND.handler("B10001"))
                        .body())
                .startsWith("%PDF");

        assertThat(post("/" + id + "/acceptance", AROUND.handler("B10001"), "").statusCode())
                .isEqualTo(200);
        var decided = post(
                "/" + id + "/decision",
                AROUND.handler("B10001"),
                example("contract/examples/public/decision-request.json"));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(json(decided).path("outcome").asString()).isEqualTo("CORRECTED");

        var mine = get("/" + id, AROUND.customer(ZHANG));
        assertThat(json(mine).path("decision").path("correctionReceipt").asString())
                .isEqualTo("GZ-2026-0001");

        var events = events(id);
        assertThat(events)
                .extracting(event -> event.path("type").asString())
                .containsExactly("DisputeFiled", "DisputeViewed", "DisputeViewed", "DisputeAccepted", "DisputeDecided");
        assertThat(events).allSatisfy(event -> {
            assertThat(EventSchemas.violations(event.path("type").asString(), event.toString()))
                    .isEmpty();
            assertThat(event.path("subjectReference").asString()).isEqualTo(ZHANG);
            assertThat(event.path("data").path("itemPath").asString()).isEqualTo("PD01[0]");
            assertThat(event.toString()).doesNotContain("还款", "LN-2024-000777", "GZ-2026");
        });
    }

    @Test
    @DisplayName("O11 · a suspended account is refused before anything is looked at, whatever token it holds")
    void refusesSuspendedAccounts() {
        assertThat(get("", AROUND.handler("B10001")).statusCode()).isEqualTo(200);
        AROUND.register.refuse("dispute.chen");
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> get("", AROUND.handler("B10001")).statusCode() == 403);
            assertThat(json(get("", AROUND.handler("B10001"))).path("code").asString())
                    .isEqualTo("O11");
            var decision = post(
                    "/" + UUID.randomUUID() + "/decision",
                    AROUND.handler("B10001"),
                    example("contract/examples/public/decision-request.json"));
            assertThat(json(decision).path("code").asString()).isEqualTo("O11");
            // Nobody else is.
            assertThat(get("", AROUND.handler("B20001")).statusCode()).isEqualTo(200);
        } finally {
            AROUND.register.allow("dispute.chen");
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("", AROUND.handler("B10001")).statusCode() == 200);
    }

    @Test
    @DisplayName("D1 · everything that is wrong is said in one answer and no value comes back")
    void everythingWrongIsSaidInOneAnswer() {
        var answer = AROUND.post(
                port,
                "/api/v1/disputes",
                AROUND.customer(ZHANG),
                "{\"institution\":\"11010519491231002X\",\"businessType\":\"secret\",\"period\":{\"from\":\"x\"}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("D1");
        assertThat(json(answer).path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "institution", "businessType", "accountReference", "statement", "period.from", "period.to");
        assertThat(answer.body()).doesNotContain("11010519491231002X", "secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"statemnt\":\"x\"}", "{\"statement\":", "[]", "{\"statement\":{\"a\":1}}", "null"})
    @DisplayName("A body that cannot be read is the caller's mistake")
    void anUnreadableBodyIsTheCallersMistake(String body) {
        var answer = AROUND.post(port, "/api/v1/disputes", AROUND.customer(ZHANG), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "019abb4e-7c00-7a11-8f52-3d6a90c1b202, B10001, of nobody",
        "019abb60-2200-7b12-8a53-4e7ba1d2c302, B10001, by another institution",
        "019abb4e-7c00-7a11-8f52-3d6a90c1b201, B20001, by another institution"
    })
    @DisplayName(
            "D1 · a dispute names a query that the institution made on the person, or none; which it is stays untold")
    void aDisputeNamesAQueryOnThePerson(String query, String institution, String whose) {
        var refused = AROUND.post(
                port,
                "/api/v1/disputes",
                AROUND.customer(ZHANG),
                request().put("queryId", query).put("institution", institution).toString());
        assertThat(refused.statusCode()).as(whose).isEqualTo(400);
        assertThat(json(refused).path("code").asString()).isEqualTo("D1");
        assertThat(json(refused).path("errors").findValuesAsString("field")).containsExactly("queryId");
        var another = AROUND.post(
                port,
                "/api/v1/disputes",
                AROUND.customer(LI),
                request().put("queryId", query).put("institution", institution).toString());
        assertThat(json(another).path("errors")).isEqualTo(json(refused).path("errors"));
    }

    @Test
    @DisplayName("D1 · while the query cannot be looked up, a dispute on it is not received")
    void aQueryThatCannotBeLookedUpIsNotReceived() {
        AROUND.queryServiceDown = true;
        var request = request().put("queryId", "019abb4e-7c00-7a11-8f52-3d6a90c1b201");
        assertThat(AROUND.post(port, "/api/v1/disputes", AROUND.customer(ZHANG), request.toString())
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    @DisplayName("D1 · an item is disputed once at a time, and again once that is decided")
    void anItemIsDisputedOnceAtATime() {
        var request = request().toString();
        var customer = AROUND.customer(ZHANG);
        var id = json(AROUND.post(port, "/api/v1/disputes", customer, request))
                .path("id")
                .asString();
        var second = AROUND.post(port, "/api/v1/disputes", customer, request);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).path("code").asString()).isEqualTo("DISPUTE_ALREADY_OPEN");
        assertThat(AROUND.post(port, "/api/v1/disputes", AROUND.customer(LI), request)
                        .statusCode())
                .isEqualTo(201);
        var handler = AROUND.handler("B10001");
        post("/" + id + "/acceptance", handler, "");
        post("/" + id + "/decision", handler, example("contract/examples/public/decision-request.json"));
        assertThat(AROUND.post(port, "/api/v1/disputes", customer, request).statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("N1 · nothing that a person wrote lies readable in the database")
    void nothingLiesReadableInTheDatabase() {
        var id = json(file(AROUND.customer(ZHANG))).path("id").asString();
        for (var table : List.of("dispute", "dispute_evidence", "outbox_event")) {
            var dump = database.sql("SELECT t::text FROM " + table + " AS t")
                    .query(String.class)
                    .list();
            assertThat(dump).noneMatch(row -> row.contains("还款") || row.contains("LN-2024-000777"));
        }
        var sealed = database.sql("SELECT statement_sealed FROM dispute WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("还款");
    }

    @Test
    @DisplayName("N3 · a customer reaches only their own disputes; others are not there")
    void aCustomerReachesOnlyTheirOwn() {
        var body = json(file(AROUND.customer(ZHANG)));
        var id = body.path("id").asString();
        var evidence = body.path("evidence").get(0).path("id").asString();
        assertThat(get("/" + id, AROUND.customer(LI)).statusCode()).isEqualTo(404);
        assertThat(get("/" + id + "/evidence/" + evidence, AROUND.customer(LI)).statusCode())
                .isEqualTo(404);
        assertThat(get("/" + UUID.randomUUID(), AROUND.customer(ZHANG)).statusCode())
                .isEqualTo(404);
        assertThat(mine(LI)).doesNotContain(id);
        assertThat(mine(ZHANG)).contains(id);
    }

    @Test
    @DisplayName("N3 · staff reach only their own institution's disputes; others are not there")
    void staffReachOnlyTheirOwnInstitution() {
        var body = json(file(AROUND.customer(ZHANG)));
        var id = body.path("id").asString();
        var evidence = body.path("evidence").get(0).path("id").asString();
        var stranger = AROUND.handler("B20001");
        assertThat(get("/" + id, stranger).statusCode()).isEqualTo(404);
        assertThat(get("/" + id + "/evidence/" + evidence, stranger).statusCode())
                .isEqualTo(404);
        assertThat(post("/" + id + "/acceptance", stranger, "").statusCode()).isEqualTo(404);
        assertThat(post("/" + id + "/decision", stranger, "{\"outcome\":\"UPHELD\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("?limit=100", stranger).body()).doesNotContain(id);
        assertThat(get("?limit=100", AROUND.handler("B10001")).body()).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/disputes, customer, 403",
        "GET, /api/v1/disputes, officer, 403",
        "GET, /api/v1/disputes, service, 403",
        "GET, /api/v1/disputes, nobody, 401",
        "GET, /api/v1/my/disputes, handler, 403",
        "GET, /api/v1/my/queries, handler, 403",
        "GET, /api/v1/my/queries, nobody, 401",
        "POST, /api/v1/disputes, officer, 403",
        "POST, /api/v1/disputes, nobody, 401",
        "POST, /api/v1/disputes/019abc10-2000-7a11-8f52-3d6a90c1d501/acceptance, customer, 403",
        "POST, /api/v1/disputes/019abc10-2000-7a11-8f52-3d6a90c1d501/decision, customer, 403",
        "GET, /api/v1/anything, handler, 403",
        "GET, /api/v1/disputes/no-uuid, handler, 400",
        "GET, /api/v1/disputes?limit=0, handler, 400",
        "GET, /api/v1/disputes?limit=x, handler, 400",
        "GET, /api/v1/disputes?state=LOST, handler, 400",
        "GET, /api/v1/disputes?cursor=x, handler, 400",
    })
    @DisplayName("N3 · whatever no rule allows is refused, and every refusal is problem+json")
    void whateverNoRuleAllowsIsRefused(String method, String path, String who, int status) {
        var token = switch (who) {
            case "customer" -> AROUND.customer(ZHANG);
            case "handler" -> AROUND.handler("B10001");
            case "officer" -> AROUND.officer();
            case "service" -> AROUND.issuer.service("query-service", "dispute-service");
            default -> null;
        };
        var answer = method.equals("GET") ? AROUND.get(port, path, token) : AROUND.post(port, path, token, "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
    }

    @Test
    @DisplayName("N4 · a repeated request gets the first answer, another payload is refused, a missing key too")
    void aRepeatedRequestGetsTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var request = request().toString();
        var token = AROUND.customer(ZHANG);
        var first = AROUND.post(port, "/api/v1/disputes", token, request, key);
        var again = AROUND.post(port, "/api/v1/disputes", token, request, key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        var other = AROUND.post(port, "/api/v1/disputes", token, request.replace("LOAN", "OTHER"), key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        var none = AROUND.post(port, "/api/v1/disputes", token, request, null);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(json(none).path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    @DisplayName("A change that expects another version is refused with 412")
    void aStaleChangeIsRefused() {
        var id = json(file(AROUND.customer(ZHANG))).path("id").asString();
        var token = AROUND.handler("B10001");
        assertThat(accept(id, token, "\"9\"").statusCode()).isEqualTo(412);
        assertThat(accept(id, token, "\"1\"").statusCode()).isEqualTo(200);
        var again = accept(id, token, "\"2\"");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("code").asString()).isEqualTo("STATE_DOES_NOT_ALLOW");
    }

    @Test
    @DisplayName("D1 · a handler files on somebody's behalf for the own institution, who then sees it among their own")
    void aHandlerFilesOnSomebodysBehalf() {
        var request = request();
        request.putObject("subject")
                .put("name", "张三")
                .put("documentType", "RESIDENT_ID")
                .put("documentNumber", "11010519491231002X");
        var filed = AROUND.post(port, "/api/v1/disputes", AROUND.handler("B10001"), request.toString());
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(filed.body()).doesNotContain("张三", "11010519491231002X");
        var foreign = AROUND.post(port, "/api/v1/disputes", AROUND.handler("B20001"), request.toString());
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(json(foreign).path("code").asString()).isEqualTo("FOREIGN_INSTITUTION");
        assertThat(events(json(filed).path("id").asString()))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).doesNotContain("张三", "11010519491231002X"));
    }

    @Test
    @DisplayName("Lists go page by page, latest first, without a gap or a double")
    void listsGoPageByPage() {
        var reference = "sr_pages" + UUID.randomUUID().toString().substring(0, 8);
        var ids = new ArrayList<String>();
        for (var number = 0; number < 5; number++) {
            ids.addFirst(json(file(AROUND.customer(reference))).path("id").asString());
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = json(AROUND.get(port, "/api/v1/my/disputes?limit=2" + next, AROUND.customer(reference)));
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    @DisplayName("D7 · a person sees every query on them, each with its proof or the word that it is not recorded yet")
    void aPersonSeesEveryQueryWithItsProof() {
        AROUND.recorded.add("019abb50-11d0-7e55-8b3c-90fa1c2d3e04");
        var answer = AROUND.get(port, "/api/v1/my/queries", AROUND.customer(ZHANG));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var items = json(answer).path("items");
        assertThat(items.size()).isEqualTo(2);
        // Latest first: the refused one is not recorded yet.
        assertThat(items.get(0).path("state").asString()).isEqualTo("REFUSED");
        assertThat(items.get(0).path("proofState").asString()).isEqualTo("PENDING");
        assertThat(items.get(0).path("proof").isNull()).isTrue();
        assertThat(items.get(1).path("institution").asString()).isEqualTo("B10001");
        assertThat(items.get(1).path("purpose").asString()).isEqualTo("LOAN_APPLICATION");
        assertThat(items.get(1).path("authorizationId").asString()).isEqualTo("019abb4a-1200-7c3e-9d10-5b7f2e88a001");
        assertThat(items.get(1).path("proofState").asString()).isEqualTo("PROVEN");
        assertThat(items.get(1).path("proof").path("treeHead").path("size").asInt())
                .isEqualTo(7);
        assertThat(AROUND.lastCredential).startsWith("Bearer ");
    }

    @Test
    @DisplayName("D7 · whoever was never asked about sees an empty list")
    void whoeverWasNeverAskedAboutSeesAnEmptyList() {
        var answer = AROUND.get(port, "/api/v1/my/queries", AROUND.customer(LI));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("items").isEmpty()).isTrue();
    }

    @Test
    @DisplayName("N3 · a part that is down is a 503, never an empty list and never a missing proof")
    void aPartThatIsDownIsNeverAnEmptyList() {
        AROUND.queryServiceDown = true;
        var noQueries = AROUND.get(port, "/api/v1/my/queries", AROUND.customer(ZHANG));
        assertThat(noQueries.statusCode()).isEqualTo(503);
        assertThat(noQueries.headers().firstValue("Retry-After")).isPresent();
        AROUND.queryServiceDown = false;
        AROUND.auditServiceDown = true;
        assertThat(AROUND.get(port, "/api/v1/my/queries", AROUND.customer(ZHANG))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    @DisplayName("N5 · the events arrive on the topic with their numbers and the item's mark")
    void theEventsArriveOnTheTopic() {
        var id = json(file(AROUND.customer(ZHANG))).path("id").asString();
        var settings = new HashMap<String, Object>(Map.of(
                "bootstrap.servers",
                AROUND.kafka.bootstrapServers(),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "metadata.max.age.ms",
                500,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class));
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.subscribe(List.of("credit.dispute.v1"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (id.equals(message.key())) {
                        var sequence = message.headers().lastHeader("ce_sequence");
                        var event = Surroundings.JSON.readTree(message.value());
                        return sequence != null
                                && event.path("data")
                                        .path("itemPath")
                                        .asString()
                                        .startsWith("PD01[");
                    }
                }
                return false;
            });
        }
    }

    private HttpResponse<String> file(String token) {
        return AROUND.post(port, "/api/v1/disputes", token, request().toString());
    }

    /** On an item of its own and on no query, so that it is received whatever else is open. */
    private static ObjectNode request() {
        var request =
                (ObjectNode) Surroundings.JSON.readTree(example("contract/examples/public/file-dispute-request.json"));
        request.remove("queryId");
        return request.put("itemPath", "PD01[" + ITEMS.incrementAndGet() + "]");
    }

    private HttpResponse<String> get(String path, String token) {
        return AROUND.get(port, "/api/v1/disputes" + path, token);
    }

    private HttpResponse<String> post(String path, String token, String body) {
        return AROUND.post(port, "/api/v1/disputes" + path, token, body);
    }

    private HttpResponse<String> accept(String id, String token, String ifMatch) {
        return AROUND.send(Surroundings.request(port, "/api/v1/disputes/" + id + "/acceptance", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", ifMatch)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private String mine(String reference) {
        return AROUND.get(port, "/api/v1/my/disputes?limit=100", AROUND.customer(reference))
                .body();
    }

    private List<JsonNode> events(String id) {
        return database
                .sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list()
                .stream()
                .map(Surroundings.JSON::readTree)
                .toList();
    }
}
