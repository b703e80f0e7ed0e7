package cn.zhengxin.authorization.customerauthorization;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;

final class SearchEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        api.post(
                AuthorizationServiceIntegration.staff("officer.lin", "B10001", "E1001", List.of("query-officer")),
                Journey.AUTHORIZATIONS + "/search",
                Map.of("documentType", "RESIDENT_ID", "documentNumber", "110101199003070134"));
    }
}
