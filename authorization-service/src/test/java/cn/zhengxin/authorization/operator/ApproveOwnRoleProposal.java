package cn.zhengxin.authorization.operator;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.List;
import java.util.Map;

final class ApproveOwnRoleProposal implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "approveRoles";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var newcomer = new Staffing(api, clock).active("query-officer");
        var both = AuthorizationServiceIntegration.staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution", "department-head"));
        Staffing.ok(api.post(both, newcomer.path("/roles"), Map.of("roles", List.of("query-officer", "reviewer"))));
        return api.postEmpty(both, newcomer.path("/roles/approval"));
    }
}
