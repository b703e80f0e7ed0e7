package cn.zhengxin.authorization.decision;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

final class UseEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var lin = AuthorizationServiceIntegration.officerLin();
        var service = AuthorizationServiceIntegration.queryService();
        var journey = new Journey(api, clock);
        var id = journey.active(3);
        var subject = journey.subjectOf(id);
        var intended = Journey.intendedUse(subject);
        var consumed = Journey.usePath(id, UUID.randomUUID());
        var released = Journey.usePath(id, UUID.randomUUID());
        api.put(service, consumed, intended);
        api.put(service, released, intended);
        api.put(service, Journey.usePath(UUID.randomUUID().toString(), UUID.randomUUID()), intended);
        api.postEmpty(service, consumed + "/confirmation");
        Journey.consume(api, service, consumed);
        api.post(lin, Journey.AUTHORIZATIONS + "/" + id + "/withdrawal", Map.of());
        api.postEmpty(service, released + "/confirmation");
        api.postEmpty(service, released + "/release");
    }
}
