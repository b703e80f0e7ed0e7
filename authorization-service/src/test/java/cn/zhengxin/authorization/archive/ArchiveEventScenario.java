package cn.zhengxin.authorization.archive;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import org.springframework.beans.factory.BeanFactory;

final class ArchiveEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        new DecideOwnAccess().decideOnOwnRequest(api, clock);
        var journey = new ArchiveJourney(api);
        var file = new Journey(api, clock).draft(1);
        var granted = journey.request(ArchiveJourney.wei(), file).text("id");
        journey.decide(ArchiveJourney.tang(), granted, "APPROVE");
        api.get(ArchiveJourney.wei(), Journey.AUTHORIZATIONS + "/" + file);
        var refused = journey.request(ArchiveJourney.wei(), file).text("id");
        journey.decide(ArchiveJourney.tang(), refused, "REJECT");
        var authority =
                journey.requestForAuthority(ArchiveJourney.wei(), file, "E1001").text("id");
        journey.addDocument(ArchiveJourney.wei(), authority);
    }
}
