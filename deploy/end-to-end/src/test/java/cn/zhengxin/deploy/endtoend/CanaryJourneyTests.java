package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * People made for this alone go through every path, and through every way in which clients send things wrongly. Whatever is later
 * found of them in clear, anywhere, got out. A few belong to every build; {@code -Djourney.canaries=10000} is the whole of it.
 * What they left behind is looked at with everybody else's, by {@link ZerosAfterOrdinaryJourneyTests}.
 */
@Journey
@Order(Stage.LOAD)
@Timeout(value = 12, unit = TimeUnit.HOURS)
class CanaryJourneyTests {

    private static final int CANARIES = Integer.getInteger("journey.canaries", 50);

    /** Of the crowd, behind those whom load and kills use. */
    private static final int FIRST = SyntheticPopulation.FIRST_OF_CROWD + 1_000_000;

    /** So that no account sends more than the gateway grants one for good. */
    private static final Duration PACE = Duration.ofMillis(400);

    private static final String SYSTEM = "loan-origination";
    private static final String DISPUTE_HANDLER = "dispute.chen";
    private static final List<String> CARELESS = List.of("officer.wei", "officer.gao");
    private static final List<String> FAULTS =
            List.of("HALF", "GARBAGE", "RESET_AFTER", "ENTITY_BOMB", "RESET_BEFORE", "DEEP");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningPlatform platform;
    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;
    private final Instant begin = Instant.now();
    private final List<String> approved = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();

    CanaryJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
        bureau = platform.bureau();
        branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName(
            "N2 · through every path, and every way to send things wrongly: canaries, whom nobody may find in clear")
    void everyPath() throws InterruptedException, ExecutionException {
        for (String caller : List.of(Branch.OFFICER, Branch.REVIEWER, SYSTEM, DISPUTE_HANDLER)) {
            clients.signIn(caller);
        }
        CARELESS.forEach(clients::signIn);
        var under = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CANARIES; i++) {
                int number = i;
                var person = RunningPlatform.PEOPLE.person(FIRST + i);
                platform.keepSecret(person);
                under.add(threads.submit(() -> {
                    rightly(number, person);
                    wrongly(number, person);
                }));
                LockSupport.parkNanos(PACE.toNanos());
            }
            for (var one : under) {
                one.get();
            }
        } finally {
            bureau.behaveNormally();
        }
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform.countIn(
                                "query",
                                "SELECT count(*) FROM credit_query WHERE submitted_at >= ?::timestamptz"
                                        + " AND state IN ('SUBMITTED', 'APPROVED', 'SENT', 'UNKNOWN')",
                                begin.toString())
                        == 0);
        for (String query : approved) {
            assertThat(branch.reportInTheEnd(Branch.OFFICER, query).status()).isEqualTo(200);
            assertThat(branch.reportInTheEnd(Branch.REVIEWER, query).status()).isEqualTo(200);
        }
        platform.measurements().note("N2 " + CANARIES + " canaries; what was sent wrongly was answered " + answers);
        assertThat(answers.keySet()).allMatch(status -> status >= 400 && status < 500);
    }

    // --- as it should be

    private void rightly(int number, SyntheticPerson person) {
        String authorization = branch.authorize(person, Map.of("subject", subject(person)));
        scan(authorization, person);
        var searched = clients.post(
                Branch.OFFICER,
                "/api/v1/authorizations/search",
                Map.of("documentType", "RESIDENT_ID", "documentNumber", person.nationalId()));
        assertThat(searched.status()).as("%s", searched).isEqualTo(200);
        refusesToAuthorize(person);
        if (number % 6 == 1) {
            system(person, authorization);
            return;
        }
        String query = branch.submitted(person, authorization);
        switch (number % 6) {
            case 2 -> {
                bureau.behave("{\"mode\":\"" + FAULTS.get(number / 6 % FAULTS.size()) + "\",\"count\":1}");
                approve(query, person);
            }
            case 3 -> {
                assertThat(branch.withdraw(authorization).status()).isEqualTo(200);
                assertThat(branch.approve(query).status()).isEqualTo(403);
            }
            case 4 -> {
                var rejected = review(query, "REJECT", person);
                assertThat(rejected.status()).as("%s", rejected).isEqualTo(200);
            }
            case 5 -> {
                approve(query, person);
                dispute(person);
            }
            default -> approve(query, person);
        }
    }

    private static Map<String, Object> subject(SyntheticPerson person) {
        var subject = new HashMap<>(Branch.subject(person));
        subject.put("phone", person.phones().getFirst());
        return subject;
    }

    /** Everything that is known of somebody, in one text. */
    private static String everything(SyntheticPerson person) {
        return String.join(
                " ",
                person.name(),
                person.nationalId(),
                String.join("、", person.phones()),
                String.join("、", person.cards()),
                person.email(),
                person.address(),
                person.registeredAddress(),
                person.related().name(),
                person.related().nationalId());
    }

    private void scan(String authorization, SyntheticPerson person) {
        byte[] scan = (new String(Branch.scan(), StandardCharsets.US_ASCII) + everything(person))
                .getBytes(StandardCharsets.UTF_8);
        var added = clients.upload(
                Branch.OFFICER,
                "/api/v1/authorizations/" + authorization + "/evidence",
                "RECORDING",
                "application/pdf",
                scan);
        assertThat(added.status()).as("%s", added).isLessThan(500);
    }

    private void refusesToAuthorize(SyntheticPerson person) {
        var refused = clients.post(
                Branch.OFFICER,
                "/api/v1/authorization-refusals",
                Map.of(
                        "subject",
                        Branch.subject(person),
                        "product",
                        "SINGLE_LOAN",
                        "purpose",
                        "LOAN_APPLICATION",
                        "noticeVersion",
                        "2026-01",
                        "alternativesOffered",
                        List.of(),
                        "shownAt",
                        Instant.now()
                                .minusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        assertThat(refused.status()).as("%s", refused).isLessThan(500);
    }

    private void system(SyntheticPerson person, String authorization) {
        var answered = clients.post(SYSTEM, RunningPlatform.QUERIES, Branch.query(person, authorization));
        assertThat(answered.status()).as("%s", answered).isIn(201, 503);
        if (answered.status() == 201 && answered.text("state").equals("ANSWERED")) {
            var report = branch.reportInTheEnd(SYSTEM, answered.text("id"));
            assertThat(report.status()).as("%s", report).isEqualTo(200);
            assertThat(report.body())
                    .as("a risk system sees whom it asked about")
                    .contains(person.nationalId());
        }
    }

    private void approve(String query, SyntheticPerson person) {
        var answer = review(query, "APPROVE", person);
        assertThat(answer.status()).as("%s", answer).isIn(200, 503);
        approved.add(query);
    }

    private Answer review(String query, String decision, SyntheticPerson person) {
        return clients.post(
                Branch.REVIEWER,
                RunningPlatform.QUERIES + "/" + query + "/review",
                Map.of("decision", decision, "comment", "looked at " + person.name() + ", " + person.nationalId()));
    }

    private void dispute(SyntheticPerson person) {
        var filed = clients.post(
                DISPUTE_HANDLER,
                "/api/v1/disputes",
                Map.of(
                        "institution",
                        "B10001",
                        "businessType",
                        "CREDIT_CARD",
                        "accountReference",
                        person.cards().getFirst(),
                        "period",
                        Map.of("from", "2026-06-01", "to", "2026-06-30"),
                        "statement",
                        "这笔逾期不是我的：" + everything(person),
                        "subject",
                        Branch.subject(person),
                        "evidence",
                        List.of(Map.of(
                                "kind",
                                "IDENTITY_DOCUMENT",
                                "mediaType",
                                "application/pdf",
                                "content",
                                Base64.getEncoder().encodeToString(Branch.scan())))));
        assertThat(filed.status()).as("%s", filed).isEqualTo(201);
        var shown = clients.get(DISPUTE_HANDLER, "/api/v1/disputes?limit=5");
        assertThat(shown.status()).isEqualTo(200);
    }

    // --- as clients do it wrongly

    /** Each in some of the ways, all of them in all. */
    private void wrongly(int number, SyntheticPerson person) {
        String caller = CARELESS.get(number % CARELESS.size());
        String phone = person.phones().getFirst();
        String card = person.cards().getFirst();
        String grouped = phone.replaceAll("(...)(....)(....)", "$1-$2-$3");

        // In the wrong place of the address.
        String value = List.of(person.nationalId(), person.name() + " " + phone, person.email())
                .get(number % 3);
        for (String template : List.of(
                "/api/v1/credit-queries/{careless}",
                "/api/v1/credit-queries/{careless}/report",
                "/api/v1/credit-queries?state={careless}",
                "/api/v1/credit-queries?cursor={careless}",
                "/api/v1/authorizations?expiringBefore={careless}",
                "/api/v1/authorizations/{careless}/document?evidenceId={careless}",
                "/api/v1/disputes/{careless}",
                "/api/v1/audit-records/{careless}",
                "/api/v1/operators/{careless}",
                "/api/v1/{careless}",
                "/{careless}",
                "/openapi/{careless}")) {
            said(() -> clients.careless(caller, "GET", template, value, Map.of(), new byte[0]));
        }
        said(() -> clients.careless(
                "", "GET", "/api/v1/my/queries?token={careless}", person.nationalId(), Map.of(), new byte[0]));

        // In a header.
        for (var header : Map.of(
                        "Idempotency-Key", card,
                        "X-Correlation-Id", "id-" + grouped,
                        "If-Match", person.nationalId(),
                        "Referer", "https://bank.example/customers/" + person.nationalId(),
                        "User-Agent", "teller " + person.email(),
                        "Zhengxin-Terminal", person.nationalId(),
                        "traceparent", "00-" + person.nationalId() + "00000000000001-00f067aa0ba902b7-01",
                        "baggage", "subject=" + phone,
                        "Authorization", "Bearer " + forged(person))
                .entrySet()) {
            said(() -> clients.careless(
                    header.getKey().equals("Authorization") ? "" : caller,
                    "POST",
                    "/api/v1/credit-queries",
                    "",
                    Map.of("Content-Type", "application/json", header.getKey(), header.getValue()),
                    "{}".getBytes(StandardCharsets.UTF_8)));
        }

        String path = List.of("/api/v1/credit-queries", "/api/v1/authorizations", "/api/v1/disputes")
                .get(number / 2 % 3);
        // In a body that cannot be read, or holds something else than it says.
        for (String body : List.of(
                "{\"subject\":{\"name\":\"" + person.name() + "\",\"documentNumber\":\"" + person.nationalId(),
                "{\"" + person.nationalId() + "\":\"" + person.name() + "\",\"" + person.email() + "\":1}",
                "{\"authorizationId\":\"" + person.nationalId() + "\",\"reportType\":\"" + person.name()
                        + "\",\"purpose\":\"" + phone + "\"}",
                "{\"subject\":\"" + person.nationalId() + "\",\"businessReference\":{\"" + card + "\":" + phone + "}}",
                "[\"" + everything(person) + "\"]",
                person.name() + ";" + person.nationalId() + ";" + person.address(),
                "{\"startDate\":\"" + person.nationalId() + "\",\"uses\":\"" + phone + "\",\"signingTime\":\"" + card
                        + "\",\"kind\":\"" + person.name() + "\"}",
                "{\"reason\":\"" + everything(person) + "\",\"reason\":\"" + card + "\"}",
                "{\"subject\":{\"name\":\"" + person.name()
                        + "\",\"documentType\":\"RESIDENT_ID\",\"documentNumber\":\"" + wrong(person.nationalId())
                        + "\",\"phone\":\"" + phone + "9\"}}")) {
            said(() -> clients.careless(
                    path.endsWith("disputes") ? DISPUTE_HANDLER : caller,
                    "POST",
                    path,
                    "",
                    Map.of("Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8)));
        }
        said(() -> clients.careless(
                caller,
                "POST",
                "/api/v1/authorizations",
                "",
                Map.of("Content-Type", "text/plain"),
                everything(person).getBytes(StandardCharsets.UTF_8)));
        said(() -> clients.careless(
                "risk.tang",
                "POST",
                "/api/v1/credit-query-batches",
                "",
                Map.of("Content-Type", "multipart/form-data; boundary=cut"),
                ("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + person.name() + ".csv\"\r\n"
                                + "Content-Type: text/csv\r\n\r\n"
                                + everything(person).replace(' ', ',')
                                + "\r\n--cut--\r\n")
                        .getBytes(StandardCharsets.UTF_8)));

        // Without an authorization: refused by the gate, and stored.
        var unfounded = clients.post(caller, RunningPlatform.QUERIES, Branch.query(person, Clients.newKey()));
        assertThat(unfounded.status()).as("%s", unfounded).isEqualTo(403);
        // Somebody else's, and the person's own number where the business reference stands.
        said(() -> clients.post(
                caller,
                RunningPlatform.QUERIES,
                Branch.query(person, Clients.newKey(), Map.of("businessReference", person.nationalId()))));
        said(() -> clients.postWithoutToken(RunningPlatform.QUERIES, Branch.query(person, Clients.newKey())));
        said(() -> clients.postWithoutKey(caller, RunningPlatform.QUERIES, Branch.query(person, Clients.newKey())));
    }

    /** With another last digit than its check character. */
    private static String wrong(String nationalId) {
        return nationalId.substring(0, 17) + (nationalId.endsWith("5") ? "6" : "5");
    }

    /** Nobody signed it. */
    private static String forged(SyntheticPerson person) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(JSON.writeValueAsBytes(Map.of(
                        "sub", person.nationalId(), "name", person.name(), "preferred_username", person.email())))
                + ".";
    }

    /** Until the gateway has let it through: who is sent away for coming too often has tried nothing. */
    private void said(Supplier<Answer> request) {
        Answer answer = request.get();
        while (answer.status() == 429) {
            LockSupport.parkNanos(PACE.toNanos());
            answer = request.get();
        }
        answers.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
    }
}
