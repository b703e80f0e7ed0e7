package cn.zhengxin.authorization.secondperson;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Clock;
import java.util.List;
import java.util.Map;

final class VerifyOwnAuthorization implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "verifyAuthorization";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var both = AuthorizationServiceIntegration.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"));
        var id = new Journey(api, clock).signed(1);
        var answer = api.post(both, Journey.AUTHORIZATIONS + "/" + id + "/verification", Map.of("decision", "VERIFY"));
        assertThat(api.get(both, Journey.AUTHORIZATIONS + "/" + id).text("state"))
                .isEqualTo("SIGNED");
        return answer;
    }
}
