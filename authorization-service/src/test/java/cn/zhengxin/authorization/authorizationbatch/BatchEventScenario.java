package cn.zhengxin.authorization.authorizationbatch;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.SpecialJourney;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

final class BatchEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var journey = new BatchJourney(api, clock);
        var lin = AuthorizationServiceIntegration.staff("officer.lin", "B10001", "E1001", List.of("query-officer"));
        var created = api.post(
                lin,
                BatchJourney.BATCHES,
                BatchJourney.batch(journey.row(BatchJourney.somebody(), SpecialJourney.scan())));
        api.get(lin, BatchJourney.BATCHES + "/" + created.text("id"));
    }
}
