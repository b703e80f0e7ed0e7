package cn.zhengxin.masking.unmasking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.masking.Api;
import cn.zhengxin.masking.PolicyServiceIntegration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class UnmaskingIntegrationTests extends PolicyServiceIntegration {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final String NAME = "PA01.PA01B.PA01BQ01";

    @Test
    @DisplayName(
            "M5 · asked for, approved by another person, used by its requester for that query, over after its minutes; every step an event")
    void showsNamedFieldsForMinutes() throws IOException {
        UUID query = UUID.randomUUID();
        Api.Answer asked = api().post(OFFICER, UNMASKINGS, request(query, 15));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.headers()).containsEntry("ETag", "\"0\"");
        String id = asked.text("id");
        assertThat(asked.headers()).containsEntry("Location", UNMASKINGS + "/" + id);
        assertThat(name(mask("officer.lin", query))).isEqualTo("张*");

        Api.Answer approved = api().post(REVIEWER, UNMASKINGS + "/" + id + "/approval", APPROVE);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.headers()).containsEntry("ETag", "\"1\"");
        assertThat(approved.text("state")).isEqualTo("LIVE");
        assertThat(Duration.between(Instant.parse(approved.text("decidedAt")), Instant.parse(approved.text("endsAt"))))
                .isEqualTo(Duration.ofMinutes(15));

        JsonNode masked = mask("officer.lin", query);
        assertThat(name(masked)).isEqualTo("张晓明");
        assertThat(masked.at("/sections/PA01/PA01B/PA01BI01").asString()).isEqualTo("330***********3311");
        assertThat(masked.path("unmaskings").get(0).path("id").asString()).isEqualTo(id);
        assertThat(name(mask("reviewer.zhao", query))).isEqualTo("张*");
        assertThat(name(mask("officer.lin", UUID.randomUUID()))).isEqualTo("张*");
        assertThat(mask("reviewer.zhao", query).has("unmaskings")).isFalse();

        // Sixteen minutes later.
        owner().sql("""
                        UPDATE unmasking SET requested_at = requested_at - interval '16 minutes',
                            decided_at = decided_at - interval '16 minutes', ends_at = ends_at - interval '16 minutes'
                         WHERE id = cast(:id AS uuid)
                        """).param("id", id).update();
        assertThat(name(mask("officer.lin", query))).isEqualTo("张*");
        assertThat(api().get(OFFICER, UNMASKINGS + "/" + id).text("state")).isEqualTo("ENDED");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(eventsOf(id))
                        .containsExactly("UnmaskingRequested", "UnmaskingApproved", "UnmaskingUsed", "UnmaskingEnded"));
    }

    @Test
    @DisplayName("M5 · revoked, it shows nothing from that moment on")
    void isRevoked() throws IOException {
        UUID query = UUID.randomUUID();
        String id = requested(query);
        api().post(REVIEWER, UNMASKINGS + "/" + id + "/approval", APPROVE);
        assertThat(name(mask("officer.lin", query))).isEqualTo("张晓明");

        Api.Answer revoked = api().post(OFFICER, UNMASKINGS + "/" + id + "/revocation", "");

        assertThat(revoked.text("state")).as(revoked.body()).isEqualTo("REVOKED");
        assertThat(revoked.headers()).containsEntry("ETag", "\"2\"");
        assertThat(name(mask("officer.lin", query))).isEqualTo("张*");
        assertThat(api().post(REVIEWER, UNMASKINGS + "/" + id + "/revocation", "")
                        .text("code"))
                .isEqualTo("UNMASKING_NOT_OPEN");
    }

    @Test
    @DisplayName("N1 · a reason altered, cut off or put in another's place is shown to nobody, and told as what it is")
    void refusesWhatWasNotSealed() {
        String id = requested(UUID.randomUUID());
        String other = requested(UUID.randomUUID());
        for (String damage : List.of(
                "SET reason = set_byte(reason, octet_length(reason) - 1, get_byte(reason, octet_length(reason) - 1) # 1)",
                "SET reason = substring(reason FROM 1 FOR 10)",
                "SET (reason, wrapped_key) = (SELECT reason, wrapped_key FROM unmasking WHERE id = cast(:other AS uuid))")) {
            owner().sql("CREATE TABLE kept_unmasking AS SELECT * FROM unmasking")
                    .update();
            owner().sql("ALTER TABLE unmasking DISABLE TRIGGER USER").update();
            owner().sql("UPDATE unmasking " + damage + " WHERE id = cast(:id AS uuid)")
                    .param("id", id)
                    .param("other", other)
                    .update();

            Api.Answer answer = api().get(REVIEWER, UNMASKINGS + "/" + id);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().has("reason")).isFalse();
            assertThat(api().get(REVIEWER, UNMASKINGS).status())
                    .as("one damaged row hides no other")
                    .isEqualTo(200);
            Api.Answer approval =
                    api().post(REVIEWER, UNMASKINGS + "/" + id + "/approval", "{\"decision\":\"APPROVE\"}");
            assertThat(approval.status()).isEqualTo(500);
            assertThat(approval.text("code")).isEqualTo("STORED_DATA_REJECTED");

            owner().sql("""
                            UPDATE unmasking now SET reason = kept.reason, wrapped_key = kept.wrapped_key
                              FROM kept_unmasking kept WHERE kept.id = now.id
                            """).update();
            owner().sql("ALTER TABLE unmasking ENABLE TRIGGER USER").update();
            owner().sql("DROP TABLE kept_unmasking").update();
            assertThat(api().get(REVIEWER, UNMASKINGS + "/" + id).text("reason"))
                    .contains("reached");
        }
        owner().sql("ALTER TABLE unmasking DISABLE TRIGGER USER").update();
        owner().sql("UPDATE unmasking SET reason = sha256(reason) WHERE id = cast(:id AS uuid)")
                .param("id", id)
                .update();
        owner().sql("ALTER TABLE unmasking ENABLE TRIGGER USER").update();
        assertThat(api().post(REVIEWER, UNMASKINGS + "/" + id + "/revocation", "")
                        .status())
                .as("what nobody can read can still be ended")
                .isEqualTo(200);
    }

    @TestFactory
    @DisplayName("M5 · who may do what with an unmasking: its institution's people, as their roles have it")
    Stream<DynamicTest> keepsToTheRoles() {
        String officerWei = staff("officer.wei", "B10001", "E1011", "query-officer");
        String reviewerElsewhere = staff("reviewer.gao", "B20001", "E2001", "reviewer");
        String auditor = staff("auditor.wang", "B00000", "E0002", "auditor");
        String administrator = staff("admin.institution", "B10001", "E1003", "credit-administrator-institution");
        record Try(String who, String token, String what, int status) {}
        return Stream.of(
                        new Try("auditor", auditor, "ask", 403),
                        new Try("compliance", COMPLIANCE_ELSEWHERE, "ask", 403),
                        new Try(
                                "system",
                                issuer().system(
                                                "loan-origination",
                                                "B10001",
                                                List.of("loan-system"),
                                                "masking-service"),
                                "ask",
                                403),
                        new Try("service", issuer().service("query-service", "masking-service"), "ask", 403),
                        new Try("reviewer", REVIEWER, "ask", 201),
                        new Try("another officer", officerWei, "read", 404),
                        new Try("reviewer elsewhere", reviewerElsewhere, "read", 404),
                        new Try("auditor", auditor, "read", 403),
                        new Try("reviewer", REVIEWER, "read", 200),
                        new Try("requester", OFFICER, "read", 200),
                        new Try("another officer", officerWei, "approve", 403),
                        new Try("administrator", administrator, "approve", 403),
                        new Try("reviewer elsewhere", reviewerElsewhere, "approve", 404),
                        new Try("compliance of the institution", COMPLIANCE_ELSEWHERE, "approve", 200),
                        new Try("another officer", officerWei, "revoke", 404),
                        new Try("requester", OFFICER, "revoke", 200))
                .map(tried -> DynamicTest.dynamicTest("M5 · " + tried.who() + " " + tried.what(), () -> {
                    String id = requested(UUID.randomUUID());
                    Api.Answer answer = switch (tried.what()) {
                        case "ask" -> api().post(tried.token(), UNMASKINGS, request(UUID.randomUUID(), 5));
                        case "read" -> api().get(tried.token(), UNMASKINGS + "/" + id);
                        case "approve" -> api().post(tried.token(), UNMASKINGS + "/" + id + "/approval", APPROVE);
                        case "revoke" -> api().post(tried.token(), UNMASKINGS + "/" + id + "/revocation", "");
                        default -> throw new AssertionError(tried.what());
                    };
                    assertThat(answer.status()).as(answer.body()).isEqualTo(tried.status());
                }));
    }

    @Test
    @DisplayName("M5 · an officer's list holds their own, a reviewer's those of the institution, by pages")
    void lists() {
        String own = requested(UUID.randomUUID());
        String wei = staff("officer.wei", "B10001", "E1011", "query-officer");
        api().post(wei, UNMASKINGS, request(UUID.randomUUID(), 5));

        JsonNode ofWei = api().get(wei, UNMASKINGS + "?limit=100").json();
        JsonNode first = api().get(REVIEWER, UNMASKINGS + "?limit=1").json();
        JsonNode second = api().get(
                        REVIEWER,
                        UNMASKINGS + "?limit=1&cursor="
                                + first.path("nextCursor").asString())
                .json();

        assertThat(ofWei.path("items")
                        .valueStream()
                        .map(item -> item.path("requestedBy").asString()))
                .containsOnly("officer.wei");
        assertThat(first.path("items").get(0).path("requestedBy").asString()).isEqualTo("officer.wei");
        assertThat(second.path("items").get(0).path("id").asString()).isEqualTo(own);
    }

    @Test
    @DisplayName(
            "M5, N2 · every fault of a request is named at once and no value is repeated; the policy bounds the minutes")
    void namesEveryFault() {
        ObjectNode wrong = request(UUID.randomUUID(), 31);
        wrong.putArray("fields").add("13260181590");
        wrong.putArray("kinds").add("13260181590");

        Api.Answer refused = api().post(OFFICER, UNMASKINGS, wrong);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("UNMASKING_INVALID");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("minutes", "fields[0]", "kinds[0]");
        assertThat(refused.body()).doesNotContain("13260181590");
        for (String nothing : List.of("", " ", "\u200B", "\u3164")) {
            ObjectNode blank = request(UUID.randomUUID(), 5).put("reason", nothing);
            assertThat(api().post(OFFICER, UNMASKINGS, blank).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to call 13260181590",
                "to call 132 6018 1590",
                "of 11010519491231002X",
                "card 6217005257259957",
                "to write to a.b@example.com"
            })
    @DisplayName("M5, N2 · a reason that holds a person's number or address is refused and not told back")
    void aReasonHoldsNoNumber(String reason) {
        Api.Answer refused =
                api().post(OFFICER, UNMASKINGS, request(UUID.randomUUID(), 5).put("reason", reason));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("reason");
        assertThat(refused.body()).doesNotContain(reason.substring(reason.lastIndexOf(' ') + 1));
    }

    @Test
    @DisplayName("M5, N1 · the reason rests encrypted and is in no event")
    void hidesTheReason() {
        String id = requested(UUID.randomUUID());
        assertThat(api().get(REVIEWER, UNMASKINGS + "/" + id).body()).contains("cannot be reached");
        assertThat(owner().sql("SELECT unmasking::text FROM unmasking WHERE id = cast(:id AS uuid)")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .doesNotContain("reached");
        assertThat(owner().sql("SELECT count(*) FROM outbox_event WHERE body LIKE '%cannot be reached%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @TestFactory
    @DisplayName(
            "O1, M5 · the database holds it as well: nothing decided by its requester, put off, decided twice or born approved")
    Stream<DynamicTest> theDatabaseHoldsIt() {
        String approve =
                "UPDATE unmasking SET decided_at = now(), ends_at = now() + interval '5 minutes', approver = '%s', decided_employee = '%s' WHERE id = cast(:id AS uuid)";
        return Stream.of(
                        approve.formatted("officer.lin", "E9"),
                        approve.formatted("reviewer.double", "E1001"),
                        approve.formatted("reviewer.zhao", "E1002").replace("5 minutes", "6 minutes"),
                        approve.formatted("reviewer.zhao", "E1002")
                                .replace("ends_at = now() + interval '5 minutes', ", ""),
                        "UPDATE unmasking SET minutes = 60 WHERE id = cast(:id AS uuid)",
                        "UPDATE unmasking SET requester = 'reviewer.zhao' WHERE id = cast(:id AS uuid)",
                        "DELETE FROM unmasking WHERE id = cast(:id AS uuid)",
                        "INSERT INTO unmasking SELECT gen_random_uuid(), credit_query_id, report_type, institution, requester, requester_employee, requested_at, fields, kinds, minutes, wrapped_key, reason, 'reviewer.zhao', NULL, 'E1002', now(), now() FROM unmasking WHERE id = cast(:id AS uuid)")
                .map(statement -> DynamicTest.dynamicTest("O1, M5 · " + statement, () -> {
                    String id = requested(UUID.randomUUID());
                    assertThatThrownBy(() ->
                                    database.sql(statement).param("id", id).update())
                            .isInstanceOf(DataAccessException.class);
                }));
    }

    @Test
    @DisplayName("M5 · the database lets nobody put the end of a live unmasking off, nor wake a revoked one")
    void theDatabaseKeepsTheEnd() {
        String live = requested(UUID.randomUUID());
        api().post(REVIEWER, UNMASKINGS + "/" + live + "/approval", APPROVE);
        assertThatThrownBy(() -> database.sql(
                                "UPDATE unmasking SET ends_at = ends_at - interval '1 second', decided_at = decided_at WHERE id = cast(:id AS uuid)")
                        .param("id", live)
                        .update())
                .isInstanceOf(DataAccessException.class);
        api().post(REVIEWER, UNMASKINGS + "/" + live + "/revocation", "");
        assertThatThrownBy(() -> database.sql(
                                "UPDATE unmasking SET revoked_at = NULL, revoked_by = NULL WHERE id = cast(:id AS uuid)")
                        .param("id", live)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private List<String> eventsOf(String id) {
        return owner().sql("SELECT type FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private String requested(UUID query) {
        return api().post(OFFICER, UNMASKINGS, request(query, 5)).text("id");
    }

    private static ObjectNode request(UUID query, int minutes) {
        ObjectNode request = Api.JSON.createObjectNode();
        request.put("creditQueryId", query.toString())
                .put("reportType", "PERSONAL")
                .put("minutes", minutes)
                .put("reason", "The customer cannot be reached under the number on file.");
        request.putArray("fields").add(NAME);
        return request;
    }

    private JsonNode mask(String account, UUID query) throws IOException {
        ObjectNode request = (ObjectNode)
                Api.JSON.readTree(Files.readString(Path.of("../contract/examples/mask-report-request.json")));
        request.put("creditQueryId", query.toString());
        ((ObjectNode) request.get("viewer")).put("account", account);
        return api().post(issuer().service("query-service", "masking-service"), "/api/v1/maskings", request)
                .json();
    }

    private static String name(JsonNode masked) {
        return masked.at("/sections/PA01/PA01B/PA01BQ01").asString();
    }
}
