package cn.zhengxin.masking.policychange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.masking.Api;
import cn.zhengxin.masking.PolicyServiceIntegration;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.masking.model.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PolicyChangeIntegrationTests extends PolicyServiceIntegration {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final Map<String, Object> REJECT = Map.of("decision", "REJECT");

    @Test
    @DisplayName("M6 · proposed, tried, approved by another person: the next masking follows it and names it")
    void masksByTheApprovedVersion() throws IOException {
        int before = newestApproved(api());
        Api.Answer created = api().post(PROVINCE, POLICIES, proposal(api()));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.headers()).containsEntry("ETag", "\"0\"");
        int number = created.json().path("version").path("version").asInt();
        assertThat(created.headers()).containsEntry("Location", POLICIES + "/" + number);
        assertThat(created.json().path("added").size()
                        + created.json().path("removed").size())
                .isEqualTo(1);
        assertThat(masked().path("policyVersion").asInt()).isEqualTo(before);

        assertThat(decide(COMPLIANCE, number, APPROVE).text("code")).isEqualTo("MASKING_POLICY_NOT_TRIED");
        Api.Answer tried = api().post(COMPLIANCE, POLICIES + "/" + number + "/trial", Map.of());
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(tried.json().path("comparedWith").asInt()).isEqualTo(before);
        assertThat(tried.json().path("differences").asInt()).isPositive();
        Api.Answer decided = decide(COMPLIANCE, number, APPROVE);
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decided.headers()).containsEntry("ETag", "\"1\"");
        assertThat(decided.json().path("version").path("state").asString()).isEqualTo("IN_FORCE");

        JsonNode masked = masked();
        assertThat(masked.path("policyVersion").asInt()).isEqualTo(number);
        assertThat(masked.at("/sections/PB01/PB01B/PB01BH/0/PB01BQ01").asString())
                .isIn("***", "132****1590")
                .isEqualTo(
                        tried.json()
                                        .path("reports")
                                        .get(0)
                                        .path("fields")
                                        .valueStream()
                                        .anyMatch(field ->
                                                field.path("path").asString().equals("PB01.PB01B.PB01BH[0].PB01BQ01")
                                                        && field.path("after")
                                                                .path("rule")
                                                                .asString()
                                                                .equals("HIDE"))
                                ? "***"
                                : "132****1590");
        assertThat(api().get(COMPLIANCE, POLICIES + "/" + before)
                        .json()
                        .path("version")
                        .path("state")
                        .asString())
                .isEqualTo("SUPERSEDED");
    }

    @Test
    @DisplayName("M6 · an approved version waits for its date; until then the one before it masks")
    void waitsForItsDate() throws IOException {
        int before = masked().path("policyVersion").asInt();
        ObjectNode proposal = proposal(api()).put("effectiveFrom", "2199-01-01T00:00:00+08:00");
        int number = api().post(PROVINCE, POLICIES, proposal)
                .json()
                .path("version")
                .path("version")
                .asInt();
        api().post(COMPLIANCE, POLICIES + "/" + number + "/trial", Map.of("show", "DIFFERENCES"));
        assertThat(decide(COMPLIANCE, number, APPROVE)
                        .json()
                        .path("version")
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(masked().path("policyVersion").asInt()).isEqualTo(before);
        // The date has come.
        owner().sql("UPDATE masking_policy SET effective_from = now() WHERE version = :version")
                .param("version", number)
                .update();
        assertThat(masked().path("policyVersion").asInt()).isEqualTo(number);
    }

    @Test
    @DisplayName("M6, N2 · every fault of a proposal is named at once and no value is repeated; nothing is kept")
    void namesEveryFault() {
        ObjectNode proposal = proposal(api(), wrong -> {
            wrong.put("effectiveFrom", "2020-01-01T00:00:00Z").put("unmaskingMinutes", 600);
            ((ObjectNode) wrong.get("lines").get(0)).put("role", "13260181590").put("rule", "FULL");
            ((ObjectNode) wrong.get("lines").get(1)).put("rule", "FULL").put("section", "13260181590");
        });

        Api.Answer refused = api().post(PROVINCE, POLICIES, proposal);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("MASKING_POLICY_INVALID");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "effectiveFrom",
                        "unmaskingMinutes",
                        "lines[0].role",
                        "lines[0].rule",
                        "lines[1].section",
                        "lines[1].rule");
        assertThat(refused.body()).doesNotContain("13260181590");
        Api.Answer told =
                api().post(PROVINCE, POLICIES, proposal(api(), wrong -> wrong.put("reason", "asked by 13260181590")));
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().at("/errors/0/field").asString()).isEqualTo("reason");
        assertThat(told.body()).doesNotContain("13260181590");
        assertThat(api().post(PROVINCE, POLICIES, proposal(api())).status()).isEqualTo(201);
    }

    @TestFactory
    @DisplayName(
            "M6 · who may do what: the head institution's people propose, another of compliance or information protection decides")
    Stream<DynamicTest> keepsToTheRoles() {
        String privacy = staff("privacy.he", "B10001", "E1006", "information-protection-officer");
        String privacyOfHead = staff("privacy.tang", "B00000", "E0006", "information-protection-officer");
        String second = staff("admin.second", "B00000", "E0004", "credit-administrator-province");
        String auditor = staff("auditor.wang", "B00000", "E0002", "auditor");
        record Try(String who, String token, String what, int status) {}
        return Stream.of(
                        new Try("officer", OFFICER, "list", 200),
                        new Try(
                                "partner",
                                issuer().system("partner-guarantee", "P30001", List.of("partner"), "masking-service"),
                                "list",
                                200),
                        new Try(
                                "subject",
                                issuer().customer("subject.zhang", "sr_Zm9vYmFyYmF6cXV4cXV1eGNvcmd", "masking-service"),
                                "list",
                                403),
                        new Try("service", issuer().service("query-service", "masking-service"), "list", 403),
                        new Try("officer", OFFICER, "propose", 403),
                        new Try("auditor", auditor, "propose", 403),
                        new Try("compliance elsewhere", COMPLIANCE_ELSEWHERE, "propose", 403),
                        new Try("privacy elsewhere", privacy, "propose", 403),
                        new Try("privacy of the head", privacyOfHead, "propose", 201),
                        new Try("officer", OFFICER, "trial", 403),
                        new Try("privacy elsewhere", privacy, "trial", 200),
                        new Try("compliance elsewhere", COMPLIANCE_ELSEWHERE, "trial", 200),
                        new Try("second administrator", second, "approve", 403),
                        new Try("auditor", auditor, "approve", 403),
                        new Try("compliance elsewhere", COMPLIANCE_ELSEWHERE, "approve", 403),
                        new Try("privacy elsewhere", privacy, "approve", 403),
                        new Try("privacy of the head", privacyOfHead, "approve", 409),
                        new Try("compliance of the head", COMPLIANCE, "withdraw", 403),
                        new Try("its proposer", PROVINCE, "withdraw", 200))
                .map(tried -> DynamicTest.dynamicTest("M6 · " + tried.who() + " " + tried.what(), () -> {
                    withdrawWhatWaits();
                    Api.Answer answer = switch (tried.what()) {
                        case "list" -> api().get(tried.token(), POLICIES);
                        case "propose" -> api().post(tried.token(), POLICIES, proposal(api()));
                        case "trial" ->
                            api().post(
                                            tried.token(),
                                            POLICIES + "/" + proposed(api()) + "/trial",
                                            Map.of("show", "DIFFERENCES"));
                        case "approve" -> decide(tried.token(), proposed(api()), APPROVE);
                        case "withdraw" ->
                            api().post(tried.token(), POLICIES + "/" + proposed(api()) + "/withdrawal", "");
                        default -> throw new AssertionError(tried.what());
                    };
                    assertThat(answer.status()).as(answer.body()).isEqualTo(tried.status());
                }));
    }

    @Test
    @DisplayName(
            "M6 · one proposal waits at a time, on the newest approved version, and is decided once; If-Match and keys are kept to")
    void keepsToTheOrder() {
        int number = proposed(api());
        assertThat(api().post(COMPLIANCE, POLICIES, proposal(api())).text("code"))
                .isEqualTo("MASKING_POLICY_PENDING");
        assertThat(api().post(
                                COMPLIANCE,
                                POLICIES + "/" + number + "/approval",
                                Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", "\"5\""),
                                REJECT)
                        .text("code"))
                .isEqualTo("STALE_VERSION");
        String key = UUID.randomUUID().toString();
        var first =
                api().post(COMPLIANCE, POLICIES + "/" + number + "/approval", Map.of("Idempotency-Key", key), REJECT);
        var again =
                api().post(COMPLIANCE, POLICIES + "/" + number + "/approval", Map.of("Idempotency-Key", key), REJECT);
        assertThat(first.json().path("version").path("state").asString()).isEqualTo("REJECTED");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(decide(COMPLIANCE, number, APPROVE).text("code")).isEqualTo("MASKING_POLICY_NOT_OPEN");
        assertThat(api().post(PROVINCE, POLICIES, proposal(api()).put("basedOn", number))
                        .text("code"))
                .isEqualTo("MASKING_POLICY_BASE_OUTDATED");
        assertThat(decide(COMPLIANCE, 9_999, APPROVE).status()).isEqualTo(404);
        assertThat(api().get(COMPLIANCE, POLICIES + "/9999").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("M6, N1 · the reason rests encrypted, and is for the head institution's eyes")
    void hidesTheReason() {
        int number = proposed(api());
        assertThat(api().get(COMPLIANCE, POLICIES + "/" + number).body()).contains("Phones are of no use");
        assertThat(api().get(OFFICER, POLICIES + "/" + number).body()).doesNotContain("Phones are of no use");
        assertThat(owner().sql("SELECT masking_policy::text FROM masking_policy WHERE version = :version")
                        .param("version", number)
                        .query(String.class)
                        .single())
                .doesNotContain("Phones");
        assertThat(owner().sql("SELECT count(*) FROM outbox_event WHERE body LIKE '%no use%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName(
            "M6, N2 · a sample in a request leaves nothing behind: no row, no event, no kept answer, no echo in a refusal")
    void leavesNothingOfASample() {
        int number = proposed(api());
        String phone = "13999991234";
        var sample = Map.of(
                "samples",
                List.of(Map.of(
                        "reportType",
                        "PERSONAL",
                        "subjectNames",
                        List.of("欧阳试验"),
                        "report",
                        Map.of("PB01", Map.of("PB01B", Map.of("PB01BH", List.of(Map.of("PB01BQ01", phone))))))),
                "viewings",
                List.of(Map.of(
                        "roles", List.of("query-officer"),
                        "purpose", "LOAN_APPLICATION",
                        "channel", "STAFF_SCREEN")));
        Api.Answer tried = api().post(COMPLIANCE, POLICIES + "/" + number + "/trial", sample);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).doesNotContain(phone, "欧阳");
        assertThat(tried.json().path("deliveredSamples").asBoolean()).isFalse();
        assertThat(decide(COMPLIANCE, number, APPROVE).text("code")).isEqualTo("MASKING_POLICY_NOT_TRIED");
        Api.Answer refused = api().post(
                        COMPLIANCE,
                        POLICIES + "/" + number + "/trial",
                        Map.of("samples", List.of(Map.of("reportType", phone, "report", phone))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain(phone);
        for (String table : owner().sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list()) {
            assertThat(owner().sql("SELECT count(*) FROM " + table
                                    + " t WHERE t::text LIKE '%13999991234%' OR t::text LIKE '%欧阳%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    @DisplayName("M6 · a sample nested deeper than any report is the caller's fault")
    void refusesSamplesBeyondReports() {
        int number = proposed(api());
        var request = Api.JSON.createObjectNode();
        var sample = request.putArray("samples").addObject().put("reportType", "PERSONAL");
        ObjectNode below = sample.putObject("report");
        for (int depth = 1; depth <= ReportMasking.DEEPEST; depth++) {
            below = below.putObject("PB01");
        }
        assertThat(api().post(COMPLIANCE, POLICIES + "/" + number + "/trial", request)
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "M6 · a trial on the bureau's whole examples answers for named viewings, all fields or those that differ")
    void triesWholeReports() {
        int number = proposed(api());
        var request = Api.JSON.createObjectNode();
        var sample = request.putArray("samples").addObject();
        sample.put("reportType", "PERSONAL").set("report", Reports.example(ReportType.PERSONAL));
        var viewing = request.putArray("viewings").addObject();
        viewing.put("purpose", "LOAN_APPLICATION")
                .put("channel", "STAFF_SCREEN")
                .putArray("roles")
                .add("query-officer");
        JsonNode all = api().post(COMPLIANCE, POLICIES + "/" + number + "/trial", request)
                .json();
        JsonNode some = api().post(COMPLIANCE, POLICIES + "/" + number + "/trial", request.put("show", "DIFFERENCES"))
                .json();

        assertThat(all.path("reports").get(0).path("fields").size()).isGreaterThan(300);
        assertThat(some.path("reports").get(0).path("fields").size())
                .isEqualTo(some.path("reports").get(0).path("differences").asInt())
                .isPositive();
        assertThat(all.path("affected").size()).isEqualTo(7);
    }

    @TestFactory
    @DisplayName(
            "O1, M6 · the database holds it as well: nothing decided by its proposer, decided untried, changed afterwards or begun in the past")
    Stream<DynamicTest> theDatabaseHoldsIt() {
        String decided = "approved_at = now(), effective_from = now(), decided_employee = ";
        return Stream.of(
                        "UPDATE masking_policy SET approver = 'admin.province', " + decided
                                + "'E9' WHERE version = :version",
                        "UPDATE masking_policy SET approver = 'compliance.song', " + decided
                                + "'E0001' WHERE version = :version",
                        "UPDATE masking_policy SET approver = 'compliance.song', " + decided
                                + "'E0003' WHERE version = :version",
                        "UPDATE masking_policy SET rejected_by = 'admin.province', rejected_at = now(), decided_employee = 'E9' WHERE version = :version",
                        "UPDATE masking_policy SET approver = 'compliance.song', approved_at = now(), effective_from = now() - interval '1 hour', decided_employee = 'E9' WHERE version = :version",
                        "UPDATE masking_policy SET unmasking_minutes = 60 WHERE version = :version",
                        "UPDATE masking_policy_rule SET rule = 'SHOW' WHERE version = :version",
                        "DELETE FROM masking_policy WHERE version = :version",
                        "INSERT INTO masking_policy_rule SELECT 1, 9999, role, channel, purpose, section, sensitivity, kind, rule, basis FROM masking_policy_rule WHERE version = :version LIMIT 1",
                        "INSERT INTO masking_policy_rule (version, position, role, channel, kind, rule, form, basis) VALUES (:version, 999, 'partner', 'PARTNER', 'phone', 'MASK', 'keep-ends(3,5)', 'x')",
                        "INSERT INTO masking_policy_rule (version, position, role, channel, kind, rule, form, basis) VALUES (:version, 999, 'partner', 'PARTNER', 'phone', 'HIDE', 'keep-ends(3,4)', 'x')",
                        "INSERT INTO masking_policy_rule (version, position, role, channel, rule, form, basis) VALUES (:version, 999, 'partner', 'PARTNER', 'MASK', 'keep-ends(3,4)', 'x')",
                        "UPDATE masking_policy_rule SET form = 'stars' WHERE version = :version",
                        "UPDATE masking_policy SET withdrawn_at = now() WHERE version = 1 OR version = :version + 1000",
                        "INSERT INTO masking_policy (version, effective_from, proposer, approver, approved_at, amount_bounds) SELECT :version + 1, now(), 'a', 'b', now(), '{0}'")
                .map(statement -> DynamicTest.dynamicTest("O1, M6 · " + statement, () -> {
                    withdrawWhatWaits();
                    int number = proposed(api());
                    // Tried, so that it is the other rule that refuses; E0003 has not.
                    for (String employee : List.of("E0001", "E9")) {
                        owner().sql(
                                        "INSERT INTO masking_policy_trial VALUES (:version, 'x', :employee, now(), true, 1)")
                                .param("version", number)
                                .param("employee", employee)
                                .update();
                    }
                    assertThatThrownBy(() -> database.sql(statement)
                                    .param("version", number)
                                    .update())
                            .isInstanceOf(DataAccessException.class);
                }));
    }

    private void withdrawWhatWaits() {
        owner().sql("""
                        UPDATE masking_policy SET withdrawn_at = now()
                         WHERE approver IS NULL AND rejected_by IS NULL AND withdrawn_at IS NULL
                        """).update();
    }

    private Api.Answer decide(String token, int number, Map<String, Object> decision) {
        return api().post(token, POLICIES + "/" + number + "/approval", decision);
    }

    private JsonNode masked() throws IOException {
        return api().post(
                        issuer().service("query-service", "masking-service"),
                        "/api/v1/maskings",
                        Files.readString(Path.of("../contract/examples/mask-report-request.json")))
                .json();
    }
}
