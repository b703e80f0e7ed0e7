package cn.zhengxin.authorization.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartnerIntegrationTests extends AuthorizationServiceIntegration {

    private static final String PARTNERS = PartnerJourney.PARTNERS;

    private Api api;
    private PartnerJourney journey;

    @BeforeEach
    void open() {
        api = api();
        journey = new PartnerJourney(api);
    }

    @Test
    @DisplayName(
            "A7 · a partner is registered, approved by a second person, suspended, reinstated, ended and registered anew")
    void wholeLife() {
        var code = journey.registered();
        assertThat(read(code).text("state")).isEqualTo("REGISTERED");
        assertThat(read(code).json().path("fitFor")).isEmpty();

        journey.approve(code);
        assertThat(fitFor(code)).containsExactly("LOAN_APPLICATION");

        journey.suspend(code);
        assertThat(read(code).text("state")).isEqualTo("SUSPENDED");
        assertThat(fitFor(code)).isEmpty();

        journey.reinstate(code);
        assertThat(fitFor(code)).containsExactly("LOAN_APPLICATION");

        journey.end(code);
        assertThat(read(code).text("state")).isEqualTo("ENDED");
        assertThat(journey.register(code, Map.of("agreementReference", "AGR-NEW-1"))
                        .status())
                .isEqualTo(201);
        assertThat(read(code).text("state")).isEqualTo("REGISTERED");

        assertThat(eventsAbout(code))
                .containsExactly(
                        "PartnerRegistered",
                        "PartnerApproved",
                        "PartnerSuspended",
                        "PartnerReinstated",
                        "PartnerEnded",
                        "PartnerRegistered");
    }

    @Test
    @DisplayName("A7 · every missing element of a registration is named in one answer")
    void namesEveryMissingElement() {
        var answer = api.post(PartnerJourney.administrator(), PARTNERS, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(faults(answer))
                .containsOnlyKeys("code", "fullName", "creditCode", "qualifications", "agreementReference");
    }

    @Test
    @DisplayName("A7 · every malformed element is named in one answer, and no value is repeated")
    void namesEveryMalformedElement() {
        var answer = journey.register(
                "B10001",
                Map.of(
                        "fullName",
                        "a\u202Eb",
                        "creditCode",
                        "91330100MA2PART01X",
                        "agreementReference",
                        "110101199003070134",
                        "qualifications",
                        List.of(
                                Map.of(
                                        "kind",
                                        "SOMETHING",
                                        "number",
                                        "13800138000",
                                        "validFrom",
                                        "soon",
                                        "validUntil",
                                        "1999-01-01",
                                        "permittedPurposes",
                                        List.of("MARKETING")),
                                PartnerJourney.qualification("2026-02-01", "2026-01-31", "LOAN_APPLICATION"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(faults(answer))
                .containsOnlyKeys(
                        "code",
                        "fullName",
                        "creditCode",
                        "agreementReference",
                        "qualifications[0].kind",
                        "qualifications[0].number",
                        "qualifications[0].validFrom",
                        "qualifications[0].validUntil",
                        "qualifications[0].permittedPurposes[0]",
                        "qualifications[1].validUntil");
        assertThat(answer.body()).doesNotContain("110101199003070134", "13800138000", "MARKETING", "SOMETHING");
    }

    @Test
    @DisplayName("A7 · one enterprise has one code, and one code one enterprise")
    void oneCodeForOneEnterprise() {
        var code = journey.registered();

        assertThat(journey.register(code, Map.of()).status()).isEqualTo(409);
        assertThat(faults(journey.register(code, Map.of("fullName", "另一家公司")))).containsOnlyKeys("code");
        assertThat(faults(journey.register(
                        PartnerJourney.newCode(), Map.of("creditCode", PartnerJourney.creditCode(code)))))
                .containsOnlyKeys("creditCode");
    }

    @Test
    @DisplayName("A7 · steps that a state does not have are refused")
    void statesDecideWhatComesNext() {
        var registered = journey.registered();
        assertThat(post(PartnerJourney.administrator(), registered, "suspension", "OTHER")
                        .status())
                .isEqualTo(409);
        assertThat(api.postEmpty(PartnerJourney.complianceSun(), PARTNERS + "/" + registered + "/reinstatement")
                        .status())
                .isEqualTo(409);
        var active = journey.active();
        assertThat(api.postEmpty(PartnerJourney.complianceSun(), PARTNERS + "/" + active + "/approval")
                        .status())
                .isEqualTo(409);
        journey.end(active);
        assertThat(post(PartnerJourney.administrator(), active, "ending", "VIOLATION")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("A7 · another institution reads the register and changes nothing of it; the province may")
    void onlyWhoKeepsTheAgreementChanges() {
        var code = journey.active();
        var foreign = staff("admin.ningbo", "B20001", "E2003", List.of("credit-administrator-institution"));

        assertThat(api.get(foreign, PARTNERS + "/" + code).status()).isEqualTo(200);
        assertThat(post(foreign, code, "suspension", "OTHER").status()).isEqualTo(403);
        assertThat(post(provinceAdministrator(), code, "suspension", "OTHER").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("O1 · the attempt to approve one's own registration is on record")
    void attemptIsOnRecord() {
        var code = journey.registered();
        var both = staff(
                "admin.institution",
                "B10001",
                "E1003",
                List.of("credit-administrator-institution", "compliance-officer"));

        var answer = api.postEmpty(both, PARTNERS + "/" + code + "/approval");

        assertThat(answer.text("code")).isEqualTo("O1");
        assertThat(eventsAbout(code)).containsExactly("PartnerRegistered", "PartnerDecisionRefused");
    }

    @Test
    @DisplayName("N3 · partners, customers and the loan system do not reach the register")
    void whoDoesNotReachIt() {
        for (var token : List.of(
                loanOrigination(),
                customer("sr_somebody"),
                ISSUER.system("partner-guarantee", "P30001", List.of("partner"), "authorization-service"))) {
            assertThat(api.get(token, PARTNERS).status()).isEqualTo(403);
            assertThat(api.get(token, PARTNERS + "/P30001").status()).isEqualTo(403);
        }
        assertThat(api.post(officerLin(), PARTNERS, PartnerJourney.statement(PartnerJourney.newCode()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("A7 · the register is read page by page, and a stale version is refused")
    void pagesAndVersions() {
        var code = journey.registered();
        var first = api.get(auditor(), PARTNERS + "?limit=1");
        assertThat(first.json().path("items")).hasSize(1);
        assertThat(first.text("nextCursor")).isEqualTo("P30001");
        var second = api.get(auditor(), PARTNERS + "?limit=1&cursor=P30001");
        assertThat(second.json().path("items").path(0).path("code").asString()).isEqualTo("P30002");
        assertThat(api.get(auditor(), PARTNERS + "?cursor=nonsense").status()).isEqualTo(400);

        var path = PARTNERS + "/" + code + "/approval";
        assertThat(api.post(PartnerJourney.complianceSun(), path, Map.of("If-Match", "\"7\""), Map.of())
                        .status())
                .isEqualTo(412);
        assertThat(api.post(PartnerJourney.complianceSun(), path, Map.of("If-Match", "\"1\""), Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Api.Answer post(String token, String code, String step, String reason) {
        return api.post(token, PARTNERS + "/" + code + "/" + step, Map.of("reason", reason));
    }

    private Api.Answer read(String code) {
        return api.get(PartnerJourney.administrator(), PARTNERS + "/" + code);
    }

    private List<String> fitFor(String code) {
        return read(code)
                .json()
                .path("fitFor")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, String> faults(Api.Answer answer) {
        var faults = new TreeMap<String, String>();
        answer.json()
                .path("errors")
                .forEach(error -> faults.put(
                        error.path("field").asString(), error.path("message").asString()));
        return faults;
    }
}
