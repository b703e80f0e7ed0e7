package cn.zhengxin.authorization.retention;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import org.springframework.beans.factory.BeanFactory;

final class RetentionEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        new LiftOwnHold().decideOnOwnRequest(api, clock);
        new DecideOwnDestruction().decideOnOwnRequest(api, clock);
        var journey = new RetentionJourney(api, clock);
        var file = journey.withdrawn(false);
        AuthorizationServiceIntegration.endedLongAgo(file);
        var hold = journey.hold(RetentionJourney.sun(), "authorizationId", file).text("id");
        journey.lift(RetentionJourney.qin(), hold);
        var destruction = journey.propose(RetentionJourney.sun(), file).text("id");
        journey.decide(RetentionJourney.qin(), destruction, "APPROVE");
    }
}
