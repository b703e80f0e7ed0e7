package cn.zhengxin.authorization.exemption;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.exemption.application.RaiseOverdueExemptions;
import java.time.Duration;
import org.springframework.beans.factory.BeanFactory;

final class ExemptionEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var journey = new ExemptionJourney(api);
        new ReviewOwnExemption().decideOnOwnRequest(api, clock);
        var id = journey.urgent().text("id");
        journey.addDocument(id);
        journey.review(ExemptionJourney.reviewer(), id, "APPROVE");
        journey.report(id);
        api.get(ExemptionJourney.officer(), ExemptionJourney.EXEMPTIONS + "/" + id);
        api.get(ExemptionJourney.officer(), ExemptionJourney.EXEMPTIONS);
        journey.urgent();
        clock.advance(Duration.ofHours(25));
        beans.getBean(RaiseOverdueExemptions.class).handle();
        clock.reset();
    }
}
