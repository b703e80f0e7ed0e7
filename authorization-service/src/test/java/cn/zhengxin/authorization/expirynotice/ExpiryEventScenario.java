package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;

final class ExpiryEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var id = new Journey(api, clock).active(1);
        AuthorizationServiceIntegration.ofAmount(id, "600000.00");
        // One with a phone, which is told, and one without.
        var told = new Journey(api, clock)
                .active(Map.of(
                        "subject",
                        Map.of(
                                "name",
                                Journey.NAME,
                                "documentType",
                                "RESIDENT_ID",
                                "documentNumber",
                                "110101199003070134",
                                "phone",
                                "13900001234")));
        AuthorizationServiceIntegration.ofAmount(told, "600000.00");
        beans.getBean(AnnounceExpiry.class).handle();
        beans.getBean(DeliverExpiryNotices.class).handle();
    }
}
