package cn.zhengxin.authorization.crossborder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records, verifies and asks for transfers the way people do. */
final class CrossBorderJourney {

    static final String RECIPIENT = "Nanyang Bank Ltd";

    private final Api api;
    private final Clock clock;

    CrossBorderJourney(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    static String lin() {
        return staff("officer.lin", "E1001", "query-officer");
    }

    static String sun() {
        return staff("compliance.sun", "E1005", "compliance-officer");
    }

    static String staff(String account, String employeeNumber, String... roles) {
        return AuthorizationServiceIntegration.staff(account, "B10001", employeeNumber, List.of(roles));
    }

    static String consents(String authorization) {
        return Journey.AUTHORIZATIONS + "/" + authorization + "/cross-border-consents";
    }

    /** The id of a document of its own. */
    String document(String authorization) {
        var added = upload(authorization, "CROSS_BORDER_CONSENT");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.text("evidenceId");
    }

    Api.Answer upload(String authorization, String kind) {
        var scan = ("%PDF-1.7 a made-up consent " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        return upload(authorization, kind, scan);
    }

    Api.Answer upload(String authorization, String kind, byte[] scan) {
        return api.upload(lin(), Journey.AUTHORIZATIONS + "/" + authorization + "/evidence", kind, scan);
    }

    Map<String, Object> statement(String evidence) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put(
                "recipient",
                Map.of(
                        "name", RECIPIENT,
                        "contact", "dpo@nanyang.example",
                        "kind", "ORGANISATION",
                        "country", "SG",
                        "rightsChannel", "by letter to the data protection officer"));
        statement.put("purpose", "LOAN_APPLICATION");
        statement.put("method", "INTERFACE");
        statement.put("categories", List.of("IDENTITY", "CREDIT_SUMMARY"));
        statement.put(
                "route",
                Map.of("kind", "STANDARD_CONTRACT", "reference", "SC-SECRET-2026-17", "validUntil", "2099-12-31"));
        statement.put("evidenceId", evidence);
        return statement;
    }

    /** The document first, then the moment: consent is given before its document is handed in. */
    Api.Answer record(String token, String authorization, Map<String, Object> changes) {
        var consentedAt = clock.instant().toString();
        var statement = statement(document(authorization));
        statement.put("consentedAt", consentedAt);
        statement.putAll(changes);
        return api.post(token, consents(authorization), statement);
    }

    /** The id of a consent that waits for the second person. */
    String recorded(String authorization) {
        var recorded = record(lin(), authorization, Map.of());
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return recorded.text("id");
    }

    String verified(String authorization) {
        var id = recorded(authorization);
        var verified = decide(sun(), authorization, id, "VERIFY");
        assertThat(verified.text("state")).as(verified.body()).isEqualTo("VERIFIED");
        return id;
    }

    Api.Answer decide(String token, String authorization, String consent, String decision) {
        return api.post(token, consents(authorization) + "/" + consent + "/verification", Map.of("decision", decision));
    }

    Api.Answer withdraw(String token, String authorization, String consent) {
        return api.postEmpty(token, consents(authorization) + "/" + consent + "/withdrawal");
    }

    Api.Answer askAs(String token, String authorization, String name, String kind, String country, String... fields) {
        return api.post(
                token,
                Journey.AUTHORIZATIONS + "/" + authorization + "/cross-border-decisions",
                Map.of("recipient", Map.of("name", name, "kind", kind, "country", country), "fields", List.of(fields)));
    }

    Api.Answer ask(String authorization, String... fields) {
        return askAs(lin(), authorization, RECIPIENT, "ORGANISATION", "SG", fields);
    }

    static List<String> refusals(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("refusals")
                .valueStream()
                .map(refusal -> refusal.path("code").asString())
                .toList();
    }
}
