package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.query.creditquery.application.DestroyExpiredReports;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Q14 over HTTP: how a report gets into a credit file, and that nothing else outlives its days. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AdoptionIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final AtomicInteger PERSONS = new AtomicInteger(20);

    /** One for each test: nobody is queried often by chance (Q7). */
    private final SyntheticPerson person = Surroundings.person(PERSONS.incrementAndGet());

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DestroyExpiredReports destroyExpired;

    @Autowired
    private DestructibleKeys keys;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SURROUNDINGS.settings("query_adoption").forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void everybodyWellAgain() {
        SURROUNDINGS.neighbours.suspended.clear();
        SURROUNDINGS.neighbours.unbound.clear();
        SURROUNDINGS.neighbours.authorizationDown = false;
    }

    @Test
    @DisplayName("Q14 · proposed by the requester, approved by another reviewer; shown masked after the fifteenth day")
    void theWholeWay() {
        String id = answered();
        String vaultKey = keyOf(id);

        HttpResponse<String> proposed = propose(id, SURROUNDINGS.officer(), credit());
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        assertThat(json(proposed).path("state").asString()).isEqualTo("PROPOSED");
        assertThat(json(proposed).path("businessReference").asString()).isEqualTo("LN-2026-000123");
        assertThat(json(get("/" + id + "/adoption", SURROUNDINGS.secondReviewer()))
                        .path("state")
                        .asString())
                .isEqualTo("PROPOSED");

        HttpResponse<String> adopted = review(id, SURROUNDINGS.secondReviewer(), "APPROVE");
        assertThat(adopted.statusCode()).as(adopted.body()).isEqualTo(200);
        assertThat(json(adopted).path("state").asString()).isEqualTo("ADOPTED");
        assertThat(json(adopted).path("decidedBy").asString()).isEqualTo("reviewer.qian");
        assertThat(keyOf(id)).startsWith("credit-file-until-").isNotEqualTo(vaultKey);

        expire(id);
        destroyExpired.handle();
        HttpResponse<String> report = get("/" + id + "/report", SURROUNDINGS.officer());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(json(report).path("sections").path("PA01").isObject()).isTrue();
        assertThat(report.body()).doesNotContain(person.nationalId(), person.name());
        assertThat(get("/" + id + "/report", SURROUNDINGS.secondReviewer()).statusCode())
                .as("who approved the adoption has not reviewed the query")
                .isEqualTo(403);
        assertThat(json(get("/" + id, SURROUNDINGS.officer()))
                        .path("report")
                        .path("retainedUntil")
                        .asString())
                .isEqualTo(json(adopted).path("retainedUntil").asString());
        assertThat(typesOf(id))
                .contains("ReportAdoptionProposed", "ReportAdopted")
                .doesNotContain("ReportKeyDestroyed");
        assertEventsFit(id);
    }

    @Test
    @DisplayName("Q14 · the end of a credit file destroys its report as well")
    void theEndOfACreditFile() {
        String id = answered();
        propose(id, SURROUNDINGS.officer(), credit());
        review(id, SURROUNDINGS.secondReviewer(), "APPROVE");
        database.sql("UPDATE vaulted_report SET retained_until = now() - interval '1 second' WHERE query_id = :id")
                .param("id", UUID.fromString(id))
                .update();

        assertProblem(get("/" + id + "/report", SURROUNDINGS.officer()), 410, "REPORT_EXPIRED");
        destroyExpired.handle();
        assertThat(typesOf(id)).endsWith("ReportKeyDestroyed");
    }

    @Test
    @DisplayName("Q14, Q4 · a lending system adopts at once; without the key of its credit file the report is gone")
    void aSystemAdoptsAtOnce() {
        String id = answeredForSystem();
        HttpResponse<String> adopted = propose(id, SURROUNDINGS.loanOrigination(), creditEndingIn(7));
        assertThat(json(adopted).path("state").asString()).as(adopted.body()).isEqualTo("ADOPTED");
        assertThat(json(adopted).path("decidedBy").isMissingNode()).isTrue();
        assertThat(get("/" + id + "/report", SURROUNDINGS.loanOrigination()).statusCode())
                .isEqualTo(200);

        keys.destroy(keyOf(id), clock.instant());

        assertProblem(get("/" + id + "/report", SURROUNDINGS.loanOrigination()), 410, "REPORT_EXPIRED");
        assertEventsFit(id);
    }

    @Test
    @DisplayName("Q4 · nobody decides their own proposal, also with both roles; on record")
    void nobodyDecidesTheirOwn() {
        String id = answered();
        String both = SURROUNDINGS.issuer.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"), "query-service");
        propose(id, both, credit());

        HttpResponse<String> own = review(id, both, "APPROVE");

        assertProblem(own, 403, "ADOPTION_REFUSED");
        assertThat(json(own).path("reasons").path(0).path("rule").asString()).isEqualTo("Q4");
        assertThat(typesOf(id)).endsWith("ReportAdoptionRefused").doesNotContain("ReportAdopted");
        assertEventsFit(id);
    }

    @Test
    @DisplayName("Q14, Q4 · one person with two accounts does not decide their own, and the database keeps it as well")
    void onePersonWithTwoAccounts() {
        String id = answered();
        propose(id, SURROUNDINGS.officer(), credit());
        String other =
                SURROUNDINGS.issuer.staff("reviewer.lin", "B10001", "E1001", List.of("reviewer"), "query-service");

        HttpResponse<String> own = review(id, other, "APPROVE");

        assertProblem(own, 403, "ADOPTION_REFUSED");
        assertThat(json(own).path("reasons").path(0).path("rule").asString()).isEqualTo("Q4");
        assertThatThrownBy(
                        () -> database.sql("""
                                UPDATE report_adoption SET state = 'TURNED_DOWN', decided_by = 'reviewer.lin',
                                    decided_employee = 'E1001', decided_at = now()
                                WHERE query_id = :id
                                """).param("id", UUID.fromString(id)).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(json(review(id, SURROUNDINGS.secondReviewer(), "APPROVE"))
                        .path("state")
                        .asString())
                .isEqualTo("ADOPTED");
        assertThat(json(get("/" + id + "/adoption", SURROUNDINGS.officer()))
                        .path("decidedBy")
                        .asString())
                .isEqualTo("reviewer.qian");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispute-handler",
                "auditor",
                "credit-administrator-institution",
                "compliance-officer",
                "reviewer"
            })
    @DisplayName("Q14 · no other role proposes")
    void noOtherRoleProposes(String role) {
        String id = answered();
        String token = SURROUNDINGS.issuer.staff("officer.lin", "B10001", "E1001", List.of(role), "query-service");

        assertProblem(propose(id, token, credit()), 403, "ACCESS_DENIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispute-handler", "auditor", "credit-administrator-institution", "query-officer"})
    @DisplayName("Q14 · no other role decides")
    void noOtherRoleDecides(String role) {
        String id = answered();
        propose(id, SURROUNDINGS.officer(), credit());
        String token = SURROUNDINGS.issuer.staff("somebody.else", "B10001", "E1999", List.of(role), "query-service");

        assertProblem(review(id, token, "APPROVE"), 403, "ACCESS_DENIED");
        assertProblem(review(id, SURROUNDINGS.loanOrigination(), "APPROVE"), 403, "ACCESS_DENIED");
        assertProblem(propose(id, SURROUNDINGS.partner(), credit()), 403, "ACCESS_DENIED");
    }

    @Test
    @DisplayName("Q14 · a colleague's query is not proposed, another institution's is not found")
    void onlyOnesOwn() {
        String id = answered();
        String colleague =
                SURROUNDINGS.issuer.staff("officer.wei", "B10001", "E1007", List.of("query-officer"), "query-service");

        assertProblem(propose(id, colleague, credit()), 403, "ADOPTION_REFUSED");
        assertProblem(propose(id, SURROUNDINGS.otherInstitution(), credit()), 404, "NOT_FOUND");
        assertProblem(propose(id, SURROUNDINGS.loanOrigination(), credit()), 403, "ADOPTION_REFUSED");
        propose(id, SURROUNDINGS.officer(), credit());
        assertProblem(review(id, SURROUNDINGS.otherInstitution(), "APPROVE"), 404, "NOT_FOUND");
        assertProblem(get("/" + id + "/adoption", SURROUNDINGS.otherInstitution()), 404, "NOT_FOUND");
        assertProblem(get("/" + id + "/adoption", colleague), 404, "NOT_FOUND");
        assertEventsFit(id);
    }

    @Test
    @DisplayName("O11, O10 · a suspended reviewer, and one at another's terminal, do not decide")
    void standingCounts() {
        String id = answered();
        propose(id, SURROUNDINGS.officer(), credit());
        SURROUNDINGS.neighbours.suspended.add("reviewer.qian");
        assertProblem(review(id, SURROUNDINGS.secondReviewer(), "APPROVE"), 403, "O11");
        SURROUNDINGS.neighbours.suspended.clear();
        SURROUNDINGS.neighbours.unbound.add("reviewer.qian");
        assertProblem(review(id, SURROUNDINGS.secondReviewer(), "APPROVE"), 403, "Q2");
        SURROUNDINGS.neighbours.unbound.clear();
        SURROUNDINGS.neighbours.authorizationDown = true;
        assertProblem(review(id, SURROUNDINGS.secondReviewer(), "APPROVE"), 503, "DEPENDENCY_UNAVAILABLE");
        assertThat(typesOf(id)).doesNotContain("ReportAdopted");
    }

    @Test
    @DisplayName("Q14 · after the fifteenth day nothing is proposed or approved any more")
    void afterItsDays() {
        String proposedBefore = answered();
        propose(proposedBefore, SURROUNDINGS.officer(), credit());
        expire(proposedBefore);
        String id = answered();
        expire(id);

        assertProblem(propose(id, SURROUNDINGS.officer(), credit()), 410, "REPORT_EXPIRED");
        assertProblem(review(proposedBefore, SURROUNDINGS.secondReviewer(), "APPROVE"), 410, "REPORT_EXPIRED");
        assertThat(json(get("/" + proposedBefore + "/adoption", SURROUNDINGS.officer()))
                        .path("state")
                        .asString())
                .as("nothing of the approval remains")
                .isEqualTo("PROPOSED");
    }

    @Test
    @DisplayName("Q14 · rules are named with basis and cure; fields that are wrong or unknown are a 400")
    void whatIsWrongIsNamed() {
        String id = answered();

        HttpResponse<String> refused = propose(
                id, SURROUNDINGS.officer(), Map.of("creditGrantedOn", "2020-01-01", "creditEndsOn", "2021-01-01"));
        assertProblem(refused, 403, "ADOPTION_REFUSED");
        assertThat(json(refused).path("reasons")).hasSize(2).allSatisfy(reason -> {
            assertThat(reason.path("rule").asString()).isEqualTo("Q14");
            assertThat(reason.path("basis").asString()).isNotBlank();
            assertThat(reason.path("cure").asString()).isNotBlank();
        });
        assertThat(propose(id, SURROUNDINGS.officer(), Map.of("creditGrantedOn", "2026-11-26"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(propose(id, SURROUNDINGS.officer(), Map.of("creditGrantedOn", "soon", "creditEndsOn", "2029-01-01"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(propose(
                                id,
                                SURROUNDINGS.officer(),
                                Map.of("creditGrantedOn", today(), "creditEndsOn", "+999999999-12-31"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(propose(
                                id,
                                SURROUNDINGS.officer(),
                                Map.of(
                                        "creditGrantedOn",
                                        today(),
                                        "creditEndsOn",
                                        today(),
                                        "retainedUntil",
                                        "2099-01-01"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(review(id, SURROUNDINGS.secondReviewer(), "PERHAPS").statusCode())
                .isEqualTo(400);
        assertProblem(review(id, SURROUNDINGS.secondReviewer(), "APPROVE"), 409, "ADOPTION_NOT_OPEN");
        assertEventsFit(id);
    }

    @Test
    @DisplayName("Q14 · many reviewers at once decide once; turned down, it can be proposed again")
    void decidedOnce() throws Exception {
        String id = answered();
        propose(id, SURROUNDINGS.officer(), credit());
        try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> decisions = IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(number -> () -> review(
                                    id,
                                    number % 2 == 0 ? SURROUNDINGS.reviewer() : SURROUNDINGS.secondReviewer(),
                                    "REJECT")
                            .statusCode())
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var decision : sideBySide.invokeAll(decisions)) {
                statuses.add(decision.get());
            }
            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        }
        assertThat(typesOf(id)).endsWith("ReportAdoptionTurnedDown");

        assertThat(propose(id, SURROUNDINGS.officer(), credit()).statusCode()).isEqualTo(201);
        assertProblem(propose(id, SURROUNDINGS.officer(), credit()), 409, "ADOPTION_NOT_OPEN");
        assertThat(review(id, SURROUNDINGS.secondReviewer(), "APPROVE").statusCode())
                .isEqualTo(200);
        assertProblem(review(id, SURROUNDINGS.secondReviewer(), "APPROVE"), 409, "ADOPTION_NOT_OPEN");
        assertEventsFit(id);
    }

    @Test
    @DisplayName("Q14 · a query without a report has nothing to adopt")
    void withoutAReport() {
        String id = submitted(SURROUNDINGS.officer());

        assertProblem(propose(id, SURROUNDINGS.officer(), credit()), 409, "REPORT_NOT_AVAILABLE");
    }

    private static Map<String, Object> credit() {
        return creditEndingIn(3);
    }

    private static Map<String, Object> creditEndingIn(int years) {
        return Map.of(
                "creditGrantedOn", today(),
                "creditEndsOn", LocalDate.parse(today()).plusYears(years).toString());
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    private HttpResponse<String> propose(String id, String token, Object body) {
        return post("/" + id + "/adoption", token, body);
    }

    private HttpResponse<String> review(String id, String token, String decision) {
        return post("/" + id + "/adoption/review", token, Map.of("decision", decision));
    }

    private HttpResponse<String> post(String path, String token, Object body) {
        return SURROUNDINGS.postAtTheTerminal(port, "/api/v1/credit-queries" + path, token, body);
    }

    private HttpResponse<String> get(String path, String token) {
        return SURROUNDINGS.get(port, "/api/v1/credit-queries" + path, token);
    }

    private String submitted(String token) {
        return json(post("", token, Surroundings.request(UUID.randomUUID(), person)))
                .path("id")
                .asString();
    }

    private String answeredForSystem() {
        return submitted(SURROUNDINGS.loanOrigination());
    }

    private String answered() {
        String id = submitted(SURROUNDINGS.officer());
        HttpResponse<String> approved =
                post("/" + id + "/review", SURROUNDINGS.reviewer(), Map.of("decision", "APPROVE"));
        assertThat(json(approved).path("state").asString()).as(approved.body()).isEqualTo("ANSWERED");
        return id;
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    private void assertEventsFit(String id) {
        assertThat(database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .allSatisfy(body -> assertThat(EventSchemas.violations(
                                Surroundings.JSON.readTree(body).path("type").asString(), body))
                        .isEmpty());
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
}
