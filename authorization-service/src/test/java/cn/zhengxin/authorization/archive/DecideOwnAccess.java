package cn.zhengxin.authorization.archive;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;

final class DecideOwnAccess implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "decideArchiveAccess";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var journey = new ArchiveJourney(api);
        var both = ArchiveJourney.staff("officer.wei", "E1007", "query-officer", "risk-officer");
        var id = journey.request(both, new Journey(api, clock).draft(1)).text("id");
        return journey.decide(both, id, "APPROVE");
    }
}
