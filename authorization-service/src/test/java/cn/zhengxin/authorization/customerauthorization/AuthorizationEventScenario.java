package cn.zhengxin.authorization.customerauthorization;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

final class AuthorizationEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var lin = AuthorizationServiceIntegration.officerLin();
        var journey = new Journey(api, clock);
        var id = journey.active(3);
        var customer = AuthorizationServiceIntegration.customerOf(journey.subjectOf(id));
        api.get(lin, Journey.AUTHORIZATIONS + "/" + id + "/document");
        api.get(lin, Journey.AUTHORIZATIONS);
        api.get(customer, "/api/v1/my/authorizations");
        api.post(customer, Journey.AUTHORIZATIONS + "/" + id + "/withdrawal", Map.of());
        var closed = journey.active(1);
        api.post(lin, Journey.AUTHORIZATIONS + "/" + closed + "/closure", Map.of("reason", "REFUSED"));
        var incomplete = Journey.AUTHORIZATIONS + "/" + journey.draft(1) + "/signature";
        api.post(lin, incomplete, journey.signature(UUID.randomUUID().toString()));
        var verification = Journey.AUTHORIZATIONS + "/" + journey.signed(1) + "/verification";
        var both = AuthorizationServiceIntegration.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"));
        api.post(both, verification, Map.of("decision", "VERIFY"));
        api.post(AuthorizationServiceIntegration.reviewerZhao(), verification, Map.of("decision", "REJECT"));
        signTwiceWithOnePage(api, lin, journey);
    }

    private static void signTwiceWithOnePage(Api api, String lin, Journey journey) {
        for (int time = 0; time < 2; time++) {
            var id = journey.draft(1);
            var path = Journey.AUTHORIZATIONS + "/" + id;
            journey.addEvidence(id, "ID_DOCUMENT_CHECK");
            var page = api.upload(lin, path + "/evidence", "SIGNED_DOCUMENT", Journey.PDF);
            api.post(lin, path + "/signature", journey.signature(page.text("evidenceId")));
        }
    }
}
