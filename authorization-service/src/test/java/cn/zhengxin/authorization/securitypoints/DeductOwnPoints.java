package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.Map;

final class DeductOwnPoints implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "deductPoints";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var newcomer = new Staffing(api, clock).active("compliance-officer");
        return api.post(
                newcomer.token("compliance-officer"),
                newcomer.path("/deductions"),
                Map.of("violation", "INCOMPLETE_FILE", "findingReference", "F-OWN-" + newcomer.employeeNumber()));
    }
}
