package cn.zhengxin.authorization.onlinesigning;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.EventScenario;
import org.springframework.beans.factory.BeanFactory;

final class OnlineSigningEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var online = OnlineJourney.start(api, clock);
        online.sign();
        online.readAndTickEverything();
        online.submitCheck("unknown-token");
        online.passBothChecks();
        online.sign();
    }
}
