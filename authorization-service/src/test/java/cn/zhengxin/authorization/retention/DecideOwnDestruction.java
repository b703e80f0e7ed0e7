package cn.zhengxin.authorization.retention;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;

final class DecideOwnDestruction implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "decideDestruction";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var journey = new RetentionJourney(api, clock);
        var file = journey.withdrawn(false);
        AuthorizationServiceIntegration.endedLongAgo(file);
        var both = RetentionJourney.staff("compliance.sun", "E1005", "compliance-officer", "legal-reviewer");
        return journey.decide(both, journey.propose(both, file).text("id"), "APPROVE");
    }
}
