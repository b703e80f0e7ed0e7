package cn.zhengxin.authorization.customerauthorization;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.SpecialJourney;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

final class MinorEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var special = new SpecialJourney(api, clock);
        var minor = special.minorSigned();
        var both = AuthorizationServiceIntegration.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "compliance-officer"));
        special.signOff(both, minor, "APPROVE");
        special.verify(minor);
        special.signOff(SpecialJourney.complianceSun(), minor, "APPROVE");
    }
}
