package cn.zhengxin.authorization.retention;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;

final class LiftOwnHold implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "liftLegalHold";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var journey = new RetentionJourney(api, clock);
        var file = new Journey(api, clock).draft(1);
        var both = RetentionJourney.staff("legal.qin", "E1010", "legal-reviewer", "compliance-officer");
        return journey.lift(both, journey.hold(both, "authorizationId", file).text("id"));
    }
}
