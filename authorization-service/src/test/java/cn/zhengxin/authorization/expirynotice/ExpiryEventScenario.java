package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import org.springframework.beans.factory.BeanFactory;

final class ExpiryEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var id = new Journey(api, clock).active(1);
        AuthorizationServiceIntegration.ofAmount(id, "600000.00");
        beans.getBean(AnnounceExpiry.class).handle();
    }
}
