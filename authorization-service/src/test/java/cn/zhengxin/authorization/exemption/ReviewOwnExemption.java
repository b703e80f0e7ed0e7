package cn.zhengxin.authorization.exemption;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.List;
import java.util.Map;

final class ReviewOwnExemption implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "reviewExemption";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var both = AuthorizationServiceIntegration.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "legal-reviewer"));
        var journey = new ExemptionJourney(api);
        var id = journey.enter(both, Map.of()).text("id");
        journey.addDocument(id);
        return journey.review(both, id, "APPROVE");
    }
}
