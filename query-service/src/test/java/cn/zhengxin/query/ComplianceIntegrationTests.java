package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ComplianceIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final String QUERIES = "/api/v1/credit-queries";
    private static final String PROTECTED = "/api/v1/protected-persons";
    private static final AtomicInteger PERSONS = new AtomicInteger(60);

    private final SyntheticPerson person = Surroundings.person(PERSONS.incrementAndGet());

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SURROUNDINGS.settings("query_compliance").forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void forget() {
        SURROUNDINGS.neighbours.oneselves.clear();
        SURROUNDINGS.neighbours.colleagues.clear();
        SURROUNDINGS.neighbours.loans.clear();
    }

    @Test
    @DisplayName(
            "Q10 · oneself and a colleague: compliance of the institution sees and decides it, a reviewer does not, with one reason for both")
    void oneselfAndColleague() {
        for (String ground : List.of("ONESELF", "COLLEAGUE")) {
            var ties =
                    ground.equals("ONESELF") ? SURROUNDINGS.neighbours.oneselves : SURROUNDINGS.neighbours.colleagues;
            SyntheticPerson about = Surroundings.person(PERSONS.incrementAndGet());
            ties.add("officer.lin/" + Surroundings.referenceOf(about));
            JsonNode pending = json(submit(SURROUNDINGS.officer(), about));
            String id = pending.path("id").asString();

            assertThat(pending.path("state").asString()).isEqualTo("PENDING_REVIEW");
            assertThat(pending.at("/decision/reviewBy").asString()).isEqualTo("COMPLIANCE");
            assertThat(pending.at("/decision/reasons/1/rule").asString()).isEqualTo("Q10");
            assertThat(pending.at("/decision/reasons/1/message").asString())
                    .isEqualTo("Compliance of the institution decides about the query.");

            refused(review(id, SURROUNDINGS.reviewer()), 403, "Q10");
            String grounds = QUERIES + "/" + id + "/compliance-grounds";
            refused(get(grounds, SURROUNDINGS.officer()), 403, "ACCESS_DENIED");
            refused(get(grounds, SURROUNDINGS.complianceOfTheHead()), 404, "NOT_FOUND");
            assertThat(get(grounds, SURROUNDINGS.compliance()).body()).isEqualTo("{\"grounds\":[\"" + ground + "\"]}");
            assertThat(EventSchemas.violations("ComplianceGroundsRead", event(id, "ComplianceGroundsRead")))
                    .isEmpty();
            assertThat(get(QUERIES + "/" + id, SURROUNDINGS.compliance()).statusCode())
                    .isEqualTo(200);
            assertThat(get(QUERIES + "?limit=100", SURROUNDINGS.compliance()).body())
                    .contains(id);
            // The first inquiry of a process may take longer than the bureau is waited for; it is looked up then (Q12).
            review(id, SURROUNDINGS.compliance());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(json(get(QUERIES + "/" + id, SURROUNDINGS.compliance()))
                                    .path("state")
                                    .asString())
                            .isEqualTo("ANSWERED"));
            assertThat(event(id, "ReviewRefused")).contains("OTHER_SECOND_PERSON");
            assertThat(EventSchemas.violations("ReviewRefused", event(id, "ReviewRefused")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "Q10 · the officer of compliance who is the subject neither claims, decides nor learns the grounds; another does")
    void theSubjectDecidesNothing() {
        SURROUNDINGS.neighbours.colleagues.add("officer.lin/" + Surroundings.referenceOf(person));
        SURROUNDINGS.neighbours.oneselves.add("compliance.sun/" + Surroundings.referenceOf(person));
        String id = json(submit(SURROUNDINGS.officer(), person)).path("id").asString();
        String grounds = QUERIES + "/" + id + "/compliance-grounds";
        String another = SURROUNDINGS.issuer.staff(
                "compliance.qi", "B10001", "E1011", List.of("compliance-officer"), "query-service");

        refused(claim(id, SURROUNDINGS.compliance()), 403, "Q10");
        refused(get(grounds, SURROUNDINGS.compliance()), 403, "Q10");
        refused(review(id, SURROUNDINGS.compliance()), 403, "Q10");
        assertThat(eventTypesOf(id))
                .doesNotContain("ComplianceGroundsRead")
                .filteredOn("ReviewRefused"::equals)
                .hasSize(3);

        assertThat(claim(id, another).statusCode()).isEqualTo(200);
        assertThat(get(grounds, another).statusCode()).isEqualTo(200);
        assertThat(review(id, another).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Q4, Q10 · compliance neither sees nor decides what is a reviewer's")
    void complianceDecidesNothingElse() {
        String id = json(submit(SURROUNDINGS.officer(), person)).path("id").asString();

        assertThat(get(QUERIES + "/" + id, SURROUNDINGS.compliance()).statusCode())
                .isEqualTo(404);
        assertThat(get(QUERIES + "?limit=100", SURROUNDINGS.compliance()).body())
                .doesNotContain(id);
        refused(review(id, SURROUNDINGS.compliance()), 403, "Q4");
        refused(get(QUERIES + "/" + id + "/compliance-grounds", SURROUNDINGS.compliance()), 404, "NOT_FOUND");
    }

    @Test
    @DisplayName(
            "Q10, O1, N1, N2 · a person is protected once two people of the head institution say so, and until two say otherwise; nowhere in clear")
    void protectedPersons() {
        var proposed =
                SURROUNDINGS.postAtTheTerminal(port, PROTECTED, SURROUNDINGS.complianceOfTheHead(), document(person));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.body()).doesNotContain(person.nationalId(), person.name());
        String id = json(proposed).path("id").asString();
        refused(
                SURROUNDINGS.postAtTheTerminal(port, PROTECTED, SURROUNDINGS.complianceOfTheHead(), document(person)),
                409,
                "PROTECTION_NOT_OPEN");
        assertThat(stateOfQuery(SURROUNDINGS.loanOrigination())).isEqualTo("ANSWERED");

        refused(decide(id, SURROUNDINGS.complianceOfTheHead(), "APPROVE"), 403, "O1");
        assertThat(json(decide(id, SURROUNDINGS.administratorOfTheHead(), "APPROVE"))
                        .path("state")
                        .asString())
                .isEqualTo("PROTECTED");
        assertThat(stateOfQuery(SURROUNDINGS.loanOrigination()))
                .as("a system's too, and not even answered from the report at hand")
                .isEqualTo("PENDING_REVIEW");

        var removal = SURROUNDINGS.delete(port, PROTECTED + "/" + id, SURROUNDINGS.complianceOfTheHead());
        assertThat(json(removal).path("state").asString()).as(removal.body()).isEqualTo("REMOVAL_PROPOSED");
        assertThat(stateOfQuery(SURROUNDINGS.loanOrigination())).isEqualTo("PENDING_REVIEW");
        refused(decide(id, SURROUNDINGS.complianceOfTheHead(), "APPROVE"), 403, "O1");
        var removed = json(decide(id, SURROUNDINGS.administratorOfTheHead(), "APPROVE"));
        assertThat(removed.path("state").asString()).isEqualTo("REMOVED");
        assertThat(removed.has("subject")).isFalse();
        refused(decide(id, SURROUNDINGS.administratorOfTheHead(), "APPROVE"), 409, "PROTECTION_NOT_OPEN");

        assertThat(eventTypesOf(id))
                .containsExactly(
                        "ProtectionProposed",
                        "ProtectionDecisionRefused",
                        "ProtectionApproved",
                        "ProtectionRemovalProposed",
                        "ProtectionDecisionRefused",
                        "ProtectionRemoved");
        for (String type : List.of(
                "ProtectionProposed",
                "ProtectionDecisionRefused",
                "ProtectionApproved",
                "ProtectionRemovalProposed",
                "ProtectionRemoved")) {
            String event = event(id, type);
            assertThat(EventSchemas.violations(type, event)).isEmpty();
            assertThat(event).doesNotContain(person.nationalId(), person.name(), Surroundings.referenceOf(person));
        }
        assertThat(database.sql("SELECT wrapped_key FROM protected_person WHERE id = :id")
                        .param("id", UUID.fromString(id))
                        .query(byte[].class)
                        .list())
                .containsOnlyNulls();
    }

    @Test
    @DisplayName(
            "Q4, Q10 · a partner's query on a protected person is decided by compliance of the head institution alone")
    void aPartnersQueryOnAProtectedPerson() {
        String entry = json(SURROUNDINGS.postAtTheTerminal(
                        port, PROTECTED, SURROUNDINGS.complianceOfTheHead(), document(person)))
                .path("id")
                .asString();
        decide(entry, SURROUNDINGS.administratorOfTheHead(), "APPROVE");
        String id = json(submit(SURROUNDINGS.partner(), person)).path("id").asString();
        String grounds = QUERIES + "/" + id + "/compliance-grounds";
        String queue = "/api/v1/credit-query-reviews?limit=100";

        refused(review(id, SURROUNDINGS.compliance()), 404, "NOT_FOUND");
        refused(get(grounds, SURROUNDINGS.compliance()), 404, "NOT_FOUND");
        assertThat(get(queue, SURROUNDINGS.compliance()).body()).doesNotContain(id);

        assertThat(get(queue, SURROUNDINGS.complianceOfTheHead()).body()).contains(id);
        assertThat(get(grounds, SURROUNDINGS.complianceOfTheHead()).body())
                .isEqualTo("{\"grounds\":[\"PROTECTED_PERSON\"]}");
        assertThat(claim(id, SURROUNDINGS.complianceOfTheHead()).statusCode()).isEqualTo(200);
        HttpResponse<String> decided = review(id, SURROUNDINGS.complianceOfTheHead());
        assertThat(json(decided).path("state").asString()).as(decided.body()).isEqualTo("ANSWERED");
    }

    @Test
    @DisplayName("Q10, N1 · a proposal may be turned down, lies encrypted, and is nobody's business elsewhere")
    void turnedDown() {
        String id = json(SURROUNDINGS.postAtTheTerminal(
                        port, PROTECTED, SURROUNDINGS.complianceOfTheHead(), document(person)))
                .path("id")
                .asString();
        String row = database.sql("SELECT p::text FROM protected_person p WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
        assertThat(row)
                .doesNotContain(
                        person.nationalId(),
                        person.name(),
                        HexFormat.of().formatHex(person.nationalId().getBytes(StandardCharsets.UTF_8)));
        refused(get(PROTECTED, SURROUNDINGS.compliance()), 404, "NOT_FOUND");
        refused(get(PROTECTED + "/" + id, SURROUNDINGS.compliance()), 404, "NOT_FOUND");
        refused(
                SURROUNDINGS.postAtTheTerminal(
                        port,
                        PROTECTED,
                        SURROUNDINGS.compliance(),
                        Map.of("name", "x", "documentType", "RESIDENT_ID", "documentNumber", "123")),
                404,
                "NOT_FOUND");
        refused(get(PROTECTED + "/" + id, SURROUNDINGS.officer()), 403, "ACCESS_DENIED");
        refused(decide(id, SURROUNDINGS.compliance(), "APPROVE"), 404, "NOT_FOUND");
        assertThat(get(PROTECTED + "?state=PROPOSED", SURROUNDINGS.administratorOfTheHead())
                        .body())
                .contains(id)
                .doesNotContain(person.nationalId());

        assertThat(json(decide(id, SURROUNDINGS.administratorOfTheHead(), "REJECT"))
                        .path("state")
                        .asString())
                .isEqualTo("TURNED_DOWN");
        assertThat(EventSchemas.violations("ProtectionTurnedDown", event(id, "ProtectionTurnedDown")))
                .isEmpty();
        assertThat(stateOfQuery(SURROUNDINGS.loanOrigination())).isEqualTo("ANSWERED");
    }

    @Test
    @DisplayName(
            "Q5, Q6 · post-loan: refused without trigger and loan, with every reason; asked once the loan is known; not twice")
    void lookingAfterALoan() {
        var request = new HashMap<>(Surroundings.request(UUID.randomUUID(), person));
        request.put("purpose", "POST_LOAN_MANAGEMENT");
        request.put("businessReference", "LN-POST-000001");
        HttpResponse<String> refused = post(request);
        refused(refused, 403, "Q5");
        assertThat(refused.body()).contains("No trigger", "No loan is known");

        SURROUNDINGS.neighbours.loans.put(
                "LN-POST-000001",
                Map.of(
                        "known", true,
                        "ofAnotherAuthorization", false,
                        "ended", false,
                        "assetClass", "SUBSTANDARD",
                        "dormant", true,
                        "movedAt", Instant.now().toString()));
        request.put("trigger", "OVERDUE");
        refused(post(request), 403, "Q6");

        SURROUNDINGS.neighbours.loans.put(
                "LN-POST-000001",
                Map.of(
                        "known", true,
                        "ofAnotherAuthorization", false,
                        "ended", false,
                        "assetClass", "SUBSTANDARD",
                        "dormant", false,
                        "movedAt", Instant.now().toString()));
        HttpResponse<String> answered = post(request);
        assertThat(json(answered).path("state").asString()).as(answered.body()).isEqualTo("ANSWERED");
        assertThat(json(answered).path("trigger").asString()).isEqualTo("OVERDUE");
        String id = json(answered).path("id").asString();
        assertThat(EventSchemas.violations("QueryAttempted", event(id, "QueryAttempted")))
                .isEmpty();
        assertThat(event(id, "QueryAttempted")).contains("OVERDUE");
        refused(post(request), 403, "Q5");

        request.put("purpose", "LOAN_APPLICATION");
        HttpResponse<String> misplaced = post(request);
        assertThat(misplaced.statusCode()).as(misplaced.body()).isEqualTo(400);
        assertThat(misplaced.body()).contains("trigger");
    }

    private HttpResponse<String> post(Map<String, Object> request) {
        return SURROUNDINGS.post(
                port, QUERIES, SURROUNDINGS.loanOrigination(), UUID.randomUUID().toString(), request);
    }

    private HttpResponse<String> submit(String token, SyntheticPerson about) {
        return SURROUNDINGS.post(
                port, QUERIES, token, UUID.randomUUID().toString(), Surroundings.request(UUID.randomUUID(), about));
    }

    private String stateOfQuery(String token) {
        return json(submit(token, person)).path("state").asString();
    }

    private HttpResponse<String> review(String id, String token) {
        return SURROUNDINGS.post(
                port,
                QUERIES + "/" + id + "/review",
                token,
                UUID.randomUUID().toString(),
                Map.of("decision", "APPROVE"));
    }

    private HttpResponse<String> claim(String id, String token) {
        return SURROUNDINGS.postAtTheTerminal(port, QUERIES + "/" + id + "/claim", token, Map.of());
    }

    private HttpResponse<String> decide(String id, String token, String decision) {
        return SURROUNDINGS.postAtTheTerminal(
                port, PROTECTED + "/" + id + "/approval", token, Map.of("decision", decision));
    }

    private HttpResponse<String> get(String path, String token) {
        return SURROUNDINGS.get(port, path, token);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    private static Map<String, String> document(SyntheticPerson person) {
        return Map.of("name", person.name(), "documentType", "RESIDENT_ID", "documentNumber", person.nationalId());
    }

    private List<String> eventTypesOf(String id) {
        return database.sql("SELECT type FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private String event(String id, String type) {
        return database.sql(
                        "SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = :type ORDER BY position LIMIT 1")
                .param("id", id)
                .param("type", type)
                .query(String.class)
                .single();
    }
}
