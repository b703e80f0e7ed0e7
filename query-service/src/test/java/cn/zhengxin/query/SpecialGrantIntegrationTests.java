package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Q3 at a running service on real PostgreSQL; the day's volume stands for everything out of the ordinary. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SpecialGrantIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final Map<String, String> SETTINGS = SURROUNDINGS.settings("query_grants");
    private static final AtomicInteger PERSONS = new AtomicInteger(60);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private JdbcClient owner;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void nothingWasAskedToday() {
        owner = JdbcClient.create(new DriverManagerDataSource(
                SETTINGS.get("spring.datasource.url"),
                SETTINGS.get("spring.flyway.user"),
                SETTINGS.get("spring.flyway.password")));
        owner.sql("UPDATE counted_query SET freed_at = now() WHERE freed_at IS NULL")
                .update();
        owner.sql("UPDATE special_grant SET valid_until = valid_from + interval '1 second'")
                .update();
    }

    @Test
    @DisplayName("Q3 · of twenty queries at once exactly as many pass as the officer's day has left")
    void theDaysVolumeHoldsUnderConcurrency() {
        volumeIs(5);

        List<JsonNode> answers = atOnce(20);

        assertThat(answers.stream()
                        .filter(answer -> answer.path("state").asString().equals("PENDING_REVIEW")))
                .hasSize(5);
        assertThat(answers.stream()
                        .filter(answer -> answer.path("code").asString().equals("Q3")))
                .hasSize(15)
                .allSatisfy(answer -> assertThat(
                                answer.path("reasons").get(0).path("basis").asString())
                        .isNotBlank());
        assertThat(submit().statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "Q3, Q7 · at two processes at once no two queries see the same number: each process lines up by itself")
    void theDaysVolumeHoldsOverProcesses() {
        volumeIs(0);
        try (var second = Surroundings.another(SETTINGS)) {
            int[] ports = {
                port, Integer.parseInt(String.valueOf(second.getEnvironment().getProperty("local.server.port")))
            };

            // A process that has just started takes its time; then the other one would be alone.
            atOnce(24, query -> ports[query % 2], query -> 30);
            nothingWasAskedToday();
            volumeIs(5);

            List<JsonNode> answers = atOnce(24, query -> ports[query % 2], query -> 30);

            assertThat(answers.stream()
                            .filter(answer -> answer.path("state").asString().equals("PENDING_REVIEW")))
                    .hasSize(5);
            assertThat(answers.stream()
                            .filter(answer -> answer.path("code").asString().equals("Q3")))
                    .hasSize(19);
        }
        // What was numbered before each that holds its place: no number twice, and none left out.
        assertThat(database.sql("""
                        SELECT cast(facts -> 'history' ->> 'byOfficerToday' AS integer) FROM gate_record
                        JOIN counted_query USING (query_id) WHERE freed_at IS NULL ORDER BY 1
                        """).query(Integer.class).list()).containsExactly(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'branch/' || institution || '/' || branch",
                "'loan/' || institution || '/' || business_reference",
                "'subject/' || subject_reference"
            })
    @DisplayName("Q3, Q7 · who numbers in the same count in another process is waited for, and then counted")
    void anotherProcessIsWaitedFor(String count) throws Exception {
        volumeIs(1);
        UUID first = UUID.fromString(json(submit(port, 31)).path("id").asString());
        owner.sql("UPDATE counted_query SET freed_at = now() WHERE query_id = :first")
                .param("first", first)
                .update();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var other = DriverManager.getConnection(
                        SETTINGS.get("spring.datasource.url"),
                        SETTINGS.get("spring.flyway.user"),
                        SETTINGS.get("spring.flyway.password"))) {
            other.setAutoCommit(false);
            var there = JdbcClient.create(new SingleConnectionDataSource(other, true));
            there.sql("SELECT pg_advisory_xact_lock(hashtextextended('counted-query/' || " + count
                            + ", 0)) IS NULL FROM counted_query WHERE query_id = :first")
                    .param("first", first)
                    .query(Boolean.class)
                    .single();

            var second = CompletableFuture.supplyAsync(() -> submit(port, 31), executor);
            await().atMost(Duration.ofSeconds(4)).until(() -> waitingForACount() == 1);
            there.sql("UPDATE counted_query SET freed_at = NULL WHERE query_id = :first")
                    .param("first", first)
                    .update();
            assertThat(second).isNotDone();
            other.commit();

            assertThat(json(second.join()).path("code").asString()).isEqualTo("Q3");
        }
    }

    private long waitingForACount() {
        return owner.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("Q3 · a rejected query gives its place in the day back")
    void aRejectedQueryGivesItsPlaceBack() {
        volumeIs(1);
        String id = json(submit()).path("id").asString();
        assertThat(submit().statusCode()).isEqualTo(403);

        assertThat(review(id, "REJECT").statusCode()).isEqualTo(200);

        assertThat(submit().statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("Q3 · a grant of one use lets exactly one of ten queries at once go to review, and shows it")
    void aGrantIsUsedUpVisibly() {
        volumeIs(0);
        String grant = granted(1);

        List<JsonNode> answers = atOnce(10);

        List<JsonNode> passed = answers.stream()
                .filter(answer -> answer.path("state").asString().equals("PENDING_REVIEW"))
                .toList();
        assertThat(passed)
                .singleElement()
                .satisfies(answer -> assertThat(answer.path("decision")
                                .path("reasons")
                                .valueStream()
                                .map(reason -> reason.path("rule").asString()))
                        .containsExactly("Q3", "Q4"));
        JsonNode usedUp = json(get("/" + grant, SURROUNDINGS.officer()));
        assertThat(usedUp.path("state").asString()).isEqualTo("USED_UP");
        assertThat(usedUp.path("usesTaken").asInt()).isEqualTo(1);

        review(passed.getFirst().path("id").asString(), "REJECT");

        assertThat(json(get("/" + grant, SURROUNDINGS.officer())).path("state").asString())
                .isEqualTo("GRANTED");
        assertThat(eventsOf(grant))
                .containsExactly(
                        "SpecialGrantRequested", "SpecialGrantApproved", "SpecialGrantUsed", "SpecialGrantUseReturned");
    }

    @Test
    @DisplayName(
            "Q3 · a grant is no use before it is granted, after it was revoked, to another officer, and for something else")
    void aGrantThatIsNotInForceIsNoUse() {
        volumeIs(0);
        String waiting = requested(request(1, List.of("OVER_VOLUME")));
        assertThat(submit().statusCode()).isEqualTo(403);

        decide(waiting, SURROUNDINGS.departmentHead(), "REJECT");
        assertThat(submit().statusCode()).isEqualTo(403);

        String other = requested(request(1, List.of("OFF_HOURS")));
        decide(other, SURROUNDINGS.departmentHead(), "APPROVE");
        assertThat(submit().statusCode()).isEqualTo(403);

        String revoked = granted(3);
        assertThat(post("/" + revoked + "/revocation", SURROUNDINGS.departmentHead(), "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(submit().statusCode()).isEqualTo(403);
        assertThat(post("/" + revoked + "/revocation", SURROUNDINGS.departmentHead(), "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("Q3, O1 · nobody grants themself anything, nor decides twice, nor for another institution")
    void nobodyGrantsThemselfAnything() {
        String grant = requested(request(1, List.of("OVER_VOLUME")));

        assertThat(decide(grant, SURROUNDINGS.officer(), "APPROVE").statusCode())
                .isEqualTo(403);
        assertThat(decide(grant, SURROUNDINGS.reviewer(), "APPROVE").statusCode())
                .isEqualTo(403);
        HttpResponse<String> own = decide(grant, SURROUNDINGS.officerAsDepartmentHead(), "APPROVE");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(json(own).path("code").asString()).isEqualTo("O1");
        String refused = database.sql(
                        "SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = 'SpecialGrantDecisionRefused'")
                .param("id", grant)
                .query(String.class)
                .single();
        assertThat(EventSchemas.violations("SpecialGrantDecisionRefused", refused))
                .isEmpty();
        assertThat(refused).contains("officer.lin").doesNotContain("head.wu");
        assertThat(decide(grant, SURROUNDINGS.departmentHeadElsewhere(), "APPROVE")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/" + grant, SURROUNDINGS.departmentHeadElsewhere()).statusCode())
                .isIn(403, 404);
        assertThat(decide(grant, SURROUNDINGS.departmentHead(), "APPROVE").statusCode())
                .isEqualTo(200);
        assertThat(decide(grant, SURROUNDINGS.departmentHead(), "REJECT").statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName(
            "Q3 · a request that is too long, too large, over or without a reason is refused with every fault named")
    void everyFaultOfARequestIsNamed() {
        Instant now = Instant.now();
        var tooMuch = new HashMap<>(request(51, List.of("OVER_VOLUME")));
        tooMuch.put("validUntil", now.plus(30, ChronoUnit.DAYS).toString());
        HttpResponse<String> refused = post("", SURROUNDINGS.officer(), tooMuch);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("validUntil", "uses");

        var empty = new HashMap<String, Object>();
        HttpResponse<String> nothing = post("", SURROUNDINGS.officer(), empty);
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(json(nothing)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("covers", "validFrom", "validUntil", "uses", "reason");

        var over = new HashMap<>(request(1, List.of("OVER_VOLUME")));
        over.put("validFrom", now.minus(2, ChronoUnit.HOURS).toString());
        over.put("validUntil", now.minus(1, ChronoUnit.HOURS).toString());
        assertThat(post("", SURROUNDINGS.officer(), over).statusCode()).isEqualTo(400);

        var beyond = new HashMap<>(request(1, List.of("OVER_VOLUME")));
        beyond.put("validFrom", "+294277-01-01T00:00:00Z");
        beyond.put("validUntil", "+294277-01-01T01:00:00Z");
        assertThat(fieldsOf(post("", SURROUNDINGS.officer(), beyond)))
                .containsExactlyInAnyOrder("validFrom", "validUntil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", " ", "call 13800138000", "11010519491231002X", "card 6217005257259957"})
    @DisplayName("Q3, N2 · a reason that nobody can see, or that holds a person's number, is refused and not told")
    void aReasonIsSeenAndHoldsNoNumber(String reason) {
        var asked = new HashMap<>(request(1, List.of("OVER_VOLUME")));
        asked.put("reason", reason);
        HttpResponse<String> refused = post("", SURROUNDINGS.officer(), asked);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(fieldsOf(refused)).containsExactly("reason");
        assertThat(refused.body()).doesNotContain("13800138000").doesNotContain("6217005257259957");
    }

    private static List<String> fieldsOf(HttpResponse<String> refused) {
        return json(refused)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Test
    @DisplayName("N1 · the reason of a grant rests encrypted, and no event tells it")
    void theReasonRestsEncrypted() {
        String grant = granted(1);

        assertThat(json(get("/" + grant, SURROUNDINGS.departmentHead()))
                        .path("reason")
                        .asString())
                .isEqualTo("month-end closing of 李雷's file");
        assertThat(owner.sql("SELECT special_grant::text FROM special_grant WHERE id = :id")
                        .param("id", UUID.fromString(grant))
                        .query(String.class)
                        .single())
                .doesNotContain("month-end");
        assertThat(bodiesOf(grant)).isNotEmpty().allSatisfy(body -> {
            assertThat(body).doesNotContain("month-end");
            assertThat(EventSchemas.violations(
                            Surroundings.JSON.readTree(body).path("type").asString(), body))
                    .isEmpty();
        });
    }

    private void volumeIs(int queries) {
        owner.sql(
                        "UPDATE policy_rule_of_institution SET numbers = numbers || jsonb_build_object('officerVolume', :queries::text)")
                .param("queries", String.valueOf(queries))
                .update();
    }

    private List<JsonNode> atOnce(int queries) {
        return atOnce(queries, query -> port, query -> PERSONS.incrementAndGet());
    }

    private List<JsonNode> atOnce(int queries, IntUnaryOperator portOf, IntUnaryOperator personOf) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, queries)
                    .mapToObj(query -> CompletableFuture.supplyAsync(
                            () -> submit(portOf.applyAsInt(query), personOf.applyAsInt(query)), executor))
                    .toList();
            return running.stream()
                    .map(CompletableFuture::join)
                    .map(Surroundings::json)
                    .toList();
        }
    }

    private HttpResponse<String> submit() {
        return submit(port, PERSONS.incrementAndGet());
    }

    private static HttpResponse<String> submit(int port, int number) {
        var person = Surroundings.person(number);
        return SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));
    }

    private HttpResponse<String> review(String query, String decision) {
        return SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries/" + query + "/review",
                SURROUNDINGS.reviewer(),
                UUID.randomUUID().toString(),
                Map.of("decision", decision, "comment", "not needed any more"));
    }

    private static Map<String, Object> request(int uses, List<String> covers) {
        Instant now = Instant.now();
        return Map.of(
                "covers",
                covers,
                "validFrom",
                now.minus(1, ChronoUnit.MINUTES).toString(),
                "validUntil",
                now.plus(1, ChronoUnit.HOURS).toString(),
                "uses",
                uses,
                "reason",
                "month-end closing of 李雷's file");
    }

    private String requested(Map<String, Object> request) {
        HttpResponse<String> created = post("", SURROUNDINGS.officer(), request);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).path("state").asString()).isEqualTo("REQUESTED");
        return json(created).path("id").asString();
    }

    private String granted(int uses) {
        String grant = requested(request(uses, List.of("OVER_VOLUME", "OFF_HOURS")));
        HttpResponse<String> decided = decide(grant, SURROUNDINGS.departmentHead(), "APPROVE");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(json(decided).path("state").asString()).isEqualTo("GRANTED");
        return grant;
    }

    private HttpResponse<String> decide(String grant, String token, String decision) {
        return post("/" + grant + "/approval", token, Map.of("decision", decision));
    }

    private HttpResponse<String> post(String path, String token, Object body) {
        return SURROUNDINGS.post(
                port, "/api/v1/special-grants" + path, token, UUID.randomUUID().toString(), body);
    }

    private HttpResponse<String> get(String path, String token) {
        return SURROUNDINGS.get(port, "/api/v1/special-grants" + path, token);
    }

    private List<String> bodiesOf(String grant) {
        return database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", grant)
                .query(String.class)
                .list();
    }

    private List<String> eventsOf(String grant) {
        return bodiesOf(grant).stream()
                .map(body -> Surroundings.JSON.readTree(body).path("type").asString())
                .toList();
    }
}
