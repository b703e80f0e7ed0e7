package cn.zhengxin.authorization.admission;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.List;

final class ApproveOwnApplication implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "approveOperator";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var newcomer = new Staffing(api, clock).trained("query-officer");
        var both = AuthorizationServiceIntegration.staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution", "department-head"));
        return api.postEmpty(both, newcomer.path("/approvals"));
    }
}
