package cn.zhengxin.authorization.policychange;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.EventScenario;
import org.springframework.beans.factory.BeanFactory;

final class PolicyEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        new DecideOwnPolicy().decideOnOwnRequest(api, clock);
        var journey = new PolicyJourney(api, clock);
        for (var decision : new String[] {"APPROVE", "REJECT"}) {
            var version = PolicyJourney.numberOf(journey.propose(PolicyJourney.province()));
            journey.decide(PolicyJourney.compliance(), version, decision);
        }
    }
}
