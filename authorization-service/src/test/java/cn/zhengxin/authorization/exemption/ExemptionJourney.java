package cn.zhengxin.authorization.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a judicial request along its life the way people do. */
final class ExemptionJourney {

    static final String EXEMPTIONS = "/api/v1/exemptions";
    static final String NAME = "张伟";

    private final Api api;

    ExemptionJourney(Api api) {
        this.api = api;
    }

    static String officer() {
        return AuthorizationServiceIntegration.staff("officer.lin", "B10001", "E1001", List.of("query-officer"));
    }

    static String reviewer() {
        return AuthorizationServiceIntegration.staff("reviewer.zhao", "B10001", "E1002", List.of("reviewer"));
    }

    static String legal() {
        return AuthorizationServiceIntegration.staff("legal.qin", "B10001", "E1010", List.of("legal-reviewer"));
    }

    static Map<String, Object> statement(Map<String, Object> changes) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("authority", Map.of("name", "杭州市中级人民法院", "kind", "COURT"));
        statement.put("document", Map.of("kind", "ASSISTANCE_NOTICE", "number", "（2026）浙01协查8号"));
        statement.put("caseNumber", "（2026）浙01民初123号");
        statement.put("legalArticle", "民事诉讼法 第二百五十三条");
        statement.put("sealChecked", true);
        statement.put(
                "subject", Map.of("name", NAME, "documentType", "RESIDENT_ID", "documentNumber", "110101199003070134"));
        statement.put("reportType", "PERSONAL");
        statement.putAll(changes);
        return statement;
    }

    Api.Answer enter(String token, Map<String, Object> changes) {
        var entered = api.post(token, EXEMPTIONS, statement(changes));
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        return entered;
    }

    Api.Answer urgent() {
        return enter(officer(), Map.of("urgent", true, "urgentGround", "MONEY_LAUNDERING"));
    }

    void addDocument(String id) {
        var added = api.upload(officer(), EXEMPTIONS + "/" + id + "/document", "SCAN", Journey.PDF);
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    Api.Answer review(String token, String id, String decision) {
        return api.post(token, EXEMPTIONS + "/" + id + "/reviews", Map.of("decision", decision));
    }

    Api.Answer report(String id) {
        return api.post(officer(), EXEMPTIONS + "/" + id + "/central-bank-report", Map.of("reference", "HZ-2026-0001"));
    }

    static Map<String, Object> use(String subjectReference) {
        return Map.of(
                "subjectReference",
                subjectReference,
                "subjectNameReference",
                AuthorizationServiceIntegration.nameReferenceOf(subjectReference, NAME),
                "institution",
                "B10001",
                "purpose",
                "JUDICIAL_ASSISTANCE",
                "reportType",
                "PERSONAL",
                "operatorAccount",
                "officer.lin");
    }
}
