package cn.zhengxin.authorization.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes chains of authorizations along their lives the way people do (A7). */
public final class ChainJourney {

    private final Api api;
    private final Journey journey;

    public ChainJourney(Api api, Clock clock) {
        this.api = api;
        this.journey = new Journey(api, clock);
    }

    static Map<String, Object> recipient(String partner) {
        return Map.of("institutionCode", partner, "purpose", "LOAN_APPLICATION");
    }

    static Map<String, Object> naming(int uses, String... partners) {
        return Map.of(
                "uses",
                uses,
                "recipients",
                List.of(partners).stream().map(ChainJourney::recipient).toList());
    }

    static Map<String, Object> handingOn(String parent, String from, String to, int uses) {
        var changes = new HashMap<>(naming(uses, to));
        changes.put("derivedFrom", Map.of("authorizationId", parent, "partner", from));
        return changes;
    }

    Api.Answer enter(Map<String, Object> changes) {
        return journey.create(officerLin(), changes);
    }

    String drafted(Map<String, Object> changes) {
        var created = enter(changes);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.text("id");
    }

    String active(Map<String, Object> changes) {
        var id = drafted(changes);
        journey.addEvidence(id, "ID_DOCUMENT_CHECK");
        var image = journey.addEvidence(id, "SIGNED_DOCUMENT");
        step(officerLin(), id, "signature", journey.signature(image));
        step(reviewerZhao(), id, "verification", Map.of("decision", "VERIFY"));
        return id;
    }

    public String original(int uses, String... partners) {
        return active(naming(uses, partners));
    }

    String hop(String parent, String from, String to, int uses) {
        return active(handingOn(parent, from, to, uses));
    }

    void withdraw(String id) {
        step(officerLin(), id, "withdrawal", Map.of());
    }

    void close(String id) {
        step(officerLin(), id, "closure", Map.of("reason", "SETTLED"));
    }

    private void step(String token, String id, String what, Map<String, Object> body) {
        var answer = api.post(token, Journey.AUTHORIZATIONS + "/" + id + "/" + what, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    String subjectOf(String id) {
        return journey.subjectOf(id);
    }

    public Map<String, Object> intendedUse(String id, String institution) {
        var use = new HashMap<>(Journey.intendedUse(subjectOf(id)));
        use.put("institution", institution);
        return use;
    }

    private static String officerLin() {
        return AuthorizationServiceIntegration.staff("officer.lin", "B10001", "E1001", List.of("query-officer"));
    }

    private static String reviewerZhao() {
        return AuthorizationServiceIntegration.staff("reviewer.zhao", "B10001", "E1002", List.of("reviewer"));
    }
}
