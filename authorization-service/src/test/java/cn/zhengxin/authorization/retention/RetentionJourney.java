package cn.zhengxin.authorization.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds and destroys the way people do. */
final class RetentionJourney {

    static final String DESTRUCTIONS = "/api/v1/destructions";
    static final String HOLDS = "/api/v1/legal-holds";

    private final Api api;
    private final Clock clock;

    RetentionJourney(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    static String sun() {
        return staff("compliance.sun", "E1005", "compliance-officer");
    }

    static String qin() {
        return staff("legal.qin", "E1010", "legal-reviewer");
    }

    static String staff(String account, String employeeNumber, String... roles) {
        return AuthorizationServiceIntegration.staff(account, "B10001", employeeNumber, List.of(roles));
    }

    /** Withdrawn just now. */
    String withdrawn(boolean consumed) {
        var journey = new Journey(api, clock);
        var id = journey.active(1);
        if (consumed) {
            var service = AuthorizationServiceIntegration.queryService();
            var use = Journey.usePath(id, UUID.randomUUID());
            api.put(service, use, Journey.intendedUse(journey.subjectOf(id)));
            api.postEmpty(service, use + "/confirmation");
            assertThat(Journey.consume(api, service, use)).isEqualTo("CONSUMED");
        }
        var withdrawn = api.post(
                staff("officer.lin", "E1001", "query-officer"),
                Journey.AUTHORIZATIONS + "/" + id + "/withdrawal",
                Map.of("reason", "不再申请"));
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        return id;
    }

    Api.Answer propose(String token, String... files) {
        return api.post(token, DESTRUCTIONS, Map.of("authorizationIds", List.of(files)));
    }

    Api.Answer decide(String token, String destruction, String decision) {
        return api.post(token, DESTRUCTIONS + "/" + destruction + "/approval", Map.of("decision", decision));
    }

    Api.Answer hold(String token, String member, String value) {
        return api.post(token, HOLDS, Map.of(member, value, "reason", "诉讼保全"));
    }

    Api.Answer lift(String token, String hold) {
        return api.postEmpty(token, HOLDS + "/" + hold + "/lifting");
    }
}
