package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;

final class RefusalEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        api.post(
                AuthorizationServiceIntegration.staff("officer.lin", "B10001", "E1001", List.of("query-officer")),
                "/api/v1/authorization-refusals",
                Map.of(
                        "purpose",
                        "LOAN_APPLICATION",
                        "product",
                        "SINGLE_LOAN",
                        "subject",
                        Map.of(
                                "name",
                                Journey.NAME,
                                "documentType",
                                "RESIDENT_ID",
                                "documentNumber",
                                "110101199003070134"),
                        "noticeVersion",
                        "2026-01",
                        "shownAt",
                        clock.instant().toString(),
                        "alternativesOffered",
                        List.of("INCOME_PROOF", "ASSET_PROOF")));
    }
}
