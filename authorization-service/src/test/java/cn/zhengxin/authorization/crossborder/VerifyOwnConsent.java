package cn.zhengxin.authorization.crossborder;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.Map;

final class VerifyOwnConsent implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "verifyCrossBorderConsent";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var journey = new CrossBorderJourney(api, clock);
        var both = CrossBorderJourney.staff("officer.wei", "E1007", "query-officer", "compliance-officer");
        var authorization = new Journey(api, clock).active(1);
        var consent = journey.record(both, authorization, Map.of()).text("id");
        return journey.decide(both, authorization, consent, "VERIFY");
    }
}
