package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Looking before asking, at a running service on real PostgreSQL. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RehearsalIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final Map<String, String> SETTINGS = SURROUNDINGS.settings("query_rehearsal");
    private static final AtomicInteger PERSONS = new AtomicInteger(7_000);
    private static final String DRY_RUN = "/dry-run";

    private final SyntheticPerson person = Surroundings.person(PERSONS.incrementAndGet());
    private final UUID authorization = UUID.randomUUID();

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
    void open() {
        owner = JdbcClient.create(new DriverManagerDataSource(
                SETTINGS.get("spring.datasource.url"),
                SETTINGS.get("spring.flyway.user"),
                SETTINGS.get("spring.flyway.password")));
        volumeIs(50);
    }

    @AfterEach
    void everybodyWellAgain() {
        SURROUNDINGS.neighbours.authorizationDown = false;
        SURROUNDINGS.neighbours.withdrawn.clear();
    }

    @Test
    @DisplayName("Q1, Q4 · a dry run and the query after it are decided alike: review, passed, refused")
    void aDryRunAndTheQueryAreDecidedAlike() {
        JsonNode toReview = rehearsed(SURROUNDINGS.officer());
        assertThat(toReview.at("/decision/outcome").asString()).isEqualTo("REVIEW");
        assertThat(toReview.at("/decision/reviewBy").asString()).isEqualTo("REVIEWER");
        assertThat(toReview.path("useLeft").asBoolean()).isTrue();
        JsonNode asked = json(post("", SURROUNDINGS.officer()));
        assertThat(asked.path("state").asString()).isEqualTo("PENDING_REVIEW");
        assertThat(toReview.path("decision")).isEqualTo(asked.path("decision"));

        JsonNode passed = rehearsed(SURROUNDINGS.loanOrigination());
        assertThat(passed.at("/decision/outcome").asString()).isEqualTo("ALLOW");
        JsonNode answered = json(post("", SURROUNDINGS.loanOrigination()));
        assertThat(answered.path("state").asString()).isEqualTo("ANSWERED");
        assertThat(passed.path("decision")).isEqualTo(answered.path("decision"));

        SURROUNDINGS.neighbours.withdrawn.add(authorization.toString());
        JsonNode toRefuse = rehearsed(SURROUNDINGS.officer());
        assertThat(toRefuse.at("/decision/outcome").asString()).isEqualTo("BLOCK");
        JsonNode refused = json(post("", SURROUNDINGS.officer()));
        assertThat(refused.path("code").asString()).isEqualTo("A10");
        assertThat(toRefuse.at("/decision/reasons")).isEqualTo(refused.path("reasons"));
        assertThat(toRefuse.at("/decision/policyVersion")).isEqualTo(refused.path("policyVersion"));
    }

    @Test
    @DisplayName("Q3, Q7, A13 · a hundred dry runs change no row but the record that somebody looked")
    void aHundredDryRunsLeaveEverything() {
        String grant = granted();
        post("", SURROUNDINGS.officer());
        volumeIs(1);
        var before = wholeTables();
        var uses = uses();
        long looks = looks();

        for (int look = 0; look < 100; look++) {
            JsonNode answer = rehearsed(SURROUNDINGS.officer());
            assertThat(answer.path("specialGrantId").asString()).isEqualTo(grant);
            assertThat(answer.at("/decision/reasons")
                            .valueStream()
                            .map(reason -> reason.path("rule").asString()))
                    .containsExactly("Q3", "Q4");
        }

        assertThat(wholeTables()).isEqualTo(before);
        assertThat(uses()).isEqualTo(uses);
        assertThat(looks()).isEqualTo(looks + 100);
        // The grant of one use can still be used.
        JsonNode asked = json(post("", SURROUNDINGS.officer()));
        assertThat(asked.path("state").asString()).as(asked.toString()).isEqualTo("PENDING_REVIEW");
        // And now it is used up, for a look as for a query.
        JsonNode after = rehearsed(SURROUNDINGS.officer());
        assertThat(after.at("/decision/outcome").asString()).isEqualTo("BLOCK");
        assertThat(after.has("specialGrantId")).isFalse();
        assertThat(json(post("", SURROUNDINGS.officer())).path("reasons")).isEqualTo(after.at("/decision/reasons"));
    }

    @Test
    @DisplayName(
            "U1, N2 · the record of a look names the looker and the subject's reference, and nothing of the person")
    void theRecordHoldsNoPersonalData() {
        JsonNode answer = rehearsed(SURROUNDINGS.officer());

        String body = database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id")
                .param("id", answer.path("rehearsalId").asString())
                .query(String.class)
                .single();
        JsonNode event = Surroundings.JSON.readTree(body);
        assertThat(EventSchemas.violations("QueryRehearsed", body)).isEmpty();
        assertThat(event.path("type").asString()).isEqualTo("QueryRehearsed");
        assertThat(event.at("/actor/account").asString()).isEqualTo("officer.lin");
        assertThat(event.path("result").asString()).isEqualTo("REVIEW");
        assertThat(event.path("subjectReference").asString()).isEqualTo(Surroundings.referenceOf(person));
        assertThat(event.at("/data/purpose").asString()).isEqualTo("LOAN_APPLICATION");
        assertThat(body + answer).doesNotContain(person.nationalId(), person.name());
    }

    @Test
    @DisplayName("U1 · a look that cannot be put on record is not answered")
    void whatCannotBeRecordedIsNotTold() {
        String app = SETTINGS.get("spring.datasource.username");
        owner.sql("REVOKE INSERT ON outbox_event FROM " + app).update();
        try {
            HttpResponse<String> answer = post(DRY_RUN, SURROUNDINGS.officer());

            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(answer.body()).doesNotContain("outcome", "REVIEW", "Q4");
        } finally {
            owner.sql("GRANT INSERT ON outbox_event TO " + app).update();
        }
        assertThat(post(DRY_RUN, SURROUNDINGS.officer()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("N3 · authorization-service down: 503 with Retry-After and no verdict, the look on record")
    void silenceIsNoVerdict() {
        SURROUNDINGS.neighbours.authorizationDown = true;
        long looks = looks();

        HttpResponse<String> answer = post(DRY_RUN, SURROUNDINGS.officer());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer).path("code").asString()).isEqualTo("DEPENDENCY_UNAVAILABLE");
        assertThat(json(answer).has("decision")).isFalse();
        assertThat(looks()).isEqualTo(looks + 1);
        String body = database.sql(
                        "SELECT body FROM outbox_event WHERE type = 'QueryRehearsed' ORDER BY position DESC LIMIT 1")
                .query(String.class)
                .single();
        assertThat(EventSchemas.violations("QueryRehearsed", body)).isEmpty();
        assertThat(Surroundings.JSON.readTree(body).path("result").asString()).isEqualTo("UNDECIDED");
    }

    @Test
    @DisplayName("O1 · whoever may not ask may not look, and a look needs its key and a whole request")
    void theDoorsAreThoseOfAQuery() {
        assertThat(post(DRY_RUN, SURROUNDINGS.reviewer()).statusCode()).isEqualTo(403);
        assertThat(post(DRY_RUN, SURROUNDINGS.departmentHead()).statusCode()).isEqualTo(403);
        assertThat(post(DRY_RUN, SURROUNDINGS.service()).statusCode()).isEqualTo(403);
        var faulty = new HashMap<>(Surroundings.request(authorization, person));
        faulty.remove("purpose");
        HttpResponse<String> refused = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries" + DRY_RUN,
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                faulty);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/errors/0/field").asString()).isEqualTo("purpose");
        assertThat(SURROUNDINGS
                        .post(port, "/api/v1/credit-queries" + DRY_RUN, SURROUNDINGS.officer(), "", faulty)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("O11 · a suspended account does not look either")
    void aSuspendedAccountDoesNotLook() {
        SURROUNDINGS.register.refuse("officer.lin");
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                HttpResponse<String> answer = post(DRY_RUN, SURROUNDINGS.officer());
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(json(answer).path("code").asString()).isEqualTo("O11");
            });
        } finally {
            SURROUNDINGS.register.allow("officer.lin");
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> post(DRY_RUN, SURROUNDINGS.officer()).statusCode() == 200);
    }

    @Test
    @DisplayName("N4 · the same key looks anew: an earlier look's answer is not repeated, and each look is on record")
    void theSameKeyLooksAnew() {
        String key = UUID.randomUUID().toString();
        long looks = looks();
        assertThat(rehearsed(SURROUNDINGS.officer(), key)
                        .at("/decision/outcome")
                        .asString())
                .isEqualTo("REVIEW");
        SURROUNDINGS.neighbours.withdrawn.add(authorization.toString());

        assertThat(rehearsed(SURROUNDINGS.officer(), key)
                        .at("/decision/outcome")
                        .asString())
                .isEqualTo("BLOCK");
        assertThat(looks()).isEqualTo(looks + 2);
    }

    private JsonNode rehearsed(String token) {
        return rehearsed(token, UUID.randomUUID().toString());
    }

    private JsonNode rehearsed(String token, String key) {
        HttpResponse<String> answer = SURROUNDINGS.post(
                port, "/api/v1/credit-queries" + DRY_RUN, token, key, Surroundings.request(authorization, person));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return json(answer);
    }

    private HttpResponse<String> post(String path, String token) {
        return SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries" + path,
                token,
                UUID.randomUUID().toString(),
                Surroundings.request(authorization, person));
    }

    /** The officer's day is over after so many. */
    private void volumeIs(int queries) {
        owner.sql(
                        "UPDATE policy_rule_of_institution SET numbers = numbers || jsonb_build_object('officerVolume', :queries::text)")
                .param("queries", String.valueOf(queries))
                .update();
        owner.sql("UPDATE counted_query SET freed_at = now() WHERE freed_at IS NULL AND :queries = 50")
                .param("queries", queries)
                .update();
    }

    /** A special grant of one use. */
    private String granted() {
        Instant now = Instant.now();
        HttpResponse<String> requested = SURROUNDINGS.post(
                port,
                "/api/v1/special-grants",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Map.of(
                        "covers", List.of("OVER_VOLUME"),
                        "validFrom", now.minusSeconds(60).toString(),
                        "validUntil", now.plusSeconds(3600).toString(),
                        "uses", 1,
                        "reason", "month-end"));
        assertThat(requested.statusCode()).as(requested.body()).isEqualTo(201);
        String grant = json(requested).path("id").asString();
        assertThat(SURROUNDINGS
                        .post(
                                port,
                                "/api/v1/special-grants/" + grant + "/approval",
                                SURROUNDINGS.departmentHead(),
                                UUID.randomUUID().toString(),
                                Map.of("decision", "APPROVE"))
                        .statusCode())
                .isEqualTo(200);
        return grant;
    }

    private long looks() {
        return database.sql("SELECT count(*) FROM outbox_event WHERE type = 'QueryRehearsed'")
                .query(Long.class)
                .single();
    }

    private static Set<String> uses() {
        var uses = new HashSet<>(SURROUNDINGS.neighbours.reserved);
        uses.addAll(SURROUNDINGS.neighbours.consumed);
        uses.addAll(SURROUNDINGS.neighbours.released);
        return uses;
    }

    /** A digest of every table; of the outbox only what is no look, because the relay writes into it. */
    private Map<String, String> wholeTables() {
        var digests = new HashMap<String, String>();
        for (String table : owner.sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                            AND table_name NOT IN ('outbox_event', 'outbox_relay')
                        """).query(String.class).list()) {
            digests.put(table, digestOf(table));
        }
        assertThat(digests)
                .containsKeys("credit_query", "counted_query", "special_grant_use", "gate_record", "use_action");
        digests.put("outbox", digestOf("(SELECT event_id, body FROM outbox_event WHERE type <> 'QueryRehearsed')"));
        return digests;
    }

    private String digestOf(String rows) {
        return owner.sql("SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM " + rows + " t")
                .query(String.class)
                .single();
    }
}
