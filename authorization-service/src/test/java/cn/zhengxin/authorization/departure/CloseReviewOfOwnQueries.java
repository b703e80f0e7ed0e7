package cn.zhengxin.authorization.departure;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Moved, and signed in under another account of the same employee. */
final class CloseReviewOfOwnQueries implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "closeDepartureReview";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var newcomer = new Staffing(api, clock).active("compliance-officer");
        var review = UUID.randomUUID();
        AuthorizationServiceIntegration.owner()
                .sql("""
                        INSERT INTO departure_review
                            (id, operator_account, institution_code, cause, event_id, opened_at, due_at)
                        VALUES (:id, :account, 'B10001', 'MOVED', :id, now(), now())
                        """)
                .param("id", review)
                .param("account", newcomer.account())
                .update();
        var oneself = AuthorizationServiceIntegration.staff(
                "back.again", "B10001", newcomer.employeeNumber(), List.of("compliance-officer"));
        return api.post(
                oneself, "/api/v1/departure-reviews/" + review + "/closure", Map.of("finding", "NOTHING_FOUND"));
    }
}
