package cn.zhengxin.authorization.noticerecipient;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

final class NoticeRecipientEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var journey = new Journey(api, clock);
        var id = journey.active(1);
        var path = Journey.usePath(id, UUID.randomUUID());
        var token = AuthorizationServiceIntegration.queryService();
        api.put(token, path, Journey.intendedUse(journey.subjectOf(id)));
        Journey.noticeRecipient(api, token, path);
    }
}
