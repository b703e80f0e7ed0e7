package cn.zhengxin.authorization.secondperson;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.SpecialJourney;
import java.time.Clock;
import java.util.List;

final class ApproveOwnMinor implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "approveAuthorizationOfMinor";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var both = AuthorizationServiceIntegration.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "compliance-officer"));
        var journey = new SpecialJourney(api, clock);
        var id = journey.minorSigned();
        var answer = journey.signOff(both, id, "APPROVE");
        assertThat(api.get(both, Journey.AUTHORIZATIONS + "/" + id)
                        .json()
                        .path("missing")
                        .toString())
                .contains("complianceApproval");
        return answer;
    }
}
