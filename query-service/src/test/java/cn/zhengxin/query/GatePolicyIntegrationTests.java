package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.policychange.model.PolicyNumber;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions of the policy at a running service on real PostgreSQL: proposed, decided, in force. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class GatePolicyIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final Map<String, String> SETTINGS = SURROUNDINGS.settings("query_policies");
    private static final String BASE = "/api/v1/gate-policies";
    private static final String PROVINCE = staff("admin.province", "B00000", "E0001", "credit-administrator-province");
    private static final String SECOND = staff("admin.second", "B00000", "E0004", "credit-administrator-province");
    private static final String COMPLIANCE = staff("compliance.song", "B00000", "E0003", "compliance-officer");
    /** The proposer once more, under an account of another name. */
    private static final String PROVINCE_AGAIN = staff("compliance.double", "B00000", "E0001", "compliance-officer");

    private static final String COMPLIANCE_ELSEWHERE = staff("compliance.sun", "B10001", "E1005", "compliance-officer");

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
    void onlyTheDeliveredVersion() {
        owner = JdbcClient.create(new DriverManagerDataSource(
                SETTINGS.get("spring.datasource.url"),
                SETTINGS.get("spring.flyway.user"),
                SETTINGS.get("spring.flyway.password")));
        owner.sql("DELETE FROM gate_record WHERE policy_version > 1").update();
        owner.sql("DELETE FROM policy_rule_of_institution WHERE policy_version > 1")
                .update();
        owner.sql("DELETE FROM policy_rule WHERE policy_version > 1").update();
        owner.sql("DELETE FROM policy_version WHERE version > 1").update();
    }

    @Test
    @DisplayName("Q · the contract's example is what the migrations write (write it anew with -Dcontract.write=true)")
    void theExampleIsWhatTheMigrationsWrite() throws IOException {
        var delivered = get(BASE + "/1", PROVINCE);
        JsonNode body = json(delivered);
        if (Boolean.getBoolean("contract.write")) {
            var example = (ObjectNode) DeliveredPolicy.example();
            ((ObjectNode) example.path("response").path("body")).set("rules", body.path("rules"));
            Files.writeString(
                    DeliveredPolicy.EXAMPLE,
                    JsonMapper.builder()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .build()
                                    .writeValueAsString(example)
                            + "\n");
        }

        JsonNode example = DeliveredPolicy.example().path("response").path("body");
        assertThat(body.path("rules")).isEqualTo(example.path("rules"));
        assertThat(body.path("version")).isEqualTo(example.path("version"));
        assertThat(delivered.headers().firstValue("ETag")).hasValue("\"1\"");
    }

    @Test
    @DisplayName(
            "Q · every number that a migration writes has its bounds, and keeps them, an institution's own as well")
    void everyDeliveredNumberHasItsBounds() {
        record Delivered(String rule, String name, String value, boolean own) {}
        var numbers = owner.sql("""
                        SELECT rule, number.key, number.value, false AS own
                        FROM policy_rule, jsonb_each_text(numbers) number
                        UNION ALL
                        SELECT rule, number.key, number.value, true
                        FROM policy_rule_of_institution, jsonb_each_text(numbers) number
                        """)
                .query((row, index) -> new Delivered(
                        row.getString("rule"), row.getString("key"), row.getString("value"), row.getBoolean("own")))
                .list();
        assertThat(numbers).hasSizeGreaterThan(15).allSatisfy(number -> {
            Optional<PolicyNumber> bounds = PolicyNumber.of(number.rule(), number.name());
            assertThat(bounds).as("bounds of %s in PolicyNumber", number).isPresent();
            assertThat(bounds.orElseThrow().bounds().objection(number.value()))
                    .as("%s", number)
                    .isEmpty();
            assertThat(bounds.orElseThrow().mayBeOfInstitution() || !number.own())
                    .isTrue();
        });
    }

    @Test
    @DisplayName("Q7, Q14 · a version decides once another person approved it, and not before")
    void decidesOnceApproved() {
        String query = submit();
        assertThat(policyVersionOf(query)).isEqualTo(1);

        var proposed = propose(PROVINCE, change(null));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.headers().firstValue("Location")).hasValue(BASE + "/2");
        assertThat(proposed.headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(json(proposed).path("version").path("state").asString()).isEqualTo("PROPOSED");
        assertThat(policyVersionOf(submit())).isEqualTo(1);

        var approved = decide(COMPLIANCE, 2, "APPROVE", "\"0\"");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(json(approved).path("version").path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(json(approved).path("version").path("decidedBy").asString()).isEqualTo("compliance.song");
        assertThat(policyVersionOf(submit())).isEqualTo(2);
        assertThat(json(get(BASE + "/1", PROVINCE))
                        .path("version")
                        .path("state")
                        .asString())
                .isEqualTo("SUPERSEDED");
        assertThat(policyVersionOf(query)).as("decided before, and stays so").isEqualTo(1);
        assertThat(events("gate-policy-2")).containsExactly("GatePolicyProposed", "GatePolicyApproved");
    }

    @Test
    @DisplayName("Q · a version with a date decides from that date on; rejected it never does")
    void decidesFromItsDateOn() {
        Instant begins = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        propose(PROVINCE, change(begins));
        assertThat(json(decide(SECOND, 2, "APPROVE", null))
                        .path("version")
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(policyVersionOf(submit())).isEqualTo(1);

        assertThat(code(propose(PROVINCE, change(1, null)))).isEqualTo("GATE_POLICY_BASE_OUTDATED");
        // Begun before version 2, it would be over and undone when that one begins.
        assertThat(fields(propose(PROVINCE, other(2, null)))).containsExactly("effectiveFrom");
        assertThat(fields(propose(PROVINCE, other(2, begins.minusSeconds(1))))).containsExactly("effectiveFrom");
        assertThat(propose(PROVINCE, other(2, begins)).statusCode()).isEqualTo(201);

        var rejected = decide(COMPLIANCE, 3, "REJECT", null);
        assertThat(json(rejected).path("version").path("state").asString()).isEqualTo("REJECTED");
        assertThat(code(decide(COMPLIANCE, 3, "APPROVE", null))).isEqualTo("GATE_POLICY_NOT_OPEN");
        owner.sql("UPDATE policy_version SET effective_from = decided_at WHERE version IN (2, 3)")
                .update();
        assertThat(policyVersionOf(submit())).isEqualTo(2);
        assertThat(events("gate-policy-3")).containsExactly("GatePolicyProposed", "GatePolicyRejected");
    }

    @Test
    @DisplayName(
            "O1, O3 · nobody decides on their own proposal, under another account neither, and the attempt is on record")
    void isDecidedByAnother() {
        propose(PROVINCE, change(null));

        assertThat(code(decide(PROVINCE, 2, "APPROVE", null))).isEqualTo("O1");
        assertThat(code(decide(PROVINCE, 2, "REJECT", null))).isEqualTo("O1");
        assertThat(code(decide(PROVINCE_AGAIN, 2, "APPROVE", null))).isEqualTo("O1");

        assertThat(json(get(BASE + "/2", PROVINCE))
                        .path("version")
                        .path("state")
                        .asString())
                .isEqualTo("PROPOSED");
        assertThat(events("gate-policy-2"))
                .containsExactly(
                        "GatePolicyProposed",
                        "GatePolicyDecisionRefused",
                        "GatePolicyDecisionRefused",
                        "GatePolicyDecisionRefused");
    }

    @Test
    @DisplayName(
            "O1, O3 · the database itself wants another account and another employee number, and keeps what is decided")
    void theDatabaseWantsAnother() {
        propose(PROVINCE, change(null));
        String approval = "UPDATE policy_version SET approved_by = :account, decided_employee = :employee,"
                + " decided_at = now(), effective_from = now() WHERE version = 2";

        refused(database.sql(approval).param("account", "admin.province").param("employee", "E0004"));
        refused(database.sql(approval).param("account", "compliance.double").param("employee", "E0001"));
        refused(database.sql(approval).param("account", "compliance.song").param("employee", null));
        refused(database.sql("UPDATE policy_version SET effective_from = '2026-02-01' WHERE version = 2"));
        refused(database.sql("UPDATE policy_version SET proposed_by = 'somebody' WHERE version = 2"));
        refused(database.sql("UPDATE policy_rule SET numbers = '{}' WHERE policy_version = 2"));
        refused(database.sql("DELETE FROM policy_rule WHERE policy_version = 2"));
        refused(
                database.sql(
                        "INSERT INTO policy_version (version, effective_from, proposed_by, approved_by) VALUES (9, now(), 'one', 'another')"));

        assertThat(database.sql(approval)
                        .param("account", "compliance.song")
                        .param("employee", "E0003")
                        .update())
                .isEqualTo(1);
        refused(database.sql(approval).param("account", "admin.second").param("employee", "E0004"));
        refused(database.sql(
                "INSERT INTO policy_rule (policy_version, rule, basis, cure) VALUES (2, 'Q99', 'basis', 'cure')"));
        refused(
                database.sql(
                        "INSERT INTO policy_rule_of_institution (policy_version, rule, institution, numbers) VALUES (2, 'Q7', 'B10001', '{}')"));
    }

    @Test
    @DisplayName(
            "N3 · only the head institution's administrators and compliance change the policy; whoever works reads it")
    void onlyTheHeadInstitutionChanges() {
        for (String token : List.of(
                COMPLIANCE_ELSEWHERE,
                staff("admin.institution", "B10001", "E1003", "credit-administrator-institution"),
                staff("auditor.wang", "B00000", "E0002", "auditor"),
                SURROUNDINGS.officer(),
                SURROUNDINGS.loanOrigination(),
                SURROUNDINGS.partner())) {
            assertThat(propose(token, change(null)).statusCode()).isEqualTo(403);
            assertThat(decide(token, 1, "APPROVE", null).statusCode()).isEqualTo(403);
            assertThat(get(BASE, token).statusCode()).isEqualTo(200);
            assertThat(get(BASE + "/1", token).statusCode()).isEqualTo(200);
        }
        assertThat(get(BASE + "/999999", PROVINCE).statusCode()).isEqualTo(404);
        assertThat(code(decide(COMPLIANCE, 999_999, "APPROVE", null))).isEqualTo("NOT_FOUND");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "N1, N2 · the reason lies encrypted and is the head institution's; an institution sees its own figures alone")
    void othersSeeTheirOwn() {
        var request = change(null);
        request.put("reason", "张晓明 asked for it");
        propose(PROVINCE, request);

        assertThat(json(get(BASE + "/2", SECOND)).path("version").path("reason").asString())
                .isEqualTo("张晓明 asked for it");
        assertThat(institutionsIn(get(BASE + "/2", SECOND))).contains("B10001", "B20001");
        for (String path : List.of(BASE + "/2", BASE)) {
            assertThat(get(path, SURROUNDINGS.officer()).body()).doesNotContain("asked for it");
        }
        assertThat(institutionsIn(get(BASE + "/2", SURROUNDINGS.officer()))).containsOnly("B10001");
        assertThat(institutionsIn(get(BASE + "/2", SURROUNDINGS.partner()))).isEmpty();
        assertThat(json(get(BASE + "/2", SURROUNDINGS.partner()))
                        .path("changes")
                        .size())
                .isEqualTo(1);
        byte[] kept = owner.sql("SELECT reason FROM policy_version WHERE version = 2")
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("asked for it");
        assertThat(owner.sql("SELECT count(*) FROM outbox_event o WHERE o::text LIKE '%asked for it%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName(
            "Q3 · every fault of a proposal is told at once, nothing is kept; the whole version is taken over otherwise")
    void everyFaultAtOnce() {
        var faulty = propose(
                PROVINCE,
                Map.of(
                        "basedOn",
                        1,
                        "reason",
                        "why",
                        "effectiveFrom",
                        "2026-01-01T00:00:00+08:00",
                        "rules",
                        Map.of("Q3", Map.of("numbers", Map.of("opens", "20:00", "officerVolume", "900")))));
        assertThat(faulty.statusCode()).isEqualTo(400);
        assertThat(code(faulty)).isEqualTo("GATE_POLICY_INVALID");
        assertThat(fields(faulty))
                .containsExactlyInAnyOrder("effectiveFrom", "rules.Q3.numbers.opens", "rules.Q3.numbers.officerVolume");
        assertThat(count()).isEqualTo(1);
        assertThat(propose(PROVINCE, Map.of("basedOn", 1)).statusCode()).isEqualTo(400);
        for (Instant beyond :
                List.of(Instant.parse("2201-01-01T00:00:00Z"), Instant.parse("+294277-01-01T00:00:00Z"))) {
            var refused = propose(PROVINCE, change(beyond));
            assertThat(code(refused)).isEqualTo("GATE_POLICY_INVALID");
            assertThat(fields(refused)).containsExactly("effectiveFrom");
        }

        JsonNode proposed = json(propose(PROVINCE, change(null)));

        JsonNode base = json(get(BASE + "/1", PROVINCE));
        assertThat(proposed.path("rules").size()).isEqualTo(base.path("rules").size());
        base.path("rules").forEach(rule -> {
            if (!rule.path("rule").asString().equals("Q7")) {
                assertThat(proposed.path("rules").valueStream()).contains(rule);
            }
        });
        assertThat(proposed.path("changes").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"rule\":\"Q3\",\"institution\":\"B10001\",\"name\":\"officerVolume\",\"before\":\"100000\",\"after\":\"90000\"}",
                        "{\"rule\":\"Q7\",\"name\":\"queries\",\"before\":\"3\",\"after\":\"4\"}");
        assertThat(base.path("changes").size()).isZero();
        var own = new HashMap<String, String>();
        proposed.path("institutions")
                .forEach(part -> own.put(
                        part.path("institution").asString(),
                        part.path("numbers").path("officerVolume").asString()));
        assertThat(own).isEqualTo(Map.of("B10001", "90000", "B20001", "100000"));
    }

    @Test
    @DisplayName("N4 · a repeated proposal is the same proposal, a repeated decision the same decision")
    void repeatedIsTheSame() {
        String key = UUID.randomUUID().toString();
        var first = SURROUNDINGS.post(port, BASE, PROVINCE, key, change(null));
        var again = SURROUNDINGS.post(port, BASE, PROVINCE, key, change(null));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(count()).isEqualTo(2);

        assertThat(code(decide(COMPLIANCE, 2, "APPROVE", "\"1\""))).isEqualTo("STALE_VERSION");
        String decision = UUID.randomUUID().toString();
        var approved = SURROUNDINGS.post(port, BASE + "/2/approval", COMPLIANCE, decision, word("APPROVE"));
        var approvedAgain = SURROUNDINGS.post(port, BASE + "/2/approval", COMPLIANCE, decision, word("APPROVE"));
        assertThat(approvedAgain.body()).isEqualTo(approved.body());
        assertThat(events("gate-policy-2")).containsExactly("GatePolicyProposed", "GatePolicyApproved");
    }

    @Test
    @DisplayName("Q · of proposals at once exactly one is kept, of decisions at once exactly one counts")
    void oneOfManyAtOnceWins() {
        var proposals = atOnce(8, number -> propose(number % 2 == 0 ? PROVINCE : SECOND, change(null)));
        assertThat(proposals).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(proposals)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("GATE_POLICY_PENDING"));

        var decisions = atOnce(8, number -> decide(COMPLIANCE, 2, number % 2 == 0 ? "APPROVE" : "REJECT", null));
        assertThat(decisions).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(decisions)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("GATE_POLICY_NOT_OPEN"));
        assertThat(events("gate-policy-2")).hasSize(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    @DisplayName("Q · a version whose date came while it waited is rejected and proposed anew, not approved")
    void aPassedDateIsNotApproved() {
        propose(PROVINCE, change(Instant.now().plus(1, ChronoUnit.DAYS)));
        owner.sql("UPDATE policy_version SET effective_from = now() - interval '1 second' WHERE version = 2")
                .update();

        assertThat(code(decide(COMPLIANCE, 2, "APPROVE", null))).isEqualTo("GATE_POLICY_DATE_PASSED");
        assertThat(decide(COMPLIANCE, 2, "REJECT", null).statusCode()).isEqualTo(200);
        assertThat(propose(PROVINCE, change(null)).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("Q · versions are listed newest first, page by page")
    void versionsAreListed() {
        propose(PROVINCE, change(null));
        decide(COMPLIANCE, 2, "REJECT", null);
        propose(PROVINCE, change(null));

        JsonNode first = json(get(BASE + "?limit=2", SURROUNDINGS.officer()));
        assertThat(first.path("items")
                        .valueStream()
                        .map(item -> item.path("version").asInt()))
                .containsExactly(3, 2);
        JsonNode second =
                json(get(BASE + "?limit=2&cursor=" + first.path("nextCursor").asInt(), SURROUNDINGS.officer()));
        assertThat(second.path("items")
                        .valueStream()
                        .map(item -> item.path("version").asInt()))
                .containsExactly(1);
        assertThat(second.has("nextCursor") && !second.path("nextCursor").isNull())
                .isFalse();
        assertThat(get(BASE + "?limit=0", PROVINCE).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("U1 · events of the policy conform to their schemas and name the version that decides at the moment")
    void eventsConform() {
        propose(PROVINCE, change(null));
        decide(PROVINCE, 2, "APPROVE", null);
        decide(COMPLIANCE, 2, "REJECT", null);
        propose(PROVINCE, change(null));
        decide(COMPLIANCE, 3, "APPROVE", null);

        var bodies = owner.sql("SELECT body FROM outbox_event WHERE aggregate_id IN ('gate-policy-2', 'gate-policy-3')"
                        + " ORDER BY position DESC LIMIT 5")
                .query(String.class)
                .list();
        assertThat(bodies).hasSize(5).allSatisfy(body -> {
            JsonNode event = Surroundings.JSON.readTree(body);
            assertThat(EventSchemas.violations(event.path("type").asString(), body))
                    .isEmpty();
            assertThat(event.path("policyVersion").asInt()).isEqualTo(1);
        });
    }

    private static String staff(String account, String institution, String employee, String role) {
        return SURROUNDINGS.issuer.staff(account, institution, employee, List.of(role), "query-service");
    }

    private static Map<String, Object> change(@Nullable Instant effectiveFrom) {
        return change(1, effectiveFrom);
    }

    private static Map<String, Object> change(int basedOn, @Nullable Instant effectiveFrom) {
        return request(basedOn, effectiveFrom, "4");
    }

    private static Map<String, Object> other(int basedOn, @Nullable Instant effectiveFrom) {
        return request(basedOn, effectiveFrom, "5");
    }

    private static Map<String, Object> request(int basedOn, @Nullable Instant effectiveFrom, String queries) {
        var request = new HashMap<String, Object>();
        request.put("basedOn", basedOn);
        request.put("reason", "More officers since the merger.");
        if (effectiveFrom != null) {
            request.put("effectiveFrom", effectiveFrom.toString());
        }
        request.put("rules", Map.of("Q7", Map.of("numbers", Map.of("queries", queries))));
        request.put("institutions", Map.of("B10001", Map.of("Q3", Map.of("officerVolume", "90000"))));
        return request;
    }

    private HttpResponse<String> propose(String token, Map<String, Object> request) {
        return SURROUNDINGS.post(port, BASE, token, UUID.randomUUID().toString(), request);
    }

    private HttpResponse<String> decide(String token, int version, String word, @Nullable String ifMatch) {
        return SURROUNDINGS.post(
                port,
                BASE + "/" + version + "/approval",
                token,
                UUID.randomUUID().toString(),
                word(word),
                ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch));
    }

    private static Map<String, String> word(String word) {
        return Map.of("decision", word);
    }

    private HttpResponse<String> get(String path, String token) {
        return SURROUNDINGS.get(port, path, token);
    }

    private String submit() {
        var answer = SURROUNDINGS.postAtTheTerminal(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.officer(),
                Surroundings.request(UUID.randomUUID(), Surroundings.person(77)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    private int policyVersionOf(String query) {
        return owner.sql("SELECT policy_version FROM gate_record WHERE query_id = cast(:id AS uuid)")
                .param("id", query)
                .query(Integer.class)
                .single();
    }

    private List<String> events(String aggregate) {
        // Of this test's version; the numbers of those before it were deleted and given again.
        return owner.sql("""
                        SELECT type FROM outbox_event WHERE aggregate_id = :aggregate
                        AND position >= (SELECT max(position) FROM outbox_event
                            WHERE aggregate_id = :aggregate AND type = 'GatePolicyProposed')
                        ORDER BY position
                        """).param("aggregate", aggregate).query(String.class).list();
    }

    private int count() {
        return owner.sql("SELECT count(*) FROM policy_version")
                .query(Integer.class)
                .single();
    }

    private static List<String> institutionsIn(HttpResponse<String> answer) {
        return json(answer)
                .path("institutions")
                .valueStream()
                .map(part -> part.path("institution").asString())
                .toList();
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }

    private static List<String> fields(HttpResponse<String> answer) {
        return json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static void refused(JdbcClient.StatementSpec statement) {
        assertThatThrownBy(statement::update).isInstanceOf(DataAccessException.class);
    }

    private static List<HttpResponse<String>> atOnce(int many, IntFunction<HttpResponse<String>> call) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, many)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
