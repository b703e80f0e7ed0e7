package cn.zhengxin.authorization.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.List;

final class ApproveOwnPartner implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "approvePartner";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        // Another account of the same employee is the same person (O3).
        var sameEmployee = AuthorizationServiceIntegration.staff(
                "admin.also", "B10001", "E1003", List.of("credit-administrator-institution", "compliance-officer"));
        var code = new PartnerJourney(api).registered();
        var answer = api.postEmpty(sameEmployee, PartnerJourney.PARTNERS + "/" + code + "/approval");
        assertThat(api.get(sameEmployee, PartnerJourney.PARTNERS + "/" + code).text("state"))
                .isEqualTo("REGISTERED");
        return answer;
    }
}
