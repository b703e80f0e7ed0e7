package cn.zhengxin.authorization.partner;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;

final class PartnerEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var lin = AuthorizationServiceIntegration.officerLin();
        var named = new Journey(api, clock)
                .create(
                        lin,
                        Map.of(
                                "recipients",
                                List.of(Map.of("institutionCode", "P30001", "purpose", "LOAN_APPLICATION"))));
        api.post(lin, Journey.AUTHORIZATIONS + "/" + named.text("id") + "/withdrawal", Map.of());
        var journey = new PartnerJourney(api);
        var partner = journey.active();
        journey.suspend(partner);
        api.postEmpty(
                AuthorizationServiceIntegration.staff(
                        "admin.institution", "B10001", "E1003", List.of("compliance-officer")),
                PartnerJourney.PARTNERS + "/" + partner + "/reinstatement");
        journey.reinstate(partner);
        journey.end(partner);
    }
}
