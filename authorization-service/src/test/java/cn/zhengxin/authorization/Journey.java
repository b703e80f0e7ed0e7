package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.workingcalendar.BankDay;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes an authorization along its life the way people do. */
public final class Journey {

    public static final byte[] PDF = "%PDF-1.7 a made-up scan".getBytes(StandardCharsets.US_ASCII);
    public static final String AUTHORIZATIONS = "/api/v1/authorizations";

    /** The name of the statement's subject. */
    public static final String NAME = "张伟";

    private final Api api;
    private final Clock clock;

    public Journey(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    public Map<String, Object> statement() {
        var today = BankDay.of(clock.instant());
        var statement = new LinkedHashMap<String, Object>();
        statement.put("kind", "QUERY");
        statement.put(
                "subject", Map.of("name", NAME, "documentType", "RESIDENT_ID", "documentNumber", "110101199003070134"));
        statement.put("institution", Map.of("code", "B10001", "name", "江南银行杭州分行"));
        statement.put("purpose", "LOAN_APPLICATION");
        statement.put("purposeStatement", "个人消费贷款额度评估");
        statement.put("product", "SHORT_TERM_CREDIT");
        statement.put("reportTypes", List.of("PERSONAL"));
        statement.put("startDate", today.toString());
        statement.put("endDate", today.plusDays(29).toString());
        statement.put("signingChannel", "COUNTER");
        statement.put("signingTime", clock.instant().toString());
        statement.put("templateVersion", "2026-01");
        statement.put("uses", 1);
        return statement;
    }

    public Api.Answer create(String token, Map<String, Object> changes) {
        var statement = statement();
        statement.putAll(changes);
        return api.post(token, AUTHORIZATIONS, statement);
    }

    /** The id of a draft entered by officer.lin. */
    public String draft(int uses) {
        var created = create(AuthorizationServiceIntegration.officerLin(), Map.of("uses", uses));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.text("id");
    }

    public String addEvidence(String id, String kind) {
        // A4: no two scans are the same image.
        var scan = (new String(PDF, StandardCharsets.US_ASCII) + " " + UUID.randomUUID())
                .getBytes(StandardCharsets.US_ASCII);
        var added = api.upload(
                AuthorizationServiceIntegration.officerLin(), AUTHORIZATIONS + "/" + id + "/evidence", kind, scan);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.text("evidenceId");
    }

    public Map<String, Object> signature(String imageId) {
        return Map.of(
                "channel",
                "COUNTER",
                "teller",
                Map.of("idDocumentChecked", true),
                "pages",
                List.of(Map.of("number", 1, "signed", true, "fingerprinted", true, "imageEvidenceId", imageId)),
                "witness",
                Map.of("employeeNumber", "E1006"));
    }

    public String signed(int uses) {
        return sign(draft(uses));
    }

    /** The id of a draft with these differences, signed. */
    public String signed(Map<String, Object> changes) {
        var created = create(AuthorizationServiceIntegration.officerLin(), changes);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return sign(created.text("id"));
    }

    private String sign(String id) {
        addEvidence(id, "ID_DOCUMENT_CHECK");
        var image = addEvidence(id, "SIGNED_DOCUMENT");
        var signed = api.post(
                AuthorizationServiceIntegration.officerLin(),
                AUTHORIZATIONS + "/" + id + "/signature",
                signature(image));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(signed.text("state")).isEqualTo("SIGNED");
        return id;
    }

    public String active(int uses) {
        return verify(signed(uses));
    }

    /** The id of an active authorization with these differences. */
    public String active(Map<String, Object> changes) {
        return verify(signed(changes));
    }

    private String verify(String id) {
        var verified = api.post(
                AuthorizationServiceIntegration.reviewerZhao(),
                AUTHORIZATIONS + "/" + id + "/verification",
                Map.of("decision", "VERIFY", "comment", "copy and signature compared"));
        assertThat(verified.status()).as(verified.body()).isEqualTo(200);
        assertThat(verified.text("state")).isEqualTo("ACTIVE");
        return id;
    }

    public String subjectOf(String id) {
        return api.get(AuthorizationServiceIntegration.officerLin(), AUTHORIZATIONS + "/" + id)
                .text("subjectReference");
    }

    public static Map<String, Object> intendedUse(String subjectReference) {
        return Map.of(
                "subjectReference",
                subjectReference,
                "subjectNameReference",
                AuthorizationServiceIntegration.nameReferenceOf(subjectReference, NAME),
                "institution",
                "B10001",
                "purpose",
                "LOAN_APPLICATION",
                "reportType",
                "PERSONAL",
                "operatorAccount",
                "officer.lin");
    }

    /** Tells that the bureau was asked under a use; what the answer says of it. */
    public static String consume(Api api, String token, String usePath) {
        var answer = api.post(token, "/internal/v1/use-consumptions", Map.of("uses", List.of(named(usePath))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/uses/0/outcome").asString();
    }

    /** Whom to tell of the query that has the use; an answer of one recipient at most. */
    public static Api.Answer noticeRecipient(Api api, String token, String usePath) {
        return api.post(token, "/internal/v1/notice-recipients", Map.of("uses", List.of(named(usePath))));
    }

    private static Map<String, String> named(String usePath) {
        var parts = usePath.split("/", -1);
        return Map.of("authorizationId", parts[4], "useId", parts[6]);
    }

    public static String usePath(String authorizationId, Object useId) {
        return "/internal/v1/authorizations/" + authorizationId + "/uses/" + useId;
    }
}
