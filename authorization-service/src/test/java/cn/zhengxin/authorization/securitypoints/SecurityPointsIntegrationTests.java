package cn.zhengxin.authorization.securitypoints;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.compliance;
import static cn.zhengxin.authorization.operator.Staffing.head;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.province;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecurityPointsIntegrationTests extends AuthorizationServiceIntegration {

    private Api api;
    private Staffing staffing;

    @BeforeEach
    void open() {
        api = api();
        staffing = new Staffing(api, clock);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @DisplayName(
            "O6 · deductions follow the table, a finding counts once, and at grade C the account is suspended at once")
    void deductsUntilC() {
        var newcomer = staffing.active("query-officer");
        var token = newcomer.token("query-officer");

        var first = deduct(newcomer, "QUERY_OUT_OF_PURPOSE", 1);
        assertThat(first.json().path("points").asInt()).isEqualTo(70);
        assertThat(first.text("grade")).isEqualTo("B");
        assertThat(told(deduct(newcomer, "QUERY_OUT_OF_PURPOSE", 1))).isEqualTo("409 ALREADY_RECORDED");
        assertThat(api.get(token, Journey.AUTHORIZATIONS).status()).isEqualTo(200);

        var second = deduct(newcomer, "INCOMPLETE_FILE", 2);

        assertThat(second.text("state")).isEqualTo("SUSPENDED");
        assertThat(second.json().at("/suspension/reason").asString()).isEqualTo("SECURITY_POINTS");
        assertThat(told(api.get(token, Journey.AUTHORIZATIONS))).isEqualTo("403 O11");
        assertThat(eventsAbout(newcomer.account())).endsWith("SecurityPointsDeducted", "OperatorSuspended");
    }

    @Test
    @DisplayName(
            "O6 · the way back: not after 89 days, after 90 with an exam and a second person's approval, with all points")
    void theWayBack() {
        var newcomer = staffing.active("query-officer");
        deduct(newcomer, "REPORT_LEAKED", 1);
        var reinstatement = newcomer.path("/reinstatement");
        assertThat(told(api.postEmpty(administrator(), reinstatement)))
                .isEqualTo("403 O6 [waitingPeriod, exam, approvals.return]");

        clock.advance(Duration.ofDays(89));
        staffing.exam(newcomer, "EXAM-RETURN", 89);
        assertThat(told(api.postEmpty(administrator(), reinstatement)))
                .isEqualTo("403 O6 [waitingPeriod, exam, approvals.return]");
        staffing.exam(newcomer, "EXAM-RETURN-2", 90);
        assertThat(told(api.postEmpty(province(), newcomer.path("/approvals")))).isEqualTo("403 O2");
        ok(api.postEmpty(head(), newcomer.path("/approvals")));
        assertThat(told(api.postEmpty(administrator(), reinstatement))).isEqualTo("403 O6 [waitingPeriod]");

        clock.advance(Duration.ofDays(1));
        var back = api.postEmpty(administrator(), reinstatement);

        assertThat(back.text("state")).as(back.body()).isEqualTo("ACTIVE");
        assertThat(back.json().path("points").asInt()).isEqualTo(100);
        assertThat(api.get(newcomer.token("query-officer"), Journey.AUTHORIZATIONS)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("O6 · whoever approved the return does not reinstate")
    void approverDoesNotReinstate() {
        var newcomer = staffing.active("query-officer");
        deduct(newcomer, "REPORT_LEAKED", 1);
        clock.advance(Duration.ofDays(90));
        staffing.exam(newcomer, "EXAM-RETURN", 100);
        var both = staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution", "department-head"));
        ok(api.postEmpty(both, newcomer.path("/approvals")));

        assertThat(told(api.postEmpty(administrator(), newcomer.path("/reinstatement"))))
                .isEqualTo("403 O6 [approvals.return]");
    }

    @Test
    @DisplayName(
            "O6 · not against oneself, not by an auditor or administrator, not in another institution, not before opening")
    void whoDoesNotDeduct() {
        var newcomer = staffing.active("compliance-officer");
        var applied = staffing.applied("query-officer");
        var foreign = staff("compliance.else", "B20001", "E2005", List.of("compliance-officer"));
        var finding = finding("INCOMPLETE_FILE", "F-" + newcomer.account());
        var path = newcomer.path("/deductions");

        assertThat(told(api.post(newcomer.token("compliance-officer"), path, finding)))
                .isEqualTo("403 O1");
        assertThat(told(api.post(
                        staff("other.account", "B10001", newcomer.employeeNumber(), List.of("compliance-officer")),
                        path,
                        finding)))
                .isEqualTo("403 O1");
        assertThat(told(api.post(foreign, path, finding))).isEqualTo("404 NOT_FOUND");
        assertThat(told(api.post(auditor(), path, finding))).isEqualTo("403 ACCESS_DENIED");
        assertThat(told(api.post(administrator(), path, finding))).isEqualTo("403 ACCESS_DENIED");
        assertThat(told(api.post(compliance(), applied.path("/deductions"), finding)))
                .isEqualTo("409 STATE_DOES_NOT_ALLOW");
        assertThat(told(api.post(compliance(), path, finding("INCOMPLETE_FILE", "110101199003070134"))))
                .isEqualTo("400 INVALID_REQUEST [findingReference]");
        assertThat(told(api.post(administrator(), newcomer.path("/suspension"), Map.of("reason", "SECURITY_POINTS"))))
                .isEqualTo("400 INVALID_REQUEST [reason]");
    }

    private Api.Answer deduct(Newcomer newcomer, String violation, int number) {
        return api.post(
                compliance(),
                newcomer.path("/deductions"),
                finding(violation, "F-" + newcomer.account() + "-" + number));
    }

    private static Map<String, String> finding(String violation, String reference) {
        return Map.of("violation", violation, "findingReference", reference);
    }
}
