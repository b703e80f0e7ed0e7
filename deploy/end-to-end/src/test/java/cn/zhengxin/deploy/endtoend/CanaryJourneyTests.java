package cn.zhengxin.deploy.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.sensitivetypes.NationalId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * People made for this alone go through every path, and through every way in which clients send things wrongly. Whatever is
 * found of them in clear afterwards, anywhere, got out. All of them are rows of files, right and faulty, and are sent wrongly at least
 * three times; some of them go every right path. {@code -Djourney.canaries=10000} is the whole of it. Begun by its name alone,
 * and called a journey once it has been green from end to end.
 */
@Journey
@Order(Stage.LOAD)
@Timeout(value = 4, unit = TimeUnit.HOURS)
class CanaryJourneyTests {

    private static final int CANARIES = Integer.getInteger("journey.canaries", 200);

    /** Of the crowd, behind those whom load and kills use. */
    private static final int FIRST = SyntheticPopulation.FIRST_OF_CROWD + 1_000_000;

    private static final int ROWS_OF_A_FILE = 10_000;
    private static final int TIMES_WRONGLY = 3;
    private static final int AUTHORIZED_ROWS = 5;
    /** More would only wait for each other. */
    private static final int AT_ONCE = 12;

    private static final Duration TOO_MANY = Duration.ofMillis(400);
    private static final String BATCHES = "/api/v1/credit-query-batches";
    private static final String AUTHORIZATIONS = "/api/v1/authorizations";
    private static final String SYSTEM = "loan-origination";
    private static final String PARTNER = "partner-guarantee";
    private static final String DISPUTE_HANDLER = "dispute.chen";
    private static final String COMPLIANCE = "compliance.sun";
    private static final List<String> CALLERS = List.of(
            "officer.wei",
            "reviewer.zhao",
            "officer.gao",
            "admin.province",
            "admin.institution",
            DISPUTE_HANDLER,
            "auditor.wang",
            COMPLIANCE,
            "privacy.he",
            "head.wu",
            "risk.tang",
            "legal.qin",
            "compliance.song",
            "subject.zhang",
            SYSTEM,
            PARTNER,
            Branch.OFFICER);
    /** Who gets furthest with an operation: what a stranger sends is turned away before anybody reads it. */
    private static final Map<String, String> AT_HOME = Map.ofEntries(
            Map.entry("/api/v1/authorization", "officer.wei"),
            Map.entry("/api/v1/credit-queries", "officer.wei"),
            Map.entry("/api/v1/credit-query-batches", "officer.wei"),
            Map.entry("/api/v1/special-grants", "officer.wei"),
            Map.entry("/api/v1/unmaskings", "officer.wei"),
            Map.entry("/api/v1/exemptions", "officer.wei"),
            Map.entry("/api/v1/operators", "admin.institution"),
            Map.entry("/api/v1/partners", "admin.institution"),
            Map.entry("/api/v1/recertifications", "admin.institution"),
            Map.entry("/api/v1/protected-persons", "compliance.song"),
            Map.entry("/api/v1/gate-policies", "compliance.song"),
            Map.entry("/api/v1/masking-policies", "compliance.song"),
            Map.entry("/api/v1/legal-holds", "legal.qin"),
            Map.entry("/api/v1/archive-accesses", "legal.qin"),
            Map.entry("/api/v1/destructions", "legal.qin"),
            Map.entry("/api/v1/disputes", DISPUTE_HANDLER),
            Map.entry("/api/v1/audit", "auditor.wang"),
            Map.entry("/api/v1/my", "subject.zhang"));

    private static final List<String> FAULTS =
            List.of("HALF", "GARBAGE", "RESET_AFTER", "ENTITY_BOMB", "RESET_BEFORE", "DEEP");

    private final RunningPlatform platform;
    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;
    private final Instant begin = Instant.now();
    private final List<String> approved = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, LongAdder> paths = new ConcurrentSkipListMap<>();
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Semaphore room = new Semaphore(AT_ONCE);
    /** What went wrong on the way keeps nobody from searching. */
    private final SoftAssertions judged = new SoftAssertions();

    /** A path that people should go. */
    private record RightPath(String name, Walk walk) {
        interface Walk {
            void go(SyntheticPerson person, int number);
        }
    }

    private final List<RightPath> rightPaths = List.of(
            new RightPath(
                    "authorized, queried, reviewed, shown, unmasked, adopted", (person, _) -> shownAndUnmasked(person)),
            new RightPath("asked by a system and shown to it", (person, _) -> bySystem(person)),
            new RightPath("bureau misbehaves", this::misbehaving),
            new RightPath("withdrawn before the review", (person, _) -> withdrawn(person)),
            new RightPath("rejected at the review", (person, _) -> rejected(person)),
            new RightPath("disputed, accepted, decided", (person, _) -> disputed(person)),
            new RightPath("guardian of a minor", this::guardian),
            new RightPath("represents an enterprise, and asked about as its related person", this::ofAnEnterprise),
            new RightPath("guarantor, and borrower of a guarantor", this::guarantor),
            new RightPath("asked by a partner that they named", (person, _) -> byPartner(person)),
            new RightPath("rehearsed, special grant, protected person", (person, _) -> outOfTheOrdinary(person)),
            new RightPath(
                    "judicial exemption, refusal to authorize, careless evidence", (person, _) -> exempted(person)));

    CanaryJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
        bureau = platform.bureau();
        branch = platform.branch();
    }

    @Test
    @DisplayName(
            "N2 · canaries through every path, and every way to send things wrongly: nothing of them is found in clear")
    void everyPath() throws InterruptedException, SQLException {
        for (String caller : CALLERS) {
            clients.signIn(caller);
        }
        clients.signIn("risk.luo");
        var partners = new Partners(clients);
        partners.register("P30001", "江南融资担保有限公司", "FINANCING_GUARANTEE");
        IntStream.range(0, CANARIES).mapToObj(CanaryJourneyTests::canary).forEach(platform::keepSecret);

        var batches = inFiles();
        var requests = new ArrayList<Runnable>();
        // Every right path at least three times, and for one of twenty.
        for (int i = 0; i < Math.max(Math.min(CANARIES, 3 * rightPaths.size()), CANARIES / 20); i++) {
            int number = i;
            requests.add(() -> {
                var path = rightPaths.get(number % rightPaths.size());
                path.walk().go(canary(number), number);
                went("rightly: " + path.name());
            });
        }
        wrongly(requests);
        atOnce(requests);
        bureau.behaveNormally();
        batches.forEach(this::awaitOver);
        lookedAt(batches);
        awaitSettled();
        report(search());
    }

    private static SyntheticPerson canary(int number) {
        return RunningPlatform.PEOPLE.person(FIRST + number);
    }

    private void atOnce(List<Runnable> requests) throws InterruptedException {
        var sent = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : requests) {
                room.acquire();
                sent.add(threads.submit(() -> {
                    try {
                        request.run();
                    } finally {
                        room.release();
                    }
                }));
            }
        }
        var failed = sent.stream()
                .filter(one -> one.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .toList();
        judged.assertThat(failed).as("every request that should go well does").isEmpty();
    }

    private void went(String path) {
        paths.computeIfAbsent(path, _ -> new LongAdder()).increment();
    }

    // --- in files

    /** Everybody is a row of a file that is taken, and of one that is full of faults; the ids of what was taken. */
    private List<String> inFiles() {
        var batches = new ArrayList<String>();
        // The last ones, who go no other path that queries them.
        int unauthorized = Math.max(0, CANARIES - AUTHORIZED_ROWS);
        var authorizations = IntStream.range(unauthorized, CANARIES)
                .mapToObj(number -> branch.authorize(canary(number)))
                .toList();
        for (int first = 0; first < CANARIES; first += ROWS_OF_A_FILE) {
            int end = Math.min(CANARIES, first + ROWS_OF_A_FILE);
            var right = new StringBuilder(HEADER);
            var wrong = new StringBuilder(HEADER);
            for (int number = first; number < end; number++) {
                var person = canary(number);
                String authorization =
                        number < unauthorized ? Clients.newKey() : authorizations.get(number - unauthorized);
                right.append(row(authorization, person.name(), person.nationalId()));
                wrong.append(faultyRow(person, number));
            }
            var faulty = upload(wrong.toString());
            assertThat(faulty.status()).as("%s", faulty).isEqualTo(400);
            paths.computeIfAbsent("row of a faulty file", _ -> new LongAdder()).add(end - first);
            String batch = uploaded(right.toString());
            for (String risk : List.of("risk.tang", "risk.luo")) {
                assertThat(decide(risk, batch, "APPROVE").status()).isEqualTo(200);
            }
            paths.computeIfAbsent("row of a file that ran", _ -> new LongAdder())
                    .add(end - first);
            batches.add(batch);
        }
        var person = canary(0);
        String turnedDown = uploaded(HEADER + row(Clients.newKey(), person.name(), person.nationalId()));
        assertThat(decide("risk.tang", turnedDown, "REJECT").status()).isEqualTo(200);
        went("row of a file that was turned down");
        return batches;
    }

    private static final String HEADER =
            "authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber\n";

    /** Counted: of so many random ones, some would have a person's number in them by chance, and be refused. */
    private static final AtomicInteger REFERENCES = new AtomicInteger();

    private static String row(String authorization, String name, String number) {
        return String.join(
                        ",",
                        authorization,
                        "PERSONAL",
                        "LOAN_APPLICATION",
                        "LN-2026-%07d".formatted(REFERENCES.incrementAndGet()),
                        name,
                        "RESIDENT_ID",
                        number)
                + "\n";
    }

    /** The right values where others belong, and values that are almost right. */
    private static String faultyRow(SyntheticPerson person, int number) {
        return switch (number % 5) {
            case 0 -> row(Clients.newKey(), person.name(), wrong(person.nationalId()));
            case 1 -> row(person.nationalId(), person.name(), person.nationalId());
            case 2 -> row(Clients.newKey(), person.nationalId(), person.name());
            case 3 ->
                String.join(
                                ",",
                                person.email(),
                                person.phones().getFirst(),
                                person.cards().getFirst(),
                                person.name()) + "\n";
            default ->
                row(Clients.newKey(), person.name(), person.nationalId())
                        .replace("LN-", person.phones().getFirst() + "/");
        };
    }

    /** With another last digit than its check character. */
    private static String wrong(String nationalId) {
        return nationalId.substring(0, 17) + (nationalId.endsWith("5") ? "6" : "5");
    }

    private Answer upload(String csv) {
        return clients.upload(Branch.OFFICER, BATCHES, "CSV", "text/csv", csv.getBytes(UTF_8));
    }

    private String uploaded(String csv) {
        var taken = upload(csv);
        assertThat(taken.status()).as("%s", taken).isEqualTo(201);
        return taken.text("id");
    }

    private Answer decide(String who, String batch, String decision) {
        return clients.post(who, BATCHES + "/" + batch + "/approval", Map.of("decision", decision));
    }

    private void awaitOver(String batch) {
        await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofSeconds(2)).until(() -> {
            String state = clients.get(Branch.OFFICER, BATCHES + "/" + batch).text("state");
            if (state.equals("PAUSED")) {
                // A bureau that misbehaves stops it; what has stopped by itself, its uploader lets go on.
                clients.post(Branch.OFFICER, BATCHES + "/" + batch + "/resumption", Map.of());
            }
            return state.equals("COMPLETED");
        });
    }

    // --- rightly

    private void shownAndUnmasked(SyntheticPerson person) {
        String authorization = branch.authorize(person, Map.of("subject", subject(person)));
        var searched = clients.post(
                Branch.OFFICER,
                AUTHORIZATIONS + "/search",
                Map.of("documentType", "RESIDENT_ID", "documentNumber", person.nationalId()));
        assertThat(searched.status()).as("%s", searched).isEqualTo(200);
        String query = branch.submitted(person, authorization);
        if (!approve(query, person)) {
            return;
        }
        String report = RunningPlatform.QUERIES + "/" + query;
        assertThat(branch.reportInTheEnd(Branch.REVIEWER, query).status()).isEqualTo(200);
        assertThat(clients.get(Branch.OFFICER, report + "/related-parties").status())
                .isLessThan(500);
        assertThat(askedToUnmask(query, "to call " + Carelessness.everything(person))
                        .status())
                .isEqualTo(400);
        var asked = askedToUnmask(query, "to call the customer");
        assertThat(asked.status()).as("%s", asked).isEqualTo(201);
        var granted = clients.post(
                Branch.REVIEWER, "/api/v1/unmaskings/" + asked.text("id") + "/approval", Map.of("decision", "APPROVE"));
        assertThat(granted.status()).as("%s", granted).isEqualTo(200);
        var shown = clients.getUnmasked(Branch.OFFICER, report + "/report", "phone");
        assertThat(shown.status()).as("%s", shown).isEqualTo(200);
        assertThat(shown.body())
                .as("whoever may see the phones sees them")
                .contains(person.phones().getFirst());
        var revoked = clients.post(Branch.OFFICER, "/api/v1/unmaskings/" + asked.text("id") + "/revocation", Map.of());
        assertThat(revoked.status()).as("%s", revoked).isLessThan(500);
        assertThat(clients.post(
                                Branch.OFFICER,
                                report + "/adoption",
                                Map.of(
                                        "creditGrantedOn",
                                        LocalDate.now(SHANGHAI).toString(),
                                        "creditEndsOn",
                                        LocalDate.now(SHANGHAI).plusYears(1).toString()))
                        .status())
                .isLessThan(500);
        assertThat(clients.get(Branch.OFFICER, AUTHORIZATIONS + "/" + authorization)
                        .status())
                .isEqualTo(200);
    }

    private Answer askedToUnmask(String query, String reason) {
        return clients.post(
                Branch.OFFICER,
                "/api/v1/unmaskings",
                Map.of(
                        "creditQueryId",
                        query,
                        "reportType",
                        "PERSONAL",
                        "kinds",
                        List.of("phone"),
                        "minutes",
                        5,
                        "reason",
                        reason));
    }

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Map<String, Object> subject(SyntheticPerson person) {
        var subject = new HashMap<>(Branch.subject(person));
        subject.put("phone", person.phones().getFirst());
        return subject;
    }

    private void bySystem(SyntheticPerson person) {
        String authorization = branch.authorize(person);
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

    private void misbehaving(SyntheticPerson person, int number) {
        String query = branch.submitted(person, branch.authorize(person));
        bureau.behave("{\"mode\":\"" + FAULTS.get(number / rightPaths.size() % FAULTS.size()) + "\",\"count\":1}");
        approve(query, person);
    }

    private void withdrawn(SyntheticPerson person) {
        String authorization = branch.authorize(person);
        String query = branch.submitted(person, authorization);
        String withdrawal = AUTHORIZATIONS + "/" + authorization + "/withdrawal";
        var careless = clients.post(
                Branch.OFFICER, withdrawal, Map.of("reason", "asked by " + Carelessness.everything(person)));
        assertThat(careless.status()).as("%s", careless).isEqualTo(400);
        var withdrawn = clients.post(Branch.OFFICER, withdrawal, Map.of("reason", "asked by the customer"));
        assertThat(withdrawn.status()).as("%s", withdrawn).isEqualTo(200);
        assertThat(branch.approve(query).status()).isEqualTo(403);
    }

    private void rejected(SyntheticPerson person) {
        String query = branch.submitted(person, branch.authorize(person));
        var rejected = review(query, "REJECT", person);
        assertThat(rejected.status()).as("%s", rejected).isEqualTo(200);
    }

    /** False when the outcome is not known yet; it is waited for in the end. */
    private boolean approve(String query, SyntheticPerson person) {
        var answer = review(query, "APPROVE", person);
        assertThat(answer.status()).as("%s", answer).isIn(200, 503);
        approved.add(query);
        return answer.status() == 200 && answer.text("state").equals("ANSWERED");
    }

    private Answer review(String query, String decision, SyntheticPerson person) {
        return clients.post(
                Branch.REVIEWER,
                RunningPlatform.QUERIES + "/" + query + "/review",
                Map.of("decision", decision, "comment", "looked at " + person.name() + ", " + person.nationalId()));
    }

    private void disputed(SyntheticPerson person) {
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
                        "这笔逾期不是我的：" + Carelessness.everything(person),
                        "subject",
                        Branch.subject(person),
                        "evidence",
                        List.of(Map.of(
                                "kind",
                                "IDENTITY_DOCUMENT",
                                "mediaType",
                                "application/pdf",
                                "content",
                                Base64.getEncoder().encodeToString(careless(person))))));
        assertThat(filed.status()).as("%s", filed).isEqualTo(201);
        String dispute = "/api/v1/disputes/" + filed.text("id");
        assertThat(clients.post(DISPUTE_HANDLER, dispute + "/acceptance", Map.of())
                        .status())
                .isEqualTo(200);
        var decided = clients.post(
                DISPUTE_HANDLER,
                dispute + "/decision",
                Map.of("outcome", "UPHELD", "reason", "checked with " + Carelessness.everything(person)));
        assertThat(decided.status()).as("%s", decided).isLessThan(500);
    }

    private void guardian(SyntheticPerson person, int number) {
        String minor = minor(number);
        var otherwise = new HashMap<String, Object>(Map.of(
                "subject",
                Map.of("name", "苏小禾", "documentType", "RESIDENT_ID", "documentNumber", minor),
                "guardian",
                Map.of(
                        "name",
                        person.name(),
                        "documentType",
                        "RESIDENT_ID",
                        "documentNumber",
                        person.nationalId(),
                        "relation",
                        "PARENT")));
        var refused = branch.enter(Branch.statement(person, otherwise));
        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        otherwise.putAll(
                Map.of("purpose", "SUBJECT_ENQUIRY", "purposeStatement", "本人信用报告查询", "product", "SUBJECT_SERVICE"));
        String id = branch.entered(Branch.statement(person, otherwise));
        branch.evidence(id, "GUARDIANSHIP_PROOF");
        var signed = branch.sign(
                id, Map.of("guardianSigned", true), Map.of("jointSignature", Map.of("guardianDocumentChecked", true)));
        assertThat(signed.status()).as("%s", signed).isEqualTo(200);
        assertThat(branch.verify(id).status()).isEqualTo(403);
    }

    /** Nobody of the population is a child, so this number is made up; it is searched for like theirs. */
    private String minor(int number) {
        var born = LocalDate.now(SHANGHAI).minusYears(15).minusDays(number % 300);
        String seventeen = "330112" + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format(Locale.ROOT, "%03d", 100 + number / 300);
        String made = seventeen + NationalId.checkCharacter(seventeen);
        platform.keepSecret(made, "identity number of a minor");
        return made;
    }

    private void ofAnEnterprise(SyntheticPerson person, int number) {
        var enterprise = RunningPlatform.PEOPLE.enterprise(
                1 + number % RunningPlatform.PEOPLE.enterprises().size());
        var statement = new HashMap<>(Branch.statement(person, Map.of()));
        statement.put("subject", subject(enterprise));
        statement.put("reportTypes", List.of("ENTERPRISE"));
        statement.put("purposeStatement", "企业流动资金贷款额度评估");
        LocalDate today = LocalDate.now(SHANGHAI);
        statement.put(
                "enterprise",
                Map.of(
                        "legalRepresentative",
                        Branch.subject(person),
                        "handler",
                        Branch.subject(canary((number + 1) % CANARIES)),
                        "powerOfAttorney",
                        Map.of(
                                "startDate",
                                today.minusDays(1).toString(),
                                "endDate",
                                today.plusDays(30).toString(),
                                "scope",
                                List.of("CREDIT_AUTHORIZATION"))));
        String id = branch.entered(statement);
        for (String kind : List.of("ENTERPRISE_SEAL_CHECK", "LEGAL_REPRESENTATIVE_ID", "POWER_OF_ATTORNEY")) {
            branch.evidence(id, kind);
        }
        var signed = branch.sign(id, Map.of("sealed", true), Map.of());
        assertThat(signed.status()).as("%s", signed).isEqualTo(200);
        Branch.assertActive(branch.verify(id));
        var refused = branch.submit(Branch.query(person, id, Map.of()));
        assertThat(refused.status()).as("%s", refused).isEqualTo(403);

        Map<String, Object> related =
                Map.of("purpose", "ENTERPRISE_APPLICANT_RELATED_PERSON", "purposeStatement", "审核企业贷款申请关联人");
        String own = branch.authorize(person, related);
        approve(
                branch.submitted(Branch.query(person, own, Map.of("purpose", "ENTERPRISE_APPLICANT_RELATED_PERSON"))),
                person);
    }

    private static Map<String, Object> subject(SyntheticEnterprise enterprise) {
        return Map.of(
                "name",
                enterprise.name(),
                "documentType",
                "UNIFIED_SOCIAL_CREDIT_CODE",
                "documentNumber",
                enterprise.unifiedSocialCreditCode());
    }

    private void guarantor(SyntheticPerson person, int number) {
        var borrower = canary((number + 1) % CANARIES);
        Map<String, Object> guarantee = Map.of(
                "purpose",
                "GUARANTOR_CHECK",
                "purposeStatement",
                "为借款人的个人住房贷款提供担保",
                "product",
                "GUARANTEE",
                "guaranteeFor",
                Map.of(
                        "borrower",
                        Map.of("documentType", "RESIDENT_ID", "documentNumber", borrower.nationalId()),
                        "businessReference",
                        "LN-2026-" + number));
        String own = branch.authorize(person, guarantee);
        approve(branch.submitted(Branch.query(person, own, Map.of("purpose", "GUARANTOR_CHECK"))), person);
    }

    private void byPartner(SyntheticPerson person) {
        String consent = branch.authorize(
                person,
                Map.of(
                        "product",
                        "SHORT_TERM_CREDIT",
                        "uses",
                        3,
                        "recipients",
                        List.of(Map.of("institutionCode", "P30001", "purpose", "LOAN_APPLICATION"))));
        var answered = clients.post(PARTNER, RunningPlatform.QUERIES, Branch.query(person, consent));
        assertThat(answered.status()).as("%s", answered).isIn(201, 503);
        if (answered.status() == 201 && answered.text("state").equals("ANSWERED")) {
            assertThat(branch.reportInTheEnd(PARTNER, answered.text("id")).status())
                    .isEqualTo(200);
        }
    }

    private void outOfTheOrdinary(SyntheticPerson person) {
        String authorization = branch.authorize(person);
        var looked =
                clients.post(Branch.OFFICER, RunningPlatform.QUERIES + "/dry-run", Branch.query(person, authorization));
        assertThat(looked.status()).as("%s", looked).isEqualTo(200);
        var grant = clients.post(
                Branch.OFFICER,
                "/api/v1/special-grants",
                Map.of(
                        "covers",
                        List.of("CROSS_REGION"),
                        "validFrom",
                        Instant.now()
                                .plusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        "validUntil",
                        Instant.now()
                                .plusSeconds(3600)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        "uses",
                        1,
                        "reason",
                        "a customer who cannot come to the branch"));
        assertThat(grant.status()).as("%s", grant).isEqualTo(201);
        assertThat(clients.post(
                                "head.wu",
                                "/api/v1/special-grants/" + grant.text("id") + "/approval",
                                Map.of("decision", "REJECT"))
                        .status())
                .isLessThan(500);
        var listed = clients.post("compliance.song", "/api/v1/protected-persons", Branch.subject(person));
        assertThat(listed.status()).as("%s", listed).isEqualTo(201);
        assertThat(clients.post(
                                "admin.province",
                                "/api/v1/protected-persons/" + listed.text("id") + "/approval",
                                Map.of("decision", "APPROVE"))
                        .status())
                .isLessThan(500);
        var guarded = branch.submit(person, authorization);
        assertThat(guarded.status()).as("%s", guarded).isLessThan(500);
    }

    private void exempted(SyntheticPerson person) {
        var statement = new HashMap<String, Object>();
        statement.put("authority", Map.of("name", "杭州市中级人民法院", "kind", "COURT"));
        statement.put("document", Map.of("kind", "ASSISTANCE_NOTICE", "number", "（2026）浙01协查8号"));
        statement.put("caseNumber", "（2026）浙01民初123号");
        statement.put("legalArticle", "民事诉讼法 第二百五十三条");
        statement.put("sealChecked", true);
        statement.put("subject", Branch.subject(person));
        statement.put("reportType", "PERSONAL");
        var entered = clients.post(Branch.OFFICER, "/api/v1/exemptions", statement);
        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        String exemption = "/api/v1/exemptions/" + entered.text("id");
        var added =
                clients.upload(Branch.OFFICER, exemption + "/document", "SCAN", "application/pdf", careless(person));
        assertThat(added.status()).as("%s", added).isEqualTo(200);
        for (String reviewer : List.of(Branch.REVIEWER, "legal.qin")) {
            assertThat(clients.post(reviewer, exemption + "/reviews", Map.of("decision", "APPROVE"))
                            .status())
                    .isEqualTo(200);
        }
        approve(
                branch.submitted(Branch.query(person, entered.text("id"), Map.of("purpose", "JUDICIAL_ASSISTANCE"))),
                person);

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

        String draft = branch.entered(Branch.statement(person, Map.of()));
        var scan = clients.upload(
                Branch.OFFICER,
                AUTHORIZATIONS + "/" + draft + "/evidence",
                "RECORDING",
                "application/pdf",
                careless(person));
        assertThat(scan.status()).as("%s", scan).isLessThan(500);
    }

    /** A page that has everything on it in clear; it rests encrypted. */
    private static byte[] careless(SyntheticPerson person) {
        return (new String(Branch.scan(), StandardCharsets.US_ASCII) + Carelessness.everything(person)).getBytes(UTF_8);
    }

    // --- wrongly

    /** Every operation in every way at least once, and everybody at least so many times; who asks changes from round to round. */
    private void wrongly(List<Runnable> requests) {
        record Wrong(Operation operation, Carelessness way) {}
        var all = Operation.filed().stream()
                .flatMap(operation -> List.of(Carelessness.values()).stream()
                        .filter(way -> way.suits(operation))
                        .map(way -> new Wrong(operation, way)))
                .toList();
        for (int i = 0; i < Math.max(all.size(), TIMES_WRONGLY * CANARIES); i++) {
            int number = i;
            var wrong = all.get(i % all.size());
            int round = i / all.size();
            String caller = round == 0 ? atHome(wrong.operation()) : CALLERS.get((i + round) % CALLERS.size());
            requests.add(() -> {
                said(wrong.way(), caller, wrong.operation(), canary(number % CANARIES), number);
                went("wrongly: " + wrong.way().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            });
        }
        platform.measurements()
                .note("N2 " + Operation.filed().size() + " operations, " + all.size()
                        + " ways to send something wrongly");
    }

    private static String atHome(Operation operation) {
        return AT_HOME.entrySet().stream()
                .filter(entry -> operation.path().startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(Branch.OFFICER);
    }

    /** Until the gateway has let it through: who is sent away for coming too often has tried nothing. */
    private void said(Carelessness way, String caller, Operation operation, SyntheticPerson person, int variant) {
        Answer answer = way.send(clients, caller, operation, person, variant);
        while (answer.status() == 429) {
            LockSupport.parkNanos(TOO_MANY.toNanos());
            answer = way.send(clients, caller, operation, person, variant);
        }
        answers.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        if (answer.status() >= 500 && answer.status() != 503) {
            platform.measurements().note("N2   BROKEN " + operation + " " + way + ": " + answer.status());
        }
    }

    // --- afterwards

    /** Whoever may, looks at lists of all that. */
    private void lookedAt(List<String> batches) {
        var lists = new HashMap<String, List<String>>();
        lists.put(
                Branch.OFFICER,
                new ArrayList<>(List.of(
                        RunningPlatform.QUERIES + "?limit=100",
                        AUTHORIZATIONS + "?limit=100",
                        "/api/v1/special-grants?limit=100",
                        "/api/v1/unmaskings?limit=100",
                        "/api/v1/exemptions?limit=100",
                        BATCHES + "?limit=20")));
        for (String batch : batches) {
            lists.get(Branch.OFFICER).add(BATCHES + "/" + batch + "/rows?limit=200");
            lists.get(Branch.OFFICER).add(BATCHES + "/" + batch + "/progress");
        }
        lists.put(Branch.REVIEWER, List.of("/api/v1/credit-query-reviews?limit=100"));
        lists.put(COMPLIANCE, List.of("/api/v1/credit-query-reviews?limit=100", "/api/v1/unmaskings?limit=100"));
        lists.put("compliance.song", List.of("/api/v1/protected-persons?limit=100", "/api/v1/masking-policies"));
        lists.put(DISPUTE_HANDLER, List.of("/api/v1/disputes?limit=100"));
        lists.put("auditor.wang", List.of("/api/v1/audit-records?limit=100", "/api/v1/audit-records/completeness"));
        lists.put("admin.institution", List.of("/api/v1/operators?limit=100", "/api/v1/partners?limit=100"));
        lists.put("subject.zhang", List.of("/api/v1/my/queries", "/api/v1/my/authorizations", "/api/v1/my/disputes"));
        lists.forEach((who, addresses) -> addresses.forEach(address -> {
            var shown = clients.get(who, address);
            judged.assertThat(shown.status())
                    .as("%s %s %s", who, address, shown)
                    .isIn(200, 204);
            went("looked at in a list, by " + who);
        }));
        var exported =
                clients.post("auditor.wang", "/api/v1/audit-exports", Map.of("fromSequence", 0, "toSequence", 2_000));
        judged.assertThat(exported.status()).as("%s", exported).isEqualTo(200);
        went("exported by an auditor");
    }

    private void awaitSettled() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform.countIn(
                                "query",
                                "SELECT count(*) FROM credit_query WHERE submitted_at >= ?::timestamptz"
                                        + " AND state IN ('SUBMITTED', 'APPROVED', 'SENDING', 'UNKNOWN')",
                                begin.toString())
                        == 0);
        for (String query : approved) {
            for (String viewer : List.of(Branch.OFFICER, Branch.REVIEWER)) {
                var report = branch.reportInTheEnd(viewer, query);
                judged.assertThat(report.status()).as("%s", report).isLessThan(500);
            }
        }
        for (String database : List.of("authorization", "query", "masking", "dispute", "audit")) {
            await().atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() ->
                            platform.countIn(database, "SELECT count(*) FROM outbox_event WHERE published_at IS NULL")
                                    == 0);
        }
    }

    private record Outcome(List<PlatformFacts.Sighting> sightings, Map<String, Searched> searched, Duration took) {}

    private Outcome search() throws SQLException {
        var reader = new PlatformReader(platform.address());
        long started = System.nanoTime();
        var sightings = reader.sightings(clients.calls(), platform.sought());
        return new Outcome(sightings, reader.searched(), Duration.ofNanos(System.nanoTime() - started));
    }

    private void report(Outcome outcome) {
        var measurements = platform.measurements();
        measurements.note("N2 " + CANARIES + " canaries from " + begin + " to " + Instant.now());
        paths.forEach((path, times) -> measurements.note("N2   " + times + " × " + path));
        measurements.note("N2 what was sent wrongly was answered "
                + answers.entrySet().stream()
                        .map(answer -> answer.getKey() + " × " + answer.getValue())
                        .collect(Collectors.joining(", ")));
        outcome.searched()
                .forEach((kind, volume) -> measurements.note("N2   searched " + kind.strip() + ": " + volume.places()
                        + " places, " + volume.size() + " bytes"));
        long bytes =
                outcome.searched().values().stream().mapToLong(Searched::size).sum();
        measurements.note("N2 searched " + bytes + " bytes in " + outcome.took().toSeconds() + " s, found "
                + outcome.sightings().size());
        outcome.sightings().stream().limit(300).forEach(sighting -> measurements.note("N2   FOUND " + sighting));
        judged.assertThat(outcome.searched().keySet())
                .as("every kind of place was there to be searched")
                .contains(
                        "files of logs",
                        "files of traces",
                        "topic ",
                        "Redis",
                        "metrics",
                        "the answer",
                        "database query");
        judged.assertThat(outcome.sightings()).isEmpty();
        judged.assertThat(answers.keySet())
                .as("what is sent wrongly breaks nothing")
                .allMatch(status -> status < 500 || status == 503);
        judged.assertAll();
    }
}
