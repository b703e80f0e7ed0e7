package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.Map;

final class ConfirmOneself implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "answerRecertification";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var campaign = api.postEmpty(Staffing.province(), "/api/v1/recertifications");
        try {
            return api.post(
                    Staffing.province(),
                    "/api/v1/recertifications/" + campaign.text("id") + "/items/admin.province/answer",
                    Map.of("answer", "CONFIRM"));
        } finally {
            var owner = AuthorizationServiceIntegration.owner();
            owner.sql("DELETE FROM recertification_item").update();
            owner.sql("DELETE FROM recertification").update();
        }
    }
}
