package cn.zhengxin.authorization.policychange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.List;

/** The same employee under another account. */
final class DecideOwnPolicy implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "approveAuthorizationPolicy";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var journey = new PolicyJourney(api, clock);
        var version = PolicyJourney.numberOf(journey.propose(PolicyJourney.province()));
        var underAnotherAccount = AuthorizationServiceIntegration.staff(
                "admin.elsewhere", "B00000", "E0001", List.of("compliance-officer"));
        var answer = journey.decide(underAnotherAccount, version, "APPROVE");
        assertThat(api.get(PolicyJourney.province(), PolicyJourney.POLICIES + "/" + version)
                        .json()
                        .path("version")
                        .path("state")
                        .asString())
                .isEqualTo("PROPOSED");
        return answer;
    }
}
