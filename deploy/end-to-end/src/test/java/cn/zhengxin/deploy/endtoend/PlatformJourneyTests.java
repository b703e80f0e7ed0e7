package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.local.LocalPlatform;
import cn.zhengxin.deploy.servers.StartRefused;
import cn.zhengxin.ledgerverifier.KeptHeads;
import cn.zhengxin.ledgerverifier.LedgerExport;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import cn.zhengxin.ledgerverifier.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * The main job and what can go wrong with it, through the gateway of one whole platform: first the ordinary journeys, then
 * the faults, the ledger's own last. What all of it left behind is reconciled twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PlatformJourneyTests {

    private static final Path DATA = Path.of("target", "platform").toAbsolutePath();
    private static final List<Integer> PORT_BASES = List.of(21_080, 22_080, 23_080, 24_080, 25_080);
    private static final String QUERIES = "/api/v1/credit-queries";
    private static final SyntheticPopulation PEOPLE = SyntheticPopulation.standard();

    private LocalPlatform platform;
    private PlatformAddress address;
    private Clients clients;
    private Bureau bureau;
    private Branch branch;

    @BeforeAll
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void startThePlatform() throws IOException {
        // Whoever works on a journey saves a minute with the data of the run before.
        if (!Boolean.getBoolean("journeys.keep-data")) {
            forget(DATA);
        }
        platform = startOnFreePorts();
        address = new PlatformAddress(platform.ports(), DATA);
        clients = new Clients(platform.gatewayUrl(), platform.signIn());
        bureau = new Bureau(platform.bureauControlUrl());
        branch = new Branch(clients);
    }

    private static void forget(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static LocalPlatform startOnFreePorts() {
        for (int base : PORT_BASES) {
            try {
                return LocalPlatform.start(base, DATA, LocalPlatform.Options.here());
            } catch (StartRefused e) {
                if (e.reason() != StartRefused.Reason.PORT_TAKEN || base == PORT_BASES.getLast()) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("No port base is free");
    }

    @AfterAll
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void stopThePlatform() {
        if (platform != null) {
            platform.stop();
        }
    }

    // --- at the door

    @Test
    @Order(100)
    @DisplayName("N3 · a query without a token is 401")
    void withoutAToken() {
        var answer = clients.postWithoutToken(QUERIES, Branch.query(PEOPLE.person(11), newId()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        assertProblem(answer);
    }

    @Test
    @Order(101)
    @DisplayName("N3 · a query with a customer's token is 403")
    void withACustomersToken() {
        var answer = clients.post("subject.zhang", QUERIES, Branch.query(PEOPLE.person(1), newId()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(403);
        assertProblem(answer);
    }

    @Test
    @Order(102)
    @DisplayName("A query with an unknown field is 400, which names the field and no value")
    void withAnUnknownField() {
        var body = new HashMap<>(Branch.query(PEOPLE.person(11), newId()));
        body.put("favouriteColour", "vermilion");
        var answer = clients.post(Branch.OFFICER, QUERIES, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertProblem(answer);
        assertThat(answer.body()).contains("favouriteColour").doesNotContain("vermilion");
    }

    @Test
    @Order(103)
    @DisplayName("N4 · a query without Idempotency-Key is 400")
    void withoutAKey() {
        var answer = clients.postWithoutKey(Branch.OFFICER, QUERIES, Branch.query(PEOPLE.person(11), newId()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertProblem(answer);
        assertThat(answer.rules()).contains("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    @Order(104)
    @DisplayName(
            "N4 · Q12 · the same key twice gives the same answers, one query and one inquiry; another payload is 422")
    void theSameKeyTwice() {
        var person = PEOPLE.person(12);
        var body = Branch.query(person, branch.authorize(person));
        String key = Clients.newKey();
        var first = clients.post(Branch.OFFICER, QUERIES, body, key);
        var second = clients.post(Branch.OFFICER, QUERIES, body, key);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());

        var other = new HashMap<>(body);
        other.put("businessReference", "LN-2026-OTHER");
        assertThat(clients.post(Branch.OFFICER, QUERIES, other, key).status()).isEqualTo(422);

        String review = QUERIES + "/" + first.text("id") + "/review";
        String reviewKey = Clients.newKey();
        long before = bureau.inquiries();
        var decision = Map.of("decision", "APPROVE", "comment", "checked");
        var approved = clients.post(Branch.REVIEWER, review, decision, reviewKey);
        var again = clients.post(Branch.REVIEWER, review, decision, reviewKey);
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(again.body()).isEqualTo(approved.body());
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
    }

    // --- the main job

    @Test
    @Order(200)
    @DisplayName(
            "Q1 · Q4 · Q12 · M2 · Q14 · answered: one inquiry, and the officer sees the report without one full number")
    void answered() {
        // Two with everything in their reports, free texts included, and one of the ordinary.
        for (int number : List.of(1, 2, 17)) {
            var person = PEOPLE.person(number);
            String query = branch.submitted(person, branch.authorize(person));
            var approved = branch.approve(query);
            assertThat(approved.status()).as("%s", approved).isEqualTo(200);
            assertThat(approved.text("state")).isEqualTo("ANSWERED");
            assertThat(bureau.inquiriesUnder(branch.requestNumberOf(query))).isEqualTo(1);
            for (String viewer : List.of(Branch.OFFICER, Branch.REVIEWER)) {
                var report = branch.reportInTheEnd(viewer, query);
                assertThat(report.status()).as("%s", report).isEqualTo(200);
                assertThat(report.header("Cache-Control")).contains("no-store");
                assertThat(report.json().path("watermark").path("operator").asString(""))
                        .isEqualTo(viewer);
                assertThat(report.json().path("sections").propertyNames()).contains("PA01", "PB01", "PD01");
                assertShowsNoFullNumber(report, person);
            }
        }
    }

    private static void assertShowsNoFullNumber(Answer report, SyntheticPerson person) {
        String shown = report.body();
        String joined = shown.replaceAll("(?<=\\d)[ -](?=\\d)", "");
        for (String identifier : person.identifiers()) {
            assertThat(shown.contains(identifier) || joined.contains(identifier))
                    .as("a number of person %d is shown in full", person.number())
                    .isFalse();
        }
        var search = new PersonalDataSearch(List.of(person), List.of(), List.of());
        search.search("the report", shown);
        assertThat(search.sightings()).isEmpty();
    }

    @Test
    @Order(201)
    @DisplayName("Q14 · nobody but requester and reviewer sees a report")
    void nobodyElseSeesTheReport() {
        var person = PEOPLE.person(18);
        String query = branch.submitted(person, branch.authorize(person));
        assertThat(branch.report(Branch.OFFICER, query).status()).isNotEqualTo(200);
        assertThat(branch.approve(query).status()).isEqualTo(200);
        for (String other : List.of("officer.gao", "subject.zhang", "auditor.wang", "dispute.chen")) {
            assertThat(branch.report(other, query).status()).as(other).isIn(403, 404);
        }
    }

    @Test
    @Order(202)
    @DisplayName("Q9 · Q12 · somebody not on file, and somebody the bureau blocks: an outcome, no report")
    void noRecordAndRejected() {
        var unknown = PEOPLE.person(201);
        String first = branch.submitted(unknown, branch.authorize(unknown));
        assertThat(branch.approve(first).text("state")).isEqualTo("NO_RECORD");
        assertThat(branch.report(Branch.OFFICER, first).status()).isNotEqualTo(200);
        var blocked = PEOPLE.person(204);
        String second = branch.submitted(blocked, branch.authorize(blocked));
        assertThat(branch.approve(second).text("state")).isEqualTo("REJECTED");
        assertThat(branch.report(Branch.OFFICER, second).status()).isNotEqualTo(200);
    }

    @Test
    @Order(203)
    @DisplayName("D7 · the subject sees the query made on them, with a proof")
    void theSubjectSeesTheQuery() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    var mine = clients.get("subject.zhang", "/api/v1/my/queries");
                    assertThat(mine.status()).as("%s", mine).isEqualTo(200);
                    assertThat(mine.body()).contains("B10001").contains("treeHead");
                });
        assertThat(clients.get("subject.li", "/api/v1/my/queries").status()).isEqualTo(200);
    }

    // --- refusals

    @Test
    @Order(300)
    @DisplayName(
            "Q1 · refused without an authorization, with one of somebody else, with one for another purpose: no inquiry")
    void refusedWithoutAuthorization() {
        long before = bureau.inquiries();
        var person = PEOPLE.person(21);
        var nothing = branch.submit(person, newId());
        assertThat(nothing.status()).as("%s", nothing).isEqualTo(403);
        assertProblem(nothing);
        assertThat(nothing.rules()).contains("Q1");
        assertThat(branch.stateOf(nothing.text("queryId"))).isEqualTo("REFUSED");

        var foreign = branch.submit(person, branch.authorize(PEOPLE.person(22)));
        assertThat(foreign.status()).as("%s", foreign).isEqualTo(403);

        var purpose = new HashMap<>(Branch.query(person, branch.authorize(person)));
        purpose.put("purpose", "GUARANTOR_CHECK");
        assertThat(clients.post(Branch.OFFICER, QUERIES, purpose).status()).isEqualTo(403);
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    @Test
    @Order(301)
    @DisplayName("A10 · withdrawn between request and review: refused, no inquiry")
    void withdrawnBetweenRequestAndReview() {
        long before = bureau.inquiries();
        var person = PEOPLE.person(23);
        String authorization = branch.authorize(person);
        String query = branch.submitted(person, authorization);
        var withdrawn = branch.withdraw(authorization);
        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(withdrawn.text("state")).isEqualTo("WITHDRAWN");
        var approved = branch.approve(query);
        assertThat(approved.status()).as("%s", approved).isEqualTo(403);
        assertProblem(approved);
        assertThat(approved.rules()).contains("A10");
        assertThat(branch.report(Branch.OFFICER, query).status()).isNotEqualTo(200);
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    @Test
    @Order(302)
    @DisplayName("Q4 · the requester cannot review the query, whatever roles the account holds")
    void reviewerIsTheRequester() {
        long before = bureau.inquiries();
        var person = PEOPLE.person(24);
        String query = branch.submitted(person, branch.authorize(person));
        var realm = new RealmAdministration(platform);
        realm.give(Branch.OFFICER, "reviewer");
        clients.forget(Branch.OFFICER);
        try {
            // A one-time password counts once: the next sign-in waits for the next one.
            var refused = await().atMost(Duration.ofSeconds(70))
                    .pollInterval(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> branch.review(Branch.OFFICER, query, "APPROVE"), answer -> answer.status() > 0);
            assertThat(refused.status()).as("%s", refused).isEqualTo(403);
            assertProblem(refused);
            assertThat(refused.rules()).contains("Q4");
        } finally {
            realm.take(Branch.OFFICER, "reviewer");
        }
        assertThat(bureau.inquiries()).isEqualTo(before);
        assertThat(branch.stateOf(query)).isEqualTo("PENDING_REVIEW");
    }

    @Test
    @Order(303)
    @DisplayName(
            "Q4 · a reviewer of another institution does not even learn that the query exists; the attempt is on record")
    void reviewerOfAnotherInstitution() {
        long before = bureau.inquiries();
        var person = PEOPLE.person(25);
        String query = branch.submitted(person, branch.authorize(person));
        var refused = branch.review("officer.gao", query, "APPROVE");
        assertThat(refused.status()).as("%s", refused).isEqualTo(404);
        assertProblem(refused);
        assertThat(clients.get("officer.gao", QUERIES + "/" + query).status()).isEqualTo(404);
        assertThat(bureau.inquiries()).isEqualTo(before);
        await().atMost(Duration.ofSeconds(30)).until(() -> recorded(query, "ReviewRefused") == 1);
    }

    @Test
    @Order(304)
    @DisplayName("A13 · two queries at once under one use: one wins, one inquiry")
    void twoAtOnceUnderOneUse() throws Exception {
        long before = bureau.inquiries();
        var person = PEOPLE.person(26);
        String authorization = branch.authorize(person);
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var submissions = new ArrayList<Callable<Answer>>(
                    List.of(() -> branch.submit(person, authorization), () -> branch.submit(person, authorization)));
            answers = threads.invokeAll(submissions).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 403);
        var winner = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        var loser = answers.stream()
                .filter(answer -> answer.status() == 403)
                .findFirst()
                .orElseThrow();
        assertThat(loser.rules()).contains("A13");
        assertThat(branch.approve(winner.text("id")).text("state")).isEqualTo("ANSWERED");
        var third = branch.submit(person, authorization);
        assertThat(third.status()).isEqualTo(403);
        assertThat(third.rules()).contains("A13");
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
    }

    // --- before the faults

    @Test
    @Order(400)
    @DisplayName("The seven zeros hold after the ordinary journeys")
    void sevenZerosBeforeTheFaults() throws SQLException {
        assertThat(new ReconciliationChecker(address).check(clients.calls())).isEmpty();
    }

    // --- faults

    @Test
    @Order(500)
    @DisplayName("N3 · Q12 · bureau down: 503, nothing shown, and settled once it is back, with one inquiry")
    void bureauDown() {
        var person = PEOPLE.person(31);
        String query = branch.submitted(person, branch.authorize(person));
        bureau.behave("{\"mode\":\"DOWN\"}");
        try {
            var approved = branch.approve(query);
            assertThat(approved.status()).as("%s", approved).isEqualTo(503);
            assertProblem(approved);
            assertThat(approved.text("queryId")).isEqualTo(query);
            var report = branch.report(Branch.OFFICER, query);
            assertThat(report.status()).as("%s", report).isNotEqualTo(200);
            assertThat(report.body()).doesNotContain("sections");
        } finally {
            bureau.behaveNormally();
        }
        awaitAnswered(query);
    }

    @Test
    @Order(501)
    @DisplayName("Q12 · the bureau resets, answers half, answers too late: one inquiry each, and the report arrives")
    void bureauMisbehaves() {
        int number = 32;
        var queries = new ArrayList<String>();
        for (String behaviour : List.of(
                "{\"mode\":\"RESET_BEFORE\",\"count\":1}",
                "{\"mode\":\"RESET_AFTER\",\"count\":1}",
                "{\"mode\":\"HALF\",\"count\":1}",
                "{\"mode\":\"ANSWER_AFTER_GONE\",\"count\":1,\"delayMillis\":20000}")) {
            var person = PEOPLE.person(number++);
            String query = branch.submitted(person, branch.authorize(person));
            bureau.behave(behaviour);
            try {
                assertThat(branch.approve(query).status()).as(behaviour).isIn(200, 503);
            } finally {
                bureau.behaveNormally();
            }
            queries.add(query);
        }
        queries.forEach(this::awaitAnswered);
    }

    @Test
    @Order(502)
    @DisplayName(
            "Q12 · query-service killed with -9 right after the bureau got the request: exactly one inquiry, the report arrives after the restart")
    void queryServiceKilled() {
        var person = PEOPLE.person(41);
        String query = branch.submitted(person, branch.authorize(person));
        long before = bureau.inquiries();
        bureau.behave("{\"mode\":\"SLOW\",\"delayMillis\":60000,\"count\":1}");
        var service = platform.process("query-service");
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var approval = thread.submit(() -> branch.approve(query));
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> bureau.inquiries() == before + 1);
            service.killHard();
            // Whatever the client sees, it is no report and no success.
            await().atMost(Duration.ofSeconds(70)).until(approval::isDone);
            if (approval.state() == Future.State.SUCCESS) {
                assertThat(approval.resultNow().status()).isGreaterThanOrEqualTo(500);
            }
        } finally {
            bureau.behaveNormally();
            service.start();
        }
        awaitAnswered(query);
        assertThat(bureau.inquiries()).isEqualTo(before + 1);
    }

    private void awaitAnswered(String query) {
        await().atMost(Duration.ofSeconds(100))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> branch.stateOf(query), "ANSWERED"::equals);
        assertThat(bureau.inquiriesUnder(branch.requestNumberOf(query))).isEqualTo(1);
        assertThat(branch.reportInTheEnd(Branch.OFFICER, query).status()).isEqualTo(200);
    }

    @Test
    @Order(503)
    @DisplayName("N5 · U2 · broker stopped for 30 s: requests go on, nothing is lost")
    void brokerStopped() {
        var kafka = platform.process("kafka");
        var answered = new ArrayList<String>();
        kafka.stop();
        try {
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            int number = 51;
            while (System.nanoTime() < until && number < 70) {
                var person = PEOPLE.person(number++);
                String query = branch.submitted(person, branch.authorize(person));
                assertThat(branch.approve(query).text("state")).isEqualTo("ANSWERED");
                assertThat(branch.reportInTheEnd(Branch.OFFICER, query).status())
                        .isEqualTo(200);
                answered.add(query);
            }
            assertThat(answered).isNotEmpty();
            await().atMost(Duration.ofSeconds(31)).until(() -> System.nanoTime() >= until);
        } finally {
            kafka.start();
        }
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> answered.stream()
                        .allMatch(query ->
                                recorded(query, "QueryAnswered") == 1 && recorded(query, "ReportViewed") == 1));
    }

    // --- after the faults

    @Test
    @Order(600)
    @DisplayName("The seven zeros hold after the faults")
    void sevenZerosAfterTheFaults() throws SQLException {
        assertThat(new ReconciliationChecker(address).check(clients.calls())).isEmpty();
    }

    @Test
    @Order(601)
    @DisplayName("U11 · reading the audit trail is for auditors and is itself on record")
    void readingIsRecorded() {
        assertThat(clients.get(Branch.OFFICER, "/api/v1/audit-records").status())
                .isEqualTo(403);
        long before = recorded(null, "AuditRecordsRead");
        var page = clients.get("auditor.wang", "/api/v1/audit-records?institution=B10001");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> recorded(null, "AuditRecordsRead") > before);
    }

    // --- the ledger's own

    @Test
    @Order(700)
    @DisplayName("U3 · a ledger row edited by SQL as superuser: the verifier names it; restored, the ledger is intact")
    void ledgerRowEdited() throws Exception {
        assertThat(verify()).isInstanceOf(Verdict.Intact.class);
        try (var connection = address.superuser("audit");
                var statement = connection.createStatement()) {
            long edited;
            try (var found = statement.executeQuery(
                    "SELECT sequence FROM ledger_record WHERE type = 'QueryAnswered' ORDER BY sequence LIMIT 1")) {
                assertThat(found.next()).isTrue();
                edited = found.getLong(1);
            }
            statement.execute("CREATE TABLE kept_aside AS SELECT * FROM ledger_record WHERE sequence = " + edited);
            try {
                assertThat(statement.executeUpdate(
                                "UPDATE ledger_record SET record = replace(record, 'LOAN_APPLICATION', 'GUARANTOR_CHECK')"
                                        + " WHERE sequence = " + edited))
                        .isEqualTo(1);
                assertThat(verify()).isInstanceOfSatisfying(Verdict.Tampered.class, tampered -> {
                    assertThat(tampered.kind()).isEqualTo(Verdict.Kind.ALTERED);
                    assertThat(tampered.sequence()).isEqualTo(edited);
                    assertThat(tampered.last()).isEqualTo(edited);
                });
            } finally {
                statement.execute(
                        "UPDATE ledger_record SET record = kept_aside.record FROM kept_aside WHERE ledger_record.sequence = "
                                + edited);
                statement.execute("DROP TABLE kept_aside");
            }
        }
        assertThat(verify()).isInstanceOf(Verdict.Intact.class);
    }

    /** As an auditor does it: an export, the public key, and the heads kept outside the database. */
    private Verdict verify() throws IOException {
        var export = clients.post("auditor.wang", "/api/v1/audit-exports", Map.of("fromSequence", 0));
        assertThat(export.status()).as("%s", export).isEqualTo(200);
        var keys = TrustedKeys.ofPem(clients.get("auditor.wang", "/api/v1/audit-tree-heads/public-key")
                .text("pem"));
        return LedgerExport.verify(
                new StringReader(export.body()), keys, KeptHeads.read(DATA.resolve("witness"), keys));
    }

    // --- looking behind

    private long recorded(String aggregateId, String type) {
        try (var connection = address.superuser("audit");
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM ledger_record WHERE type = ? AND (?::text IS NULL OR aggregate_id = ?)")) {
            statement.setString(1, type);
            statement.setString(2, aggregateId);
            statement.setString(3, aggregateId);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().propertyNames()).contains("type", "title", "status", "code", "category");
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
