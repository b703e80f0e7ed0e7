package cn.zhengxin.authorization.identityprovider;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.identityprovider.application.CarryAccountsOver;
import cn.zhengxin.authorization.operator.Staffing;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;

final class CarriedOverEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var newcomer = new Staffing(api, clock).active("query-officer", "dispute-handler");
        Staffing.ok(
                api.post(Staffing.administrator(), newcomer.path("/roles"), Map.of("roles", List.of("query-officer"))));
        var carryAccountsOver = beans.getBean(CarryAccountsOver.class);
        carryAccountsOver.enrolNew();
        while (carryAccountsOver.handle()) {
            // All that lag behind.
        }
    }
}
