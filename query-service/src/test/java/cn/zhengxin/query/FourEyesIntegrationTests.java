package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.query.creditquery.application.ClaimOutcome;
import cn.zhengxin.query.creditquery.application.ClaimReview;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand.Word;
import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.application.ReviewClaims;
import cn.zhengxin.query.creditquery.application.SecondPersonCheck;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.sampling.DrawSamples;
import cn.zhengxin.workingcalendar.BankDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Q4 at a running service on real PostgreSQL: the queue, claims, and what is looked at afterwards. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FourEyesIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final Map<String, String> SETTINGS = SURROUNDINGS.settings("query_four_eyes");
    private static final AtomicInteger PERSONS = new AtomicInteger(1_500);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private CreditQueries queries;

    @Autowired
    private ReviewClaims claims;

    @Autowired
    private SecondPersonCheck check;

    @Autowired
    private QueryJournal journal;

    @Autowired
    private PolicyBooks books;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private DrawSamples draw;

    private JdbcClient owner;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void nothingWaits() {
        owner = JdbcClient.create(new DriverManagerDataSource(
                SETTINGS.get("spring.datasource.url"),
                SETTINGS.get("spring.flyway.user"),
                SETTINGS.get("spring.flyway.password")));
        owner.sql("UPDATE credit_query SET state = 'REFUSED', decision_outcome = 'BLOCK', review_by = NULL"
                        + " WHERE state = 'PENDING_REVIEW'")
                .update();
    }

    // --- claims ---------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("Q4 · eight reviewers take a query up at once: one has it, seven are told until when")
    void eightAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = pending(person(), "LOAN_APPLICATION");
            List<HttpResponse<String>> answers = atOnce(IntStream.range(0, 8)
                    .<Callable<HttpResponse<String>>>mapToObj(number -> () -> claim(id, reviewer(number)))
                    .toList());

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
            String heldUntil = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .map(answer -> json(answer).path("heldUntil").asString())
                    .findFirst()
                    .orElseThrow();
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .hasSize(7)
                    .allSatisfy(answer -> {
                        assertThat(json(answer).path("code").asString()).isEqualTo("REVIEW_CLAIMED");
                        assertThat(json(answer).path("heldUntil").asString()).isEqualTo(heldUntil);
                    });
            assertThat(eventsOf(id)).filteredOn("QueryReviewClaimed"::equals).hasSize(1);
        }
    }

    @Test
    @DisplayName("Q4 · a claim and another's decision at once: one of them counts, never both")
    void aClaimAndADecisionAtOnce() throws Exception {
        for (int round = 0; round < 12; round++) {
            String id = pending(person(), "LOAN_APPLICATION");
            List<HttpResponse<String>> answers = atOnce(List.<Callable<HttpResponse<String>>>of(
                    () -> claim(id, reviewer(1)), () -> review(id, reviewer(2), "REJECT", "not needed")));
            var claimed = answers.getFirst();
            var decided = answers.getLast();

            if (claimed.statusCode() == 200) {
                assertThat(decided.statusCode()).as(decided.body()).isEqualTo(409);
                assertThat(json(decided).path("code").asString()).isEqualTo("REVIEW_CLAIMED");
                assertThat(stateOf(id)).isEqualTo("PENDING_REVIEW");
            } else {
                assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
                assertThat(json(claimed).path("code").asString()).isEqualTo("REVIEW_NOT_OPEN");
                assertThat(stateOf(id)).isEqualTo("REVIEW_REJECTED");
            }
        }
    }

    @Test
    @DisplayName("Q4 · a claim ends by itself after the policy's minutes, and another reviewer has the query")
    void aClaimEndsByItself() {
        var id = new CreditQueryId(UUID.fromString(pending(person(), "LOAN_APPLICATION")));
        var clock = new MovableClock(Instant.parse("2026-11-26T02:00:00Z"));
        var claim = new ClaimReview(queries, claims, check, journal, books, transactions, clock);
        var zhao = new Performer.Employee("reviewer.zhao", "E1002", "B10001", null);
        var qian = new Performer.Employee("reviewer.qian", "E1010", "B10001", null);

        assertThat(claim.handle(new ClaimReviewCommand(id, zhao, Set.of(ReviewBy.REVIEWER), Word.TAKE)))
                .isInstanceOfSatisfying(
                        ClaimOutcome.Claimed.class,
                        claimed -> assertThat(claimed.claim().heldUntil())
                                .isEqualTo(Instant.parse("2026-11-26T02:15:00Z")));
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(claim.handle(new ClaimReviewCommand(id, qian, Set.of(ReviewBy.REVIEWER), Word.TAKE)))
                .isInstanceOf(ClaimOutcome.HeldByAnother.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(claim.handle(new ClaimReviewCommand(id, qian, Set.of(ReviewBy.REVIEWER), Word.TAKE)))
                .isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(claim.handle(new ClaimReviewCommand(id, zhao, Set.of(ReviewBy.REVIEWER), Word.GIVE_BACK)))
                .isInstanceOf(ClaimOutcome.HeldByAnother.class);
    }

    @Test
    @DisplayName("Q4 · an institution's own minutes count for its reviewers")
    void anInstitutionsOwnMinutesCount() {
        owner.sql("""
                        INSERT INTO policy_rule_of_institution (policy_version, rule, institution, numbers)
                        SELECT policy_version, rule, 'B10001', '{"claimMinutes": "40"}' FROM policy_rule WHERE rule = 'Q4'
                        """).update();
        try {
            var claimed = json(claim(pending(person(), "LOAN_APPLICATION"), reviewer(1)));
            assertThat(Duration.between(
                            Instant.parse(claimed.path("claimedAt").asString()),
                            Instant.parse(claimed.path("heldUntil").asString())))
                    .isEqualTo(Duration.ofMinutes(40));
        } finally {
            owner.sql("DELETE FROM policy_rule_of_institution WHERE rule = 'Q4'")
                    .update();
        }
    }

    @Test
    @DisplayName(
            "Q4 · what another holds is not decided; given back, it is; events tell of all of it and of nobody's name")
    void whatAnotherHoldsIsNotDecided() {
        SyntheticPerson person = person();
        String id = pending(person, "LOAN_APPLICATION");
        assertThat(claim(id, reviewer(1)).statusCode()).isEqualTo(200);

        var refused = review(id, reviewer(2), "APPROVE", null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("code").asString()).isEqualTo("REVIEW_CLAIMED");
        assertThat(json(refused).path("heldUntil").asString()).isNotBlank();
        assertThat(giveBack(id, reviewer(2)).statusCode()).isEqualTo(409);
        assertThat(giveBack(id, reviewer(1)).statusCode()).isEqualTo(204);
        assertThat(giveBack(id, reviewer(1)).statusCode()).isEqualTo(204);

        var decided = review(id, reviewer(2), "APPROVE", null);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(json(decided).path("state").asString()).isEqualTo("ANSWERED");
        assertThat(json(claim(id, reviewer(1))).path("code").asString()).isEqualTo("REVIEW_NOT_OPEN");
        assertThat(eventsOf(id))
                .containsSubsequence("QueryReviewClaimed", "QueryReviewReleased", "QueryApproved", "QueryAnswered");
        assertConforming(id, "QueryReviewClaimed", person);
        assertConforming(id, "QueryReviewReleased", person);
    }

    @Test
    @DisplayName(
            "Q4 · the requester claims nothing, another institution's reviewer finds nothing, an officer has no say")
    void whoeverMayNotClaimsNothing() {
        String id = pending(person(), "LOAN_APPLICATION");
        String self = SURROUNDINGS.issuer.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"), "query-service");
        String underAnotherAccount =
                SURROUNDINGS.issuer.staff("reviewer.lin", "B10001", "E1001", List.of("reviewer"), "query-service");

        assertThat(json(claim(id, self)).path("code").asString()).isEqualTo("Q4");
        assertThat(json(claim(id, underAnotherAccount)).path("code").asString()).isEqualTo("Q4");
        assertThat(json(review(id, underAnotherAccount, "APPROVE", null))
                        .path("code")
                        .asString())
                .isEqualTo("Q4");
        assertThat(claim(id, SURROUNDINGS.otherInstitution()).statusCode()).isEqualTo(404);
        assertThat(claim(id, SURROUNDINGS.officer()).statusCode()).isEqualTo(403);
        assertThat(claim(id, SURROUNDINGS.loanOrigination()).statusCode()).isEqualTo(403);
        assertThat(eventsOf(id)).filteredOn("ReviewRefused"::equals).hasSize(4);
        assertThat(claim(id, reviewer(1)).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("O11 · a suspended reviewer claims nothing")
    void aSuspendedReviewerClaimsNothing() {
        String id = pending(person(), "LOAN_APPLICATION");
        SURROUNDINGS.neighbours.suspended.add("reviewer.3");
        try {
            assertThat(json(claim(id, reviewer(3))).path("code").asString()).isEqualTo("O11");
        } finally {
            SURROUNDINGS.neighbours.suspended.remove("reviewer.3");
        }
        assertThat(eventsOf(id)).last().isEqualTo("ReviewRefused");
    }

    @Test
    @DisplayName("Q4 · whoever rejects says why, and the words are on record nowhere but encrypted")
    void whoeverRejectsSaysWhy() {
        String id = pending(person(), "LOAN_APPLICATION");

        for (String comment : new String[] {null, "", "  ", "\u200B"}) {
            var answer = review(id, reviewer(1), "REJECT", comment);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("errors").get(0).path("field").asString())
                    .isEqualTo("comment");
        }
        assertThat(stateOf(id)).isEqualTo("PENDING_REVIEW");
        assertThat(review(id, reviewer(1), "REJECT", "the branch has no such file")
                        .statusCode())
                .isEqualTo(200);
        assertThat(owner.sql("SELECT count(*) FROM outbox_event WHERE body LIKE '%no such file%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // --- the queue ------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("Q4 · the queue shows what waits, oldest first and page by page, of its subject the masked name only")
    void theQueueShowsWhatWaits() {
        var persons = new ArrayList<SyntheticPerson>();
        var ids = new ArrayList<String>();
        for (int number = 0; number < 5; number++) {
            SyntheticPerson person = person();
            persons.add(person);
            ids.add(pending(person, number == 2 ? "CREDIT_CARD_APPLICATION" : "LOAN_APPLICATION"));
        }
        claim(ids.get(0), reviewer(1));
        claim(ids.get(1), reviewer(2));

        var first = json(queue("?limit=2", reviewer(1)));
        var second = json(queue("?limit=2&cursor=" + first.path("nextCursor").asString(), reviewer(1)));
        var third = json(queue("?limit=2&cursor=" + second.path("nextCursor").asString(), reviewer(1)));

        assertThat(idsOf(first)).containsExactly(ids.get(0), ids.get(1));
        assertThat(idsOf(second)).containsExactly(ids.get(2), ids.get(3));
        assertThat(idsOf(third)).containsExactly(ids.get(4));
        assertThat(third.path("nextCursor").isMissingNode()
                        || third.path("nextCursor").isNull())
                .isTrue();
        JsonNode entry = first.path("items").get(0);
        assertThat(entry.path("claim").path("heldBy").asString()).isEqualTo("reviewer.1");
        assertThat(entry.path("requestedBy").asString()).isEqualTo("officer.lin");
        assertThat(entry.path("reviewBy").asString()).isEqualTo("REVIEWER");
        assertThat(entry.path("reasons").get(0).path("rule").asString()).isEqualTo("Q4");
        assertThat(entry.path("subject").path("name").asString()).endsWith("*");
        assertThat(namesOf(entry))
                .isEqualTo(namesOf(example("public/review-queue.json")
                        .path("response")
                        .path("body")
                        .path("items")
                        .get(0)));
        String all = queue("?limit=100", reviewer(1)).body();
        assertThat(persons).allSatisfy(person -> assertThat(all).doesNotContain(person.name(), person.nationalId()));

        assertThat(idsOf(json(queue("?purpose=CREDIT_CARD_APPLICATION", reviewer(1)))))
                .containsExactly(ids.get(2));
        assertThat(idsOf(json(queue("?claim=MINE", reviewer(1))))).containsExactly(ids.get(0));
        assertThat(idsOf(json(queue("?claim=UNCLAIMED", reviewer(1)))))
                .containsExactly(ids.get(2), ids.get(3), ids.get(4));
        owner.sql("UPDATE review_claim SET claimed_at = now() - interval '1 hour', held_until = now()")
                .update();
        assertThat(idsOf(json(queue("?claim=MINE", reviewer(1))))).isEmpty();
        assertThat(idsOf(json(queue("?claim=UNCLAIMED", reviewer(1))))).isEqualTo(ids);
    }

    @Test
    @DisplayName(
            "Q4 · nobody's own query is in their queue, nor another institution's, and who is no second person has none")
    void nobodysOwnQueryIsInTheirQueue() {
        String id = pending(person(), "LOAN_APPLICATION");

        assertThat(idsOf(json(queue("", reviewer(1))))).containsExactly(id);
        assertThat(idsOf(json(queue(
                        "",
                        SURROUNDINGS.issuer.staff(
                                "officer.lin", "B10001", "E1001", List.of("reviewer"), "query-service")))))
                .isEmpty();
        assertThat(idsOf(json(queue(
                        "",
                        SURROUNDINGS.issuer.staff(
                                "reviewer.lin", "B10001", "E1001", List.of("reviewer"), "query-service")))))
                .isEmpty();
        assertThat(idsOf(json(queue("", SURROUNDINGS.otherInstitution())))).isEmpty();
        assertThat(queue("", SURROUNDINGS.officer()).statusCode()).isEqualTo(403);
        assertThat(queue("", SURROUNDINGS.loanOrigination()).statusCode()).isEqualTo(403);
        assertThat(queue("?claim=THEIRS", reviewer(1)).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("Q4 · compliance sees and decides what the gate wants compliance to decide, reviewers the rest")
    void complianceSeesWhatAsksForCompliance() {
        String forReviewers = pending(person(), "LOAN_APPLICATION");
        String forCompliance = pending(person(), "LOAN_APPLICATION");
        owner.sql("UPDATE credit_query SET review_by = 'COMPLIANCE' WHERE id = :id")
                .param("id", UUID.fromString(forCompliance))
                .update();

        assertThat(idsOf(json(queue("", reviewer(1))))).containsExactly(forReviewers);
        assertThat(idsOf(json(queue("", compliance())))).containsExactly(forCompliance);
        assertThat(json(claim(forCompliance, reviewer(1))).path("code").asString())
                .isEqualTo("Q10");
        assertThat(json(review(forCompliance, reviewer(1), "APPROVE", null))
                        .path("code")
                        .asString())
                .isEqualTo("Q10");
        assertThat(json(review(forReviewers, compliance(), "APPROVE", null))
                        .path("code")
                        .asString())
                .isEqualTo("Q4");
        assertConforming(forCompliance, "ReviewRefused", null);
        assertThat(claim(forCompliance, compliance()).statusCode()).isEqualTo(200);
        assertThat(review(forCompliance, compliance(), "APPROVE", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Q4, Q7 · a partner's query that asks for a reviewer waits for, and is decided by, the head institution's people alone")
    void aPartnersQueryIsTheHeadInstitutions() {
        SyntheticPerson person = person();
        fromLoanOrigination(person);
        asked(SURROUNDINGS.otherPartner(), person, "ANSWERED");
        pending(person, "LOAN_APPLICATION");
        String id = asked(SURROUNDINGS.partner(), person, "PENDING_REVIEW");
        String head =
                SURROUNDINGS.issuer.staff("reviewer.head", "B00000", "E0010", List.of("reviewer"), "query-service");
        String ofThePartner =
                SURROUNDINGS.issuer.staff("reviewer.odd", "P30001", "E3001", List.of("reviewer"), "query-service");

        for (String nobody : List.of(
                reviewer(1), ofThePartner, SURROUNDINGS.otherInstitution(), SURROUNDINGS.complianceOfTheHead())) {
            assertThat(idsOf(json(queue("?limit=100", nobody)))).doesNotContain(id);
        }
        assertThat(claim(id, reviewer(1)).statusCode()).isEqualTo(404);
        assertThat(claim(id, ofThePartner).statusCode()).isEqualTo(404);
        assertThat(review(id, ofThePartner, "APPROVE", null).statusCode()).isEqualTo(404);

        JsonNode entry = json(queue("", head)).path("items").get(0);
        assertThat(entry.path("id").asString()).isEqualTo(id);
        assertThat(entry.path("requestedBy").asString()).isEqualTo("partner-guarantee");
        assertThat(entry.path("reasons").get(0).path("rule").asString()).isEqualTo("Q7");
        assertThat(SURROUNDINGS.get(port, "/api/v1/credit-queries/" + id, head).statusCode())
                .isEqualTo(200);
        assertThat(claim(id, head).statusCode()).isEqualTo(200);
        var decided = review(id, head, "APPROVE", null);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(json(decided).path("state").asString()).isEqualTo("ANSWERED");
        assertConforming(id, "QueryReviewClaimed", person);
        assertConforming(id, "QueryApproved", person);
    }

    // --- samples --------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("Q4 · drawn in two processes four times each at once: each sample once, as the published seed says")
    void drawnInTwoProcessesAtOnce() throws Exception {
        startOverWithSampling();
        String institution = "B77777";
        String model = fromLoanOrigination(person());
        copies(model, institution, 400);

        try (var other = Surroundings.another(SETTINGS)) {
            var there = other.getBean(DrawSamples.class);
            atOnce(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        (number % 2 == 0 ? draw : there).handle();
                        return true;
                    })
                    .toList());
        }
        draw.handle();

        List<String> sampled = owner.sql(
                        "SELECT query_id::text FROM query_sample WHERE examined_by_institution = :institution ORDER BY 1")
                .param("institution", institution)
                .query(String.class)
                .list();
        assertThat(sampled).hasSizeBetween(4, 50);
        assertThat(owner.sql("""
                                SELECT o.aggregate_id FROM outbox_event o JOIN credit_query q ON q.id::text = o.aggregate_id
                                WHERE o.type = 'QuerySampled' AND q.institution = :institution ORDER BY 1
                                """)
                        .param("institution", institution)
                        .query(String.class)
                        .list())
                .isEqualTo(sampled);
        assertThat(bodiesOf("QuerySamplesDrawn").stream()
                        .filter(body -> body.contains(institution))
                        .toList())
                .singleElement()
                .satisfies(body -> {
                    assertThat(EventSchemas.violations("QuerySamplesDrawn", body))
                            .isEmpty();
                    JsonNode data = Surroundings.JSON.readTree(body).path("data");
                    assertThat(data.path("population").asInt()).isEqualTo(400);
                    assertThat(data.path("sampled").asInt()).isEqualTo(sampled.size());
                });
        assertThat(bodiesOf("SampleSeedPublished")).isNotEmpty().allSatisfy(body -> {
            assertThat(EventSchemas.violations("SampleSeedPublished", body)).isEmpty();
            JsonNode data = Surroundings.JSON.readTree(body).path("data");
            assertThat(bodiesOf("SampleSeedCommitted").stream()
                            .filter(committed -> committed.contains(
                                            data.path("digest").asString())
                                    && committed.contains(data.path("day").asString()))
                            .toList())
                    .hasSize(1);
        });
        assertThat(bodiesOf("SampleSeedCommitted"))
                .allSatisfy(body -> assertThat(EventSchemas.violations("SampleSeedCommitted", body))
                        .isEmpty());
        // What is still to be drawn is readable for nobody: the digest alone is told, and the row is encrypted.
        assertThat(owner.sql("SELECT count(*) FROM sample_seed WHERE octet_length(seed) <= 32 AND digest <> 'none'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName(
            "Q4 · a system's query is drawn, shown masked, found by one reviewer, once; the reason rests encrypted")
    void aSystemsQueryIsLookedAtAfterwards() {
        startOverWithSampling();
        SyntheticPerson person = person();
        String id = fromLoanOrigination(person);
        twoDaysAgo(id);
        draw.handle();

        var page = samples("?show=OPEN&limit=100", reviewer(1));
        JsonNode shown = json(page)
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(page.body()).doesNotContain(person.name(), person.nationalId());
        assertThat(shown.path("requestedBy").asString()).isEqualTo("loan-origination");
        assertThat(shown.path("overdue").asBoolean()).isFalse();
        assertThat(idsOf(json(samples("", SURROUNDINGS.otherInstitution())))).isEmpty();
        assertThat(samples("", SURROUNDINGS.officer()).statusCode()).isEqualTo(403);
        assertThat(samples("", SURROUNDINGS.loanOrigination()).statusCode()).isEqualTo(403);
        assertConforming(id, "QuerySampled", person);

        owner.sql("UPDATE query_sample SET due_by = now() WHERE query_id = :id")
                .param("id", UUID.fromString(id))
                .update();
        assertThat(json(samples("", reviewer(1))).path("overdue").asInt()).isEqualTo(1);
        assertThat(idsOf(json(samples("?show=OVERDUE", reviewer(1))))).containsExactly(id);

        assertThat(finding(id, SURROUNDINGS.otherInstitution(), "IN_ORDER", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(finding(id, SURROUNDINGS.loanOrigination(), "IN_ORDER", null).statusCode())
                .isEqualTo(403);
        var withoutReason = finding(id, reviewer(1), "OBJECTION", " ");
        assertThat(withoutReason.statusCode()).isEqualTo(400);
        assertThat(json(withoutReason).path("errors").get(0).path("field").asString())
                .isEqualTo("reason");
        var found = finding(id, reviewer(1), "OBJECTION", "no application behind it");
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(namesOf(json(found)))
                .isEqualTo(namesOf(
                        example("public/sample-finding.json").path("response").path("body")));
        assertThat(json(finding(id, reviewer(2), "IN_ORDER", null)).path("code").asString())
                .isEqualTo("SAMPLE_NOT_OPEN");
        assertThat(json(samples("?show=EXAMINED", reviewer(2)))
                        .path("items")
                        .get(0)
                        .path("examination")
                        .path("reason")
                        .asString())
                .isEqualTo("no application behind it");
        assertThat(json(samples("", reviewer(1))).path("overdue").asInt()).isZero();
        assertThat(owner.sql("SELECT encode(reason, 'escape') FROM query_sample WHERE query_id = :id")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .single())
                .doesNotContain("application");
        assertConforming(id, "QuerySampleExamined", person);
        assertConforming(id, "QuerySampleExaminationRefused", person);
        assertThat(bodiesOf("QuerySampleExamined"))
                .allSatisfy(body -> assertThat(body).doesNotContain("no application"));
    }

    @Test
    @DisplayName("Q4 · of eight findings at once one counts")
    void ofEightFindingsAtOnceOneCounts() throws Exception {
        startOverWithSampling();
        String id = fromLoanOrigination(person());
        twoDaysAgo(id);
        draw.handle();

        var answers = atOnce(IntStream.range(0, 8)
                .<Callable<HttpResponse<String>>>mapToObj(
                        number -> () -> finding(id, reviewer(number), "IN_ORDER", null))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(7);
        assertThat(eventsOf(id)).filteredOn("QuerySampleExamined"::equals).hasSize(1);
    }

    // --- what subjects are told -----------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "OWED, PENDING",
                "RETRYING, PENDING",
                "SENT, SENT",
                "FAILED, FAILED",
                "WITHHELD, none",
                "none, none"
            })
    @DisplayName(
            "Q13 · other services are told how far telling the subject has come; a withheld notice is as if none were owed")
    void howFarTellingTheSubjectHasCome(String state, String delivery) {
        SyntheticPerson person = person();
        String id = fromLoanOrigination(person);
        if (state == null) {
            owner.sql("DELETE FROM query_notice WHERE query_id = :id")
                    .param("id", UUID.fromString(id))
                    .update();
        } else {
            owner.sql("""
                            UPDATE query_notice SET state = :state,
                                receipt = CASE WHEN :state = 'SENT' THEN 'r-1' END,
                                reason = CASE WHEN :state = 'FAILED' THEN 'TIME_OVER' END,
                                settled_at = CASE WHEN :state IN ('OWED', 'RETRYING') THEN NULL ELSE now() END
                            WHERE query_id = :id
                            """)
                    .param("state", state)
                    .param("id", UUID.fromString(id))
                    .update();
        }

        var answer = SURROUNDINGS.get(
                port, "/internal/v1/subjects/" + Surroundings.referenceOf(person) + "/queries", SURROUNDINGS.service());
        JsonNode item = json(answer).path("items").get(0);

        assertThat(item.path("id").asString()).isEqualTo(id);
        if (delivery == null) {
            assertThat(item.has("notice")).isFalse();
            assertThat(answer.body()).doesNotContain("WITHHELD");
        } else {
            assertThat(item.path("notice").path("delivery").asString()).isEqualTo(delivery);
            assertThat(item.path("notice").has("at")).isEqualTo(!delivery.equals("PENDING"));
            assertThat(namesOf(item))
                    .isEqualTo(namesOf(
                            example("subject-queries.json").path("items").get(0)));
        }
    }

    // --- by hand --------------------------------------------------------------------------------------------------

    private static SyntheticPerson person() {
        return Surroundings.person(PERSONS.getAndIncrement());
    }

    private static String reviewer(int number) {
        return SURROUNDINGS.issuer.staff(
                "reviewer." + number, "B10001", "E9" + number, List.of("reviewer"), "query-service");
    }

    private static String compliance() {
        return SURROUNDINGS.issuer.staff(
                "compliance.sun", "B10001", "E1005", List.of("compliance-officer"), "query-service");
    }

    private String pending(SyntheticPerson person, String purpose) {
        var request = new HashMap<>(Surroundings.request(UUID.randomUUID(), person));
        request.put("purpose", purpose);
        var answer = SURROUNDINGS.postAtTheTerminal(port, "/api/v1/credit-queries", SURROUNDINGS.officer(), request);
        assertThat(json(answer).path("state").asString()).as(answer.body()).isEqualTo("PENDING_REVIEW");
        return json(answer).path("id").asString();
    }

    private String fromLoanOrigination(SyntheticPerson person) {
        var answer = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    private String asked(String token, SyntheticPerson person, String state) {
        var answer = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                token,
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), person));
        assertThat(json(answer).path("state").asString()).as(answer.body()).isEqualTo(state);
        return json(answer).path("id").asString();
    }

    private HttpResponse<String> claim(String id, String token) {
        return SURROUNDINGS.postAtTheTerminal(port, "/api/v1/credit-queries/" + id + "/claim", token, Map.of());
    }

    private HttpResponse<String> giveBack(String id, String token) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + "/api/v1/credit-queries/" + id + "/claim"))
                            .header("Authorization", "Bearer " + token)
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpResponse<String> review(String id, String token, String decision, String comment) {
        var body = new HashMap<String, Object>();
        body.put("decision", decision);
        if (comment != null) {
            body.put("comment", comment);
        }
        return SURROUNDINGS.postAtTheTerminal(port, "/api/v1/credit-queries/" + id + "/review", token, body);
    }

    private HttpResponse<String> queue(String question, String token) {
        return SURROUNDINGS.get(port, "/api/v1/credit-query-reviews" + question, token);
    }

    private HttpResponse<String> samples(String question, String token) {
        return SURROUNDINGS.get(port, "/api/v1/credit-query-samples" + question, token);
    }

    private HttpResponse<String> finding(String id, String token, String finding, String reason) {
        var body = new HashMap<String, Object>();
        body.put("finding", finding);
        if (reason != null) {
            body.put("reason", reason);
        }
        return SURROUNDINGS.postAtTheTerminal(port, "/api/v1/credit-query-samples/" + id + "/finding", token, body);
    }

    /** Nothing is drawn yet, and the last day that has a seed lies three days back: the next round makes up for the days since. */
    private void startOverWithSampling() {
        owner.sql("UPDATE credit_query SET cleared_at = now() WHERE cleared_at < now() - interval '1 day'")
                .update();
        owner.sql("DELETE FROM query_sample").update();
        owner.sql("DELETE FROM sample_draw").update();
        owner.sql("DELETE FROM sample_seed").update();
        LocalDate today = BankDay.of(Instant.now());
        owner.sql("""
                        INSERT INTO sample_seed (day, seed, digest, committed_at, published_at)
                        VALUES (:day, '', 'none', now(), now())
                        """).param("day", today.minusDays(3)).update();
    }

    private void twoDaysAgo(String id) {
        owner.sql("UPDATE credit_query SET cleared_at = :at WHERE id = :id")
                .param("at", OffsetDateTime.ofInstant(Instant.now().minus(Duration.ofDays(2)), ZoneOffset.UTC))
                .param("id", UUID.fromString(id))
                .update();
    }

    /** As if a system of another institution had asked as often, two days ago. */
    private void copies(String model, String institution, int number) {
        owner.sql("""
                        INSERT INTO credit_query (id, state, version, requester_kind, requester_account, institution,
                            idempotency_key, authorization_id, report_type, purpose, business_reference, subject_reference,
                            submitted_at, decision_outcome, decision_reasons, policy_version, request_number, cleared_at,
                            confirmed_at, settled_at)
                        SELECT uuidv7(), 'NO_RECORD', version, requester_kind, 'loan-elsewhere', :institution,
                            'copy-' || uuidv7(), authorization_id, report_type, purpose, business_reference, subject_reference,
                            submitted_at, decision_outcome, decision_reasons, policy_version,
                            'ZX' || upper(replace(uuidv7()::text, '-', '')),
                            cleared_at - interval '2 days', confirmed_at, settled_at
                        FROM credit_query, generate_series(1, :number) WHERE id = :model
                        """)
                .param("institution", institution)
                .param("number", number)
                .param("model", UUID.fromString(model))
                .update();
    }

    private String stateOf(String id) {
        return owner.sql("SELECT state FROM credit_query WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }

    private List<String> eventsOf(String id) {
        return owner.sql("SELECT type FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private List<String> bodiesOf(String type) {
        return owner.sql("SELECT body FROM outbox_event WHERE type = :type ORDER BY position")
                .param("type", type)
                .query(String.class)
                .list();
    }

    private void assertConforming(String id, String type, SyntheticPerson person) {
        List<String> bodies = owner.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = :type")
                .param("id", id)
                .param("type", type)
                .query(String.class)
                .list();
        assertThat(bodies).isNotEmpty().allSatisfy(body -> {
            assertThat(EventSchemas.violations(type, body)).isEmpty();
            if (person != null) {
                assertThat(body).doesNotContain(person.name(), person.nationalId());
            }
        });
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var done : executor.invokeAll(calls)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private static List<String> idsOf(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static Set<String> namesOf(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static JsonNode example(String name) {
        try {
            return Surroundings.JSON.readTree(Files.readString(Path.of("contract", "examples", name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
