package cn.zhengxin.authorization.policychange;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Proposes versions of the policy that come into force long after every test, and decides on them. */
final class PolicyJourney {

    static final String POLICIES = "/api/v1/authorization-policies";

    private final Api api;
    private final Clock clock;

    PolicyJourney(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    static String province() {
        return AuthorizationServiceIntegration.staff(
                "admin.province", "B00000", "E0001", List.of("credit-administrator-province"));
    }

    static String compliance() {
        return AuthorizationServiceIntegration.staff(
                "compliance.sun", "B10001", "E1005", List.of("compliance-officer"));
    }

    Api.Answer propose(String token) {
        return api.post(
                token,
                POLICIES,
                Map.of(
                        "basedOn",
                        1,
                        "effectiveFrom",
                        clock.instant().plus(Duration.ofDays(365_000)).toString(),
                        "numbers",
                        Map.of("ONLINE_CHECK_MINUTES", 5),
                        "deductions",
                        Map.of("INCOMPLETE_FILE", 7),
                        "terms",
                        List.of(Map.of(
                                "purpose",
                                "LOAN_APPLICATION",
                                "product",
                                "SINGLE_LOAN",
                                "maximumDays",
                                20,
                                "maximumUses",
                                2,
                                "basis",
                                "Bank policy: shorter"))));
    }

    Api.Answer decide(String token, int version, String decision) {
        return api.post(token, POLICIES + "/" + version + "/approval", Map.of("decision", decision));
    }

    static int numberOf(Api.Answer answer) {
        return answer.json().path("version").path("version").asInt();
    }
}
