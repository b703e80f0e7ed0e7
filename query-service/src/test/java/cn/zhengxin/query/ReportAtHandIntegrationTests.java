package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two services over one database, as two processes would be. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReportAtHandIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final String DATABASE = "query_report_at_hand";
    private static final String QUERIES = "/api/v1/credit-queries";
    private static final AtomicInteger PERSONS = new AtomicInteger(100);

    private final SyntheticPerson person = Surroundings.person(PERSONS.incrementAndGet());

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ConfigurableApplicationContext other;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SURROUNDINGS.settings(DATABASE).forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void startTheOther() {
        other = Surroundings.another(SURROUNDINGS.settings(DATABASE));
    }

    @AfterEach
    void stopTheOther() {
        SURROUNDINGS.bureauBehaves("{\"mode\":\"NORMAL\"}");
        other.close();
    }

    @Test
    @DisplayName(
            "Q9, A13, Q13, Q14 · reused after the approval: no inquiry, the use released, no notice; requester and reviewer see it for its days")
    void reused() {
        String first = answeredBySystem();
        String second = submitted(port, SURROUNDINGS.officer());

        HttpResponse<String> approved = approve(second);

        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        var query = json(approved);
        assertThat(query.path("state").asString()).isEqualTo("ANSWERED");
        assertThat(query.at("/reportSource/kind").asString()).isEqualTo("EARLIER_QUERY");
        assertThat(query.at("/reportSource/queryId").asString()).isEqualTo(first);
        assertThat(query.at("/reportSource/inquiryAvoided").asBoolean()).isTrue();
        assertThat(query.at("/report/validUntil").isString()).isTrue();
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(second)))
                .isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> SURROUNDINGS.neighbours.released.contains(second));
        await().atMost(Duration.ofSeconds(10)).until(() -> SURROUNDINGS.neighbours.consumed.contains(first));
        assertThat(SURROUNDINGS.neighbours.consumed).doesNotContain(second);
        assertThat(count("SELECT count(*) FROM query_notice WHERE query_id = :id", second))
                .isZero();
        assertThat(count("SELECT count(*) FROM footprint WHERE query_id = :id", second))
                .isZero();
        assertThat(count("SELECT count(*) FROM counted_query WHERE query_id = :id AND freed_at IS NOT NULL", second))
                .isOne();
        String event = event(second, "QueryAnsweredFromReport");
        assertThat(EventSchemas.violations("QueryAnsweredFromReport", event)).isEmpty();
        assertThat(event).contains(first).doesNotContain(person.nationalId(), person.name());

        for (String viewer : List.of(SURROUNDINGS.officer(), SURROUNDINGS.reviewer())) {
            assertThat(report(second, viewer).statusCode()).isEqualTo(200);
        }
        assertThat(report(second, SURROUNDINGS.secondReviewer()).statusCode()).isEqualTo(403);
        assertThat(report(first, SURROUNDINGS.officer()).statusCode())
                .as("the earlier query is still the system's own")
                .isEqualTo(403);

        database.sql("UPDATE vaulted_report SET expires_at = now() - interval '1 second' WHERE query_id = :id")
                .param("id", UUID.fromString(first))
                .update();
        assertThat(report(second, SURROUNDINGS.officer()).statusCode()).isEqualTo(410);
        assertThat(answerOf(submitted(port, SURROUNDINGS.loanOrigination()))).isEqualTo("BUREAU");
    }

    @Test
    @DisplayName(
            "Q9, Q12 · what was held back on its way out was never sent, and a report that has come meanwhile answers it")
    void reusedAfterBeingHeldBack() {
        answeredBySystem();
        String second = submitted(port, SURROUNDINGS.officer());
        database.sql("UPDATE credit_query SET attempts = 1, sent_at = now() WHERE id = :id")
                .param("id", UUID.fromString(second))
                .update();

        HttpResponse<String> approved = approve(second);

        assertThat(json(approved).path("state").asString()).as(approved.body()).isEqualTo("ANSWERED");
        assertThat(count("SELECT count(*) FROM credit_query WHERE id = :id AND sent_at IS NULL", second))
                .isOne();
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(second)))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "Q9, Q14 · what is adopted at the earlier query is shown here for its days only, and adopted there alone")
    void adoptedElsewhere() {
        String first = answeredBySystem();
        String second = submitted(port, SURROUNDINGS.officer());
        approve(second);
        var credit = Map.of(
                "creditGrantedOn", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                "creditEndsOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusYears(3).toString());

        var refused = SURROUNDINGS.postAtTheTerminal(
                port, QUERIES + "/" + second + "/adoption", SURROUNDINGS.officer(), credit);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        var adopted = SURROUNDINGS.postAtTheTerminal(
                port, QUERIES + "/" + first + "/adoption", SURROUNDINGS.loanOrigination(), credit);
        assertThat(adopted.statusCode()).as(adopted.body()).isLessThan(300);

        assertThat(report(second, SURROUNDINGS.officer()).statusCode()).isEqualTo(200);
        database.sql("UPDATE vaulted_report SET expires_at = now() - interval '1 second' WHERE query_id = :id")
                .param("id", UUID.fromString(first))
                .update();
        assertThat(report(second, SURROUNDINGS.officer()).statusCode()).isEqualTo(410);
        assertThat(report(first, SURROUNDINGS.loanOrigination()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Q9, Q12 · of two at once over two processes exactly one asks the bureau, and the other gets its report")
    void twoAtOnce() throws Exception {
        int otherPort = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
        for (int round = 0; round < 5; round++) {
            SyntheticPerson next = Surroundings.person(PERSONS.incrementAndGet());
            SURROUNDINGS.bureauBehaves("{\"mode\":\"SLOW\",\"delayMillis\":300}");
            List<String> both;
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<String>> asked = List.of(
                        () -> submitted(port, SURROUNDINGS.loanOrigination(), next),
                        () -> submitted(otherPort, SURROUNDINGS.loanOrigination(), next));
                both = executor.invokeAll(asked).stream()
                        .map(done -> done.resultNow())
                        .toList();
            }

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> both.stream().allMatch(id -> stateOf(id).equals("ANSWERED")));
            assertThat(both.stream().map(this::answerOf)).containsExactlyInAnyOrder("BUREAU", "EARLIER_QUERY");
            assertThat(both.stream()
                            .mapToInt(id -> SURROUNDINGS
                                    .footprints(Surroundings.requestNumberOf(id))
                                    .size())
                            .sum())
                    .isOne();
        }
    }

    @Test
    @DisplayName("Q9, Q12 · while the outcome of one is unknown the other waits, and never sends")
    void waitsForAnUnknownOutcome() {
        SURROUNDINGS.bureauBehaves("{\"mode\":\"RESET_AFTER\",\"count\":1}");
        String first = submitted(port, SURROUNDINGS.loanOrigination());
        String second = submitted(port, SURROUNDINGS.loanOrigination());

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        stateOf(first).equals("ANSWERED") && stateOf(second).equals("ANSWERED"));

        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(first))).hasSize(1);
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(second)))
                .isEmpty();
    }

    private String answeredBySystem() {
        String id = submitted(port, SURROUNDINGS.loanOrigination());
        assertThat(stateOf(id)).isEqualTo("ANSWERED");
        assertThat(answerOf(id)).isEqualTo("BUREAU");
        return id;
    }

    private String submitted(int at, String token) {
        return submitted(at, token, person);
    }

    private static String submitted(int at, String token, SyntheticPerson about) {
        var created = SURROUNDINGS.post(
                at, QUERIES, token, UUID.randomUUID().toString(), Surroundings.request(UUID.randomUUID(), about));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return json(created).path("id").asString();
    }

    private HttpResponse<String> approve(String id) {
        return SURROUNDINGS.post(
                port,
                QUERIES + "/" + id + "/review",
                SURROUNDINGS.reviewer(),
                UUID.randomUUID().toString(),
                Map.of("decision", "APPROVE"));
    }

    private HttpResponse<String> report(String id, String token) {
        return SURROUNDINGS.get(port, QUERIES + "/" + id + "/report", token);
    }

    private String stateOf(String id) {
        return database.sql("SELECT state FROM credit_query WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }

    private String answerOf(String id) {
        return json(SURROUNDINGS.get(port, QUERIES + "/" + id, SURROUNDINGS.reviewer()))
                .at("/reportSource/kind")
                .asString();
    }

    private long count(String query, String id) {
        return database.sql(query)
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    private String event(String id, String type) {
        return database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = :type")
                .param("id", id)
                .param("type", type)
                .query(String.class)
                .single();
    }
}
