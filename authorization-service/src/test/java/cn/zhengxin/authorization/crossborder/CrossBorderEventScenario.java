package cn.zhengxin.authorization.crossborder;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import org.springframework.beans.factory.BeanFactory;

final class CrossBorderEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        new VerifyOwnConsent().decideOnOwnRequest(api, clock);
        var journey = new CrossBorderJourney(api, clock);
        var authorization = new Journey(api, clock).active(1);
        journey.ask(authorization, "CREDIT_SCORE");
        var rejected = journey.recorded(authorization);
        journey.decide(CrossBorderJourney.sun(), authorization, rejected, "REJECT");
        var verified = journey.verified(authorization);
        journey.ask(authorization, "CREDIT_SCORE", "NAME", "RELIGION", "TAX_ARREARS", "SOMETHING_ELSE");
        api.get(CrossBorderJourney.lin(), CrossBorderJourney.consents(authorization));
        journey.withdraw(CrossBorderJourney.lin(), authorization, verified);
    }
}
