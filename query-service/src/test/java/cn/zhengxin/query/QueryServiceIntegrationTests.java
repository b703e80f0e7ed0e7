package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.query.gate.GateRule;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class QueryServiceIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final AtomicInteger PERSONS = new AtomicInteger(100);
    /** It answers in the place of the bureau, and has nothing to refuse (Q9). */
    private static final String REFUSES_NOTHING = "Q9";

    private static final SyntheticEnterprise ENTERPRISE = Surroundings.enterprise(1);

    /** One for each test: nobody is queried often by chance (Q7). */
    private final SyntheticPerson person = Surroundings.person(PERSONS.incrementAndGet());

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private List<GateRule> rules;

    @Autowired
    private PolicyBooks books;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SURROUNDINGS.settings("query").forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void everybodyWellAgain() {
        SURROUNDINGS.bureauBehaves("{\"mode\":\"NORMAL\"}");
        SURROUNDINGS.neighbours.authorizationDown = false;
        SURROUNDINGS.neighbours.maskingDown = false;
        SURROUNDINGS.neighbours.bureauAccountsDown = false;
        SURROUNDINGS.neighbours.withoutBureauAccount.clear();
        SURROUNDINGS.neighbours.withdrawn.clear();
        SURROUNDINGS.neighbours.suspended.clear();
        SURROUNDINGS.neighbours.whileMasking = () -> {};
    }

    @Test
    @DisplayName("O11 · a suspended account is refused before anything is looked at, whatever token it holds")
    void refusesSuspendedAccounts() {
        SURROUNDINGS.register.refuse("officer.lin");
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> get("", SURROUNDINGS.officer()).statusCode() == 403);
            assertThat(get("", SURROUNDINGS.officer()).body()).contains("\"code\":\"O11\"");
        } finally {
            SURROUNDINGS.register.allow("officer.lin");
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !get("", SURROUNDINGS.officer()).body().contains("\"code\":\"O11\""));
    }

    @Test
    @DisplayName("The main job: requested, approved, asked once, shown masked, told in events without personal data")
    void theMainJob() {
        String id = submitted();

        HttpResponse<String> approved = approve(id);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(json(approved).path("state").asString()).isEqualTo("ANSWERED");
        assertThat(json(approved).path("subject").path("name").asString())
                .isEqualTo(person.name().charAt(0) + "*");

        HttpResponse<String> report = get("/" + id + "/report", SURROUNDINGS.officer());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(report.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(report).path("watermark").path("operator").asString()).isEqualTo("officer.lin");
        assertThat(json(report).path("watermark").path("terminal").asString()).isEqualTo("127.0.0.1");
        assertThat(json(report).path("sections").path("PA01").isObject()).isTrue();
        assertThat(SURROUNDINGS.neighbours.lastMasking).contains(person.nationalId()); // masking sees it raw

        assertThat(oneFootprint(id)).isTrue();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(SURROUNDINGS.neighbours.consumed).contains(id));
        List<String> bodies = database.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list();
        assertThat(bodies)
                .hasSize(6)
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain(person.nationalId(), person.name())
                        .contains(Surroundings.referenceOf(person))
                        .satisfies(event -> assertThat(EventSchemas.violations(
                                        Surroundings.JSON
                                                .readTree(event)
                                                .path("type")
                                                .asString(),
                                        event))
                                .isEmpty()));
        assertThat(typesOf(id))
                .containsExactly(
                        "QueryAttempted",
                        "QuerySubmittedForReview",
                        "QueryApproved",
                        "BureauInquirySent",
                        "QueryAnswered",
                        "ReportViewed");
    }

    @Test
    @DisplayName(
            "O4 · the bureau's log holds the operator's bureau account, never the operator's name; nothing else holds it")
    void underTheBureauAccount() {
        String id = submitted();
        HttpResponse<String> approved = approve(id);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);

        String account = Neighbours.bureauAccountOf("officer.lin");
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(id)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("bureauAccount").asString()).isEqualTo(account);
                    assertThat(entry.toString()).doesNotContain("officer.lin");
                });
        assertThat(approved.body()
                        + get("/" + id, SURROUNDINGS.officer()).body()
                        + get("/" + id + "/report", SURROUNDINGS.officer()).body())
                .doesNotContain(account);
        for (String table : database.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query(String.class)
                .list()) {
            assertThat(database.sql("SELECT t::text FROM " + table + " t")
                            .query(String.class)
                            .list())
                    .as(table)
                    .noneMatch(row -> row.contains(account) || row.contains(Neighbours.BUREAU_CREDENTIAL));
        }
    }

    @Test
    @DisplayName("O4 · no bureau account: told so, nothing sent; sent by itself once there is one")
    void waitsForABureauAccount() {
        SURROUNDINGS.neighbours.withoutBureauAccount.add("officer.lin");
        String id = submitted();

        HttpResponse<String> approved = approve(id);

        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(403);
        assertThat(json(approved).path("code").asString()).isEqualTo("O4");
        assertThat(json(approved).path("state").asString()).isEqualTo("APPROVED");
        assertThat(json(approved).path("reasons").path(0).path("cure").asString())
                .isNotBlank();
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(id))).isEmpty();
        assertThat(typesOf(id)).doesNotContain("BureauInquirySent");

        SURROUNDINGS.neighbours.withoutBureauAccount.clear();
        awaitState(id, "ANSWERED");
        assertThat(oneFootprint(id)).isTrue();
    }

    @Test
    @DisplayName("O4, N3 · the register does not answer for the account: 503, nothing sent; sent once it does")
    void waitsForTheRegister() {
        SURROUNDINGS.neighbours.bureauAccountsDown = true;
        String id = submitted();

        HttpResponse<String> approved = approve(id);

        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(503);
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(id))).isEmpty();
        assertThat(typesOf(id)).doesNotContain("BureauInquirySent");

        SURROUNDINGS.neighbours.bureauAccountsDown = false;
        awaitState(id, "ANSWERED");
        assertThat(oneFootprint(id)).isTrue();
    }

    @Test
    @DisplayName("Q14 · the view is committed before the report is shown")
    void theViewIsCommittedFirst() {
        String id = submitted();
        approve(id);
        SURROUNDINGS.neighbours.whileMasking = () -> assertThat(typesOf(id)).doesNotContain("ReportViewed");

        assertThat(get("/" + id + "/report", SURROUNDINGS.reviewer()).statusCode())
                .isEqualTo(200);

        assertThat(typesOf(id)).endsWith("ReportViewed");
    }

    @Test
    @DisplayName("Q14 · nobody but the requester and the reviewer sees the report")
    void nobodyElseSeesTheReport() {
        String id = submitted();
        approve(id);

        HttpResponse<String> colleague = get("/" + id + "/report", SURROUNDINGS.secondReviewer());
        assertThat(colleague.statusCode()).isEqualTo(403);
        assertThat(json(colleague).path("code").asString()).isEqualTo("Q14");
        assertThat(get("/" + id + "/report", SURROUNDINGS.otherInstitution()).statusCode())
                .isEqualTo(404);
        assertThat(typesOf(id)).endsWith("ReportViewRefused", "ReportViewRefused");
    }

    @Test
    @DisplayName("Q2 · a person who comes past the gateway, terminal unknown, is shown no report; on record")
    void pastTheGatewayNoReportIsShown() {
        String id = submitted();
        approve(id);

        HttpResponse<String> refused = SURROUNDINGS.getPastTheGateway(
                port, "/api/v1/credit-queries/" + id + "/report", SURROUNDINGS.officer());

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(json(refused).path("code").asString()).isEqualTo("Q2");
        assertThat(json(refused).path("reasons").path(0).path("message").asString())
                .isEqualTo("The terminal is unknown.");
        assertThat(typesOf(id)).endsWith("ReportViewRefused").doesNotContain("ReportViewed");
        String body = database.sql(
                        "SELECT body FROM outbox_event WHERE aggregate_id = :id ORDER BY position DESC LIMIT 1")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(EventSchemas.violations("ReportViewRefused", body)).isEmpty();
    }

    @Test
    @DisplayName("Q14 · after fifteen days the report is gone, before the sweep as after it")
    void afterFifteenDaysTheReportIsGone() {
        String id = submitted();
        approve(id);
        database.sql("UPDATE vaulted_report SET expires_at = now() - interval '1 second' WHERE query_id = :id")
                .param("id", UUID.fromString(id))
                .update();

        HttpResponse<String> report = get("/" + id + "/report", SURROUNDINGS.officer());

        assertThat(report.statusCode()).isEqualTo(410);
        assertThat(json(report).path("code").asString()).isEqualTo("REPORT_EXPIRED");
    }

    @Test
    @DisplayName("N1 · at rest there is nothing of the subject in clear")
    void atRestThereIsNothingInClear() {
        String id = submitted();
        approve(id);

        for (String table : List.of("credit_query", "query_subject", "vaulted_report", "query_event", "use_action")) {
            List<String> rows = database.sql("SELECT t::text FROM " + table + " t")
                    .query(String.class)
                    .list();
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row)
                            .doesNotContain(person.nationalId())
                            .doesNotContain(person.name())
                            .doesNotContain(hex(person.nationalId())));
        }
    }

    @Test
    @DisplayName("N3 · masking down: 503 with Retry-After, and no view on record")
    void maskingDown() {
        String id = submitted();
        approve(id);
        SURROUNDINGS.neighbours.maskingDown = true;

        HttpResponse<String> report = get("/" + id + "/report", SURROUNDINGS.officer());

        assertThat(report.statusCode()).isEqualTo(503);
        assertThat(report.headers().firstValue("Retry-After")).isPresent();
        assertThat(typesOf(id)).doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("N3 · authorization-service down: 503 with Retry-After, nothing asked; the same key may try again")
    void authorizationServiceDown() {
        SURROUNDINGS.neighbours.authorizationDown = true;
        String key = UUID.randomUUID().toString();
        var request = Surroundings.request(UUID.randomUUID(), person);

        HttpResponse<String> refused = post("", SURROUNDINGS.officer(), key, request);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(refused).path("state").asString()).isEqualTo("FAILED");

        SURROUNDINGS.neighbours.authorizationDown = false;
        HttpResponse<String> again = post("", SURROUNDINGS.officer(), key, request);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    }

    @Test
    @DisplayName("A10 · withdrawn before the approval: 403 with the reason, no inquiry, the use released")
    void withdrawnBeforeTheApproval() {
        UUID authorization = UUID.randomUUID();
        String id = json(post(
                        "",
                        SURROUNDINGS.officer(),
                        UUID.randomUUID().toString(),
                        Surroundings.request(authorization, person)))
                .path("id")
                .asString();
        SURROUNDINGS.neighbours.withdrawn.add(authorization.toString());

        HttpResponse<String> approved = approve(id);

        assertThat(approved.statusCode()).isEqualTo(403);
        assertThat(json(approved).path("code").asString()).isEqualTo("A10");
        assertThat(json(approved).path("queryId").asString()).isEqualTo(id);
        assertThat(json(approved).path("reasons").path(0).path("basis").asString())
                .isNotBlank();
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(id))).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(SURROUNDINGS.neighbours.released).contains(id));
    }

    @Test
    @DisplayName("Q4 · own review 403, another institution's 404, both on record")
    void reviewsThatMayNotBe() {
        String id = json(post(
                        "",
                        SURROUNDINGS.issuer.staff(
                                "officer.gao",
                                "B20001",
                                "E2001",
                                List.of("query-officer", "reviewer"),
                                "query-service"),
                        UUID.randomUUID().toString(),
                        Surroundings.request(UUID.randomUUID(), person)))
                .path("id")
                .asString();

        HttpResponse<String> own = post(
                "/" + id + "/review",
                SURROUNDINGS.otherInstitution(),
                UUID.randomUUID().toString(),
                Map.of("decision", "APPROVE"));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(json(own).path("code").asString()).isEqualTo("Q4");
        JsonNode reason = json(own).path("reasons").path(0);
        PolicyBook inForce = books.inForceAt(Instant.now());
        assertThat(reason.path("basis").asString())
                .isEqualTo(inForce.termsOf("Q4").basis());
        assertThat(reason.path("cure").asString())
                .isEqualTo(inForce.termsOf("Q4").cure());
        assertThat(approve(id).statusCode()).isEqualTo(404);
        assertThat(typesOf(id)).endsWith("ReviewRefused", "ReviewRefused");
    }

    @Test
    @DisplayName("O11 · a suspended officer is refused, whatever the token says")
    void aSuspendedOfficerIsRefused() {
        SURROUNDINGS.neighbours.suspended.add("officer.lin");

        HttpResponse<String> refused = post(
                "",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("code").asString()).isEqualTo("Q2");
        assertThat(json(refused).path("state").asString()).isEqualTo("REFUSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\":\"RESET_BEFORE\",\"count\":1}",
                "{\"mode\":\"RESET_AFTER\",\"count\":1}",
                "{\"mode\":\"HALF\",\"count\":1}",
                "{\"mode\":\"SLOW\",\"delayMillis\":2500,\"count\":1}",
                "{\"mode\":\"ANSWER_AFTER_GONE\",\"count\":1}"
            })
    @DisplayName("Q12 · whatever the bureau does, one approved request is one inquiry, and the report arrives")
    void whateverTheBureauDoes(String behaviour) {
        String id = submitted();
        SURROUNDINGS.bureauBehaves(behaviour);

        HttpResponse<String> approved = approve(id);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(503);
        assertThat(json(approved).path("code").asString()).isEqualTo("BUREAU_UNAVAILABLE");
        assertThat(json(approved).path("state").asString()).isEqualTo("UNKNOWN");
        assertThat(get("/" + id + "/report", SURROUNDINGS.officer()).statusCode())
                .isIn(409, 200);

        awaitState(id, "ANSWERED");
        assertThat(oneFootprint(id)).isTrue();
        assertThat(get("/" + id + "/report", SURROUNDINGS.officer()).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(SURROUNDINGS.neighbours.consumed).contains(id));
    }

    @Test
    @DisplayName("Q12 · bureau down: nothing shown, no inquiry; when it is back, exactly one")
    void bureauDown() {
        String id = submitted();
        SURROUNDINGS.bureauBehaves("{\"mode\":\"DOWN\"}");
        assertThat(approve(id).statusCode()).isEqualTo(503);
        await().pollDelay(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(id)))
                        .isEmpty());

        SURROUNDINGS.bureauBehaves("{\"mode\":\"NORMAL\"}");

        awaitState(id, "ANSWERED");
        assertThat(oneFootprint(id)).isTrue();
    }

    @Test
    @DisplayName("Q12 · many approvals at once: one counts, the others are told so, the bureau is asked once")
    void manyApprovalsAtOnce() {
        String id = submitted();
        SURROUNDINGS.bureauBehaves("{\"mode\":\"SLOW\",\"delayMillis\":400,\"count\":1}");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> answers = java.util.stream.IntStream.range(0, 10)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> post(
                                            "/" + id + "/review",
                                            number % 2 == 0 ? SURROUNDINGS.reviewer() : SURROUNDINGS.secondReviewer(),
                                            UUID.randomUUID().toString(),
                                            Map.of("decision", "APPROVE"))
                                    .statusCode(),
                            executor))
                    .toList();
            List<Integer> statuses =
                    answers.stream().map(CompletableFuture::join).toList();
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        }
        assertThat(oneFootprint(id)).isTrue();
        assertThat(typesOf(id)).containsOnlyOnce("QueryApproved", "BureauInquirySent", "QueryAnswered");
    }

    @Test
    @DisplayName("Q4 · a system's query is answered at once, and its system sees the report")
    void aSystemsQuery() {
        HttpResponse<String> created = post(
                "",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).path("state").asString()).isEqualTo("ANSWERED");

        String id = json(created).path("id").asString();
        assertThat(get("/" + id + "/report", SURROUNDINGS.loanOrigination()).statusCode())
                .isEqualTo(200);
        assertThat(Surroundings.JSON
                        .readTree(SURROUNDINGS.neighbours.lastMasking)
                        .path("channel")
                        .asString())
                .isEqualTo("SYSTEM");
    }

    @Test
    @DisplayName(
            "A7 · a partner's query is answered at once, shown through the partner's channel to that partner alone")
    void aPartnersQuery() {
        HttpResponse<String> created = post(
                "",
                SURROUNDINGS.partner(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).path("state").asString()).isEqualTo("ANSWERED");

        String id = json(created).path("id").asString();
        HttpResponse<String> report = get("/" + id + "/report", SURROUNDINGS.partner());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        JsonNode masking = Surroundings.JSON.readTree(SURROUNDINGS.neighbours.lastMasking);
        assertThat(masking.path("channel").asString()).isEqualTo("PARTNER");
        assertThat(masking.at("/viewer/roles").toString()).isEqualTo("[\"partner\"]");
        assertThat(masking.at("/viewer/institution").asString()).isEqualTo("P30001");
        for (String token : List.of(SURROUNDINGS.otherPartner(), SURROUNDINGS.officer(), SURROUNDINGS.reviewer())) {
            assertThat(get("/" + id, token).statusCode()).isEqualTo(404);
            assertThat(get("/" + id + "/report", token).statusCode()).isEqualTo(404);
        }
        assertThat(oneFootprint(id)).isTrue();
    }

    @Test
    @DisplayName("N4 · the same key twice is one query; without a key, none")
    void theSameKeyTwice() {
        String key = UUID.randomUUID().toString();
        var request = Surroundings.request(UUID.randomUUID(), person);

        HttpResponse<String> first = post("", SURROUNDINGS.officer(), key, request);
        HttpResponse<String> second = post("", SURROUNDINGS.officer(), key, request);

        assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));
    }

    @Test
    @DisplayName("N1 · a key is found again without being kept: whatever a caller wrote into it")
    void aKeyIsFoundAgainWithoutBeingKept() {
        String key = "k-" + person.nationalId() + "-" + UUID.randomUUID();
        var request = Surroundings.request(UUID.randomUUID(), person);
        String id =
                json(post("", SURROUNDINGS.officer(), key, request)).path("id").asString();
        post(
                "/" + id + "/review",
                SURROUNDINGS.reviewer(),
                key,
                Map.of("decision", "REJECT", "comment", "not needed any more"));

        assertThat(database.sql("SELECT t::text FROM credit_query t WHERE id = :id AND review_key IS NOT NULL")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .single())
                .doesNotContain(person.nationalId());
        // As after a crash: the filter no longer knows the request, the query does.
        database.sql("DELETE FROM idempotency_record").update();
        HttpResponse<String> again = post("", SURROUNDINGS.officer(), key, request);
        assertThat(json(again).path("id").asString()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"'', reportType", "/review, decision"})
    @DisplayName("A number stands for no word: 400, and nothing is decided")
    void aNumberStandsForNoWord(String path, String field) {
        String id = submitted();
        Map<String, Object> body = path.isEmpty()
                ? new HashMap<>(Surroundings.request(UUID.randomUUID(), person))
                : new HashMap<>(Map.of("comment", "checked"));
        body.put(field, 0);

        HttpResponse<String> refused = post(
                path.isEmpty() ? "" : "/" + id + path,
                path.isEmpty() ? SURROUNDINGS.officer() : SURROUNDINGS.reviewer(),
                UUID.randomUUID().toString(),
                body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(get("/" + id, SURROUNDINGS.officer())).path("state").asString())
                .isEqualTo("PENDING_REVIEW");
        assertThat(typesOf(id)).endsWith("QuerySubmittedForReview");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LN%s",
                "LN-%s-1",
                "SPLIT",
                "LN-13800138000",
                "LN-138-0013-8000",
                "6217005257259957",
                "LN-6259123156920212"
            })
    @DisplayName("N2 · a reference that holds a person's number is refused, its field named, its value not told")
    void aReferenceThatHoldsAPersonsNumber(String form) {
        String number = person.nationalId();
        String reference = form.equals("SPLIT")
                ? number.substring(0, 6) + "-" + number.substring(6, 14) + "-" + number.substring(14)
                : form.formatted(number);
        var request = new HashMap<>(Surroundings.request(UUID.randomUUID(), person));
        request.put("businessReference", reference);

        HttpResponse<String> refused =
                post("", SURROUNDINGS.officer(), UUID.randomUUID().toString(), request);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("businessReference");
        assertThat(refused.body()).doesNotContain(reference);
    }

    @Test
    @DisplayName("A1 · every wrong field is named at once, and no value comes back")
    void everyWrongFieldIsNamedAtOnce() {
        HttpResponse<String> refused = post(
                "",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Map.of(
                        "authorizationId", UUID.randomUUID(),
                        "reportType", "PERSONAL",
                        "purpose", "LOAN_APPLICATION",
                        "businessReference", person.nationalId(),
                        "subject",
                                Map.of(
                                        "name", "张1",
                                        "documentType", "RESIDENT_ID",
                                        "documentNumber", "110105194912310021")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("businessReference", "subject.name", "subject.documentNumber");
        assertThat(refused.body()).doesNotContain("110105194912310021", person.nationalId());
    }

    @Test
    @DisplayName("Q15 · an enterprise's report is asked for, kept, and shown through the masking service")
    void anEnterprisesReport() {
        String name = ENTERPRISE.name();
        String code = ENTERPRISE.unifiedSocialCreditCode();
        HttpResponse<String> created = post(
                "",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), "ENTERPRISE", name, "UNIFIED_SOCIAL_CREDIT_CODE", code));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = json(created).path("id").asString();

        HttpResponse<String> approved = approve(id);

        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(json(approved).path("state").asString()).isEqualTo("ANSWERED");
        assertThat(json(approved).path("reportType").asString()).isEqualTo("ENTERPRISE");
        assertThat(approved.body()).doesNotContain(name, code);
        assertThat(oneFootprint(id)).isTrue();
        assertThat(database.sql("SELECT count(*) FROM vaulted_report WHERE query_id = :id")
                        .param("id", UUID.fromString(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        HttpResponse<String> report = get("/" + id + "/report", SURROUNDINGS.officer());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(report.body()).doesNotContain(name, code);
        JsonNode asked = Surroundings.JSON.readTree(SURROUNDINGS.neighbours.lastMasking);
        assertThat(asked.path("reportType").asString()).isEqualTo("ENTERPRISE");
        assertThat(asked.path("report").path("EA01").isObject()).isTrue();
        assertThat(asked.path("report").toString()).contains(code); // masking sees it raw

        HttpResponse<String> parties = get("/" + id + "/related-parties", SURROUNDINGS.officer());
        assertThat(parties.statusCode()).as(parties.body()).isEqualTo(200);
        assertThat(parties.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode party = json(parties).path("relatedParties").path(0);
        assertThat(party.path("relation").asString()).isEqualTo("PRINCIPAL_OFFICER");
        assertThat(party.path("name").asString()).isEqualTo("周**");
        assertThat(party.path("separateQuery").path("reportType").asString()).isEqualTo("PERSONAL");
        assertThat(party.path("separateQuery").path("ownAuthorization").asBoolean())
                .isTrue();
        // Whoever lists them has seen a part of the report.
        assertThat(json(parties).path("views").asInt())
                .isEqualTo(json(report).path("views").asInt() + 1);
        assertThat(get("/" + id + "/related-parties", SURROUNDINGS.otherInstitution())
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/" + id + "/related-parties", SURROUNDINGS.partner()).statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName(
            "Q12 · every inquiry left under a passport that was used once, and the breaker's state is told to operations")
    void everyInquiryLeftUnderAPassport() {
        String id = json(post(
                        "",
                        SURROUNDINGS.officer(),
                        UUID.randomUUID().toString(),
                        Surroundings.request(UUID.randomUUID(), person)))
                .path("id")
                .asString();
        HttpResponse<String> approved = approve(id);

        assertThat(json(approved).path("state").asString()).as(approved.body()).isEqualTo("ANSWERED");
        assertThat(database.sql(
                                "SELECT count(*) FROM query_passport WHERE request_number = :number AND used_at IS NOT NULL")
                        .param("number", Surroundings.requestNumberOf(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(id)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("passports").asInt()).isEqualTo(1));
        assertThat(meters.find("resilience4j.circuitbreaker.state")
                        .tag("name", "bureau-inquiry")
                        .tag("state", "closed")
                        .gauge())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"PERSONAL, UNIFIED_SOCIAL_CREDIT_CODE", "ENTERPRISE, RESIDENT_ID"})
    @DisplayName("Q15 · no enterprise's report on a person, no personal report on an enterprise")
    void theDocumentFitsTheReport(String reportType, String documentType) {
        String number = documentType.equals("RESIDENT_ID") ? person.nationalId() : ENTERPRISE.unifiedSocialCreditCode();

        HttpResponse<String> refused = post(
                "",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), reportType, person.name(), documentType, number));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("subject.documentType");
        assertThat(refused.body()).doesNotContain(number, person.name());
    }

    @Test
    @DisplayName("Q · every rule at the gate has its terms in the policy in force, and its code among the problems")
    void everyRuleHasItsTermsAndItsCode() {
        PolicyBook inForce = books.inForceAt(Instant.now());
        assertThat(rules).extracting(GateRule::rule).doesNotHaveDuplicates().allSatisfy(rule -> {
            assertThat(inForce.rules()).as("policy_rule has a row for %s", rule).containsKey(rule);
            assertThat(QueryProblem.ofRule(rule).isPresent() || rule.equals(REFUSES_NOTHING))
                    .as("QueryProblem.%s", rule)
                    .isTrue();
        });
    }

    @Test
    @DisplayName("Lists: a requester sees their own, a reviewer the institution's, nobody another institution's")
    void lists() {
        String id = submitted();

        assertThat(idsSeenBy(SURROUNDINGS.officer(), "?limit=100")).contains(id);
        assertThat(idsSeenBy(SURROUNDINGS.reviewer(), "?state=PENDING_REVIEW&limit=100"))
                .contains(id);
        assertThat(idsSeenBy(SURROUNDINGS.otherInstitution(), "?limit=100")).doesNotContain(id);
        assertThat(get("/" + id, SURROUNDINGS.officer()).statusCode()).isEqualTo(200);
        assertThat(get("/" + id, SURROUNDINGS.otherInstitution()).statusCode()).isEqualTo(404);
        HttpResponse<String> page = get("?limit=1", SURROUNDINGS.reviewer());
        assertThat(json(page).path("items").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("Q13, D7 · services learn what was asked about a subject, and nobody else does")
    void servicesLearnWhatWasAskedAboutASubject() {
        String id = submitted();
        approve(id);
        String path = "/internal/v1/subjects/" + Surroundings.referenceOf(person) + "/queries";

        HttpResponse<String> answer = SURROUNDINGS.get(port, path, SURROUNDINGS.service());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode item = json(answer)
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(item.path("state").asString()).isEqualTo("ANSWERED");
        assertThat(item.path("events")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .contains("QueryAttempted", "QueryAnswered");
        assertThat(item.path("eventId").isString()).isTrue();
        assertThat(SURROUNDINGS.get(port, path, SURROUNDINGS.officer()).statusCode())
                .isEqualTo(403);
    }

    private String submitted() {
        HttpResponse<String> created = post(
                "",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).path("state").asString()).isEqualTo("PENDING_REVIEW");
        assertThat(created.headers().firstValue("ETag")).isPresent();
        return json(created).path("id").asString();
    }

    private HttpResponse<String> approve(String id) {
        return post(
                "/" + id + "/review",
                SURROUNDINGS.reviewer(),
                UUID.randomUUID().toString(),
                Map.of("decision", "APPROVE", "comment", "checked"));
    }

    private boolean oneFootprint(String id) {
        List<JsonNode> entries = SURROUNDINGS.footprints(Surroundings.requestNumberOf(id));
        return entries.size() == 1 && entries.getFirst().path("duplicates").asInt() == 0;
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(json(get("/" + id, SURROUNDINGS.officer()))
                                .path("state")
                                .asString())
                        .isEqualTo(state));
    }

    private List<String> typesOf(String id) {
        return database.sql("SELECT type FROM query_event WHERE query_id = :id ORDER BY occurred_at, event_id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .list();
    }

    private List<String> idsSeenBy(String token, String parameters) {
        return json(get(parameters, token))
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private HttpResponse<String> post(String path, String token, String key, Object body) {
        return SURROUNDINGS.post(port, "/api/v1/credit-queries" + path, token, key, body);
    }

    private HttpResponse<String> get(String path, String token) {
        return SURROUNDINGS.get(port, "/api/v1/credit-queries" + path, token);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
