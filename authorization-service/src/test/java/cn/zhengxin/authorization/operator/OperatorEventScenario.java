package cn.zhengxin.authorization.operator;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.employment.FollowPersonnel;
import cn.zhengxin.authorization.employment.PersonnelChange;
import cn.zhengxin.authorization.operator.model.Place;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

final class OperatorEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var jdbc = beans.getBean(JdbcClient.class);
        var followPersonnel = beans.getBean(FollowPersonnel.class);
        var chen = "/api/v1/operators/dispute.chen";
        api.post(
                AuthorizationServiceIntegration.institutionAdministrator(),
                chen + "/suspension",
                Map.of("reason", "OTHER"));
        api.postEmpty(AuthorizationServiceIntegration.institutionAdministrator(), chen + "/reinstatement");
        var staffing = new Staffing(api, clock);
        var newcomer = staffing.active("query-officer");
        var administrator = AuthorizationServiceIntegration.institutionAdministrator();
        api.post(administrator, newcomer.path("/roles"), Map.of("roles", List.of("query-officer", "reviewer")));
        api.postEmpty(Staffing.head(), newcomer.path("/roles/approval"));
        api.post(administrator, newcomer.path("/roles"), Map.of("roles", List.of("auditor", "reviewer")));
        api.post(administrator, newcomer.path("/terminals"), Map.of("address", "203.0.113.8"));
        api.delete(administrator, newcomer.path("/terminals/203.0.113.8"));
        api.post(administrator, newcomer.path("/bureau-account"), Map.of("bureauAccount", "B10001-EVENT"));
        api.post(
                administrator,
                newcomer.path("/identity"),
                Map.of("documentType", "RESIDENT_ID", "documentNumber", "110101199003070134"));
        api.get(
                AuthorizationServiceIntegration.queryService(),
                "/internal/v1/operators/" + newcomer.account() + "/bureau-account");
        jdbc.sql("UPDATE credit_operator SET last_used_on = last_used_on - 120 WHERE account = :account")
                .param("account", newcomer.account())
                .update();
        api.post(administrator, newcomer.path("/unlocking"), Map.of("reason", "DUTY_RESUMED"));
        api.post(
                Staffing.compliance(),
                newcomer.path("/deductions"),
                Map.of("violation", "INCOMPLETE_FILE", "findingReference", "F-EVENT"));
        var campaign =
                api.postEmpty(AuthorizationServiceIntegration.provinceAdministrator(), "/api/v1/recertifications");
        api.post(
                administrator,
                "/api/v1/recertifications/" + campaign.text("id") + "/items/" + newcomer.account() + "/answer",
                Map.of("answer", "CONFIRM"));
        AuthorizationServiceIntegration.owner()
                .sql("DELETE FROM recertification_item")
                .update();
        AuthorizationServiceIntegration.owner()
                .sql("DELETE FROM recertification")
                .update();
        followPersonnel.handle(new PersonnelChange.Moved(
                UUID.randomUUID(), newcomer.employeeNumber(), new Place("B10001", "B10001-02"), clock.instant()));
        followPersonnel.handle(new PersonnelChange.Left(UUID.randomUUID(), newcomer.employeeNumber(), clock.instant()));
        var review = jdbc.sql("SELECT id FROM departure_review WHERE operator_account = :account LIMIT 1")
                .param("account", newcomer.account())
                .query(String.class)
                .single();
        api.post(
                Staffing.compliance(),
                "/api/v1/departure-reviews/" + review + "/closure",
                Map.of("finding", "VIOLATION_FOUND"));
    }
}
