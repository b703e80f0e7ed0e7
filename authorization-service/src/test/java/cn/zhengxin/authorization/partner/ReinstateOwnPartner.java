package cn.zhengxin.authorization.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.Map;

final class ReinstateOwnPartner implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "reinstatePartner";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var journey = new PartnerJourney(api);
        var code = journey.active();
        var path = PartnerJourney.PARTNERS + "/" + code;
        var suspended =
                api.post(PartnerJourney.complianceSun(), path + "/suspension", Map.of("reason", "LICENCE_IN_DOUBT"));
        assertThat(suspended.status()).as(suspended.body()).isEqualTo(200);
        var answer = api.postEmpty(PartnerJourney.complianceSun(), path + "/reinstatement");
        assertThat(api.get(PartnerJourney.complianceSun(), path).text("state")).isEqualTo("SUSPENDED");
        return answer;
    }
}
