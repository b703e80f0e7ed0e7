package cn.zhengxin.authorization.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a partner along its life the way people do. Every partner it makes has a code of its own. */
public final class PartnerJourney {

    public static final String PARTNERS = "/api/v1/partners";

    private static final AtomicInteger NEXT = new AtomicInteger(80_001);

    private final Api api;

    public PartnerJourney(Api api) {
        this.api = api;
    }

    /** One that no other test uses. */
    public static String newCode() {
        return "P" + NEXT.getAndIncrement();
    }

    public static Map<String, Object> statement(String code) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("code", code);
        statement.put("fullName", "江南测试合作机构" + code);
        statement.put("creditCode", creditCode(code));
        statement.put("qualifications", List.of(qualification("2026-01-01", "2030-12-31", "LOAN_APPLICATION")));
        statement.put("agreementReference", "AGR-" + code);
        return statement;
    }

    public static String creditCode(String code) {
        var seventeen = "91330100MA2" + code.substring(0, 6);
        return seventeen + UnifiedSocialCreditCode.checkCharacter(seventeen);
    }

    public static Map<String, Object> qualification(String from, String until, String... purposes) {
        return Map.of(
                "kind",
                "FINANCING_GUARANTEE",
                "number",
                "ZJ-2026-0001",
                "validFrom",
                from,
                "validUntil",
                until,
                "permittedPurposes",
                List.of(purposes));
    }

    public Api.Answer register(String code, Map<String, Object> changes) {
        var statement = statement(code);
        statement.putAll(changes);
        return api.post(administrator(), PARTNERS, statement);
    }

    /** The code of a partner that waits for approval. */
    public String registered() {
        var code = newCode();
        var answer = register(code, Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return code;
    }

    public String active(Map<String, Object> changes) {
        var code = newCode();
        var answer = register(code, changes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        approve(code);
        return code;
    }

    public String active() {
        return active(Map.of());
    }

    public void approve(String code) {
        var answer = api.postEmpty(complianceSun(), PARTNERS + "/" + code + "/approval");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("state")).isEqualTo("ACTIVE");
    }

    public void suspend(String code) {
        var answer = api.post(
                administrator(), PARTNERS + "/" + code + "/suspension", Map.of("reason", "VIOLATION_SUSPECTED"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    public void reinstate(String code) {
        var answer = api.postEmpty(complianceSun(), PARTNERS + "/" + code + "/reinstatement");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    public void end(String code) {
        var answer = api.post(administrator(), PARTNERS + "/" + code + "/ending", Map.of("reason", "AGREEMENT_ENDED"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    public static String administrator() {
        return AuthorizationServiceIntegration.staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution"));
    }

    public static String complianceSun() {
        return AuthorizationServiceIntegration.staff(
                "compliance.sun", "B10001", "E1005", List.of("compliance-officer"));
    }
}
