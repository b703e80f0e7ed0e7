package cn.zhengxin.authorization.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OperatorIntegrationTests extends AuthorizationServiceIntegration {

    private static final String OPERATORS = "/api/v1/operators";
    private static final Map<String, String> REASON = Map.of("reason", "VIOLATION_SUSPECTED");

    private Api api;

    @BeforeEach
    void open() {
        api = api();
    }

    @AfterEach
    void reinstateEverybody() {
        jdbc.sql(
                        "UPDATE credit_operator SET suspension = NULL, points = 100, state = 'ACTIVE' WHERE state IN ('ACTIVE', 'SUSPENDED')")
                .update();
    }

    @Test
    @DisplayName("Q2 · an active operator at a bound terminal with a bureau account is in good standing")
    void goodStanding() {
        assertThat(standing("officer.lin", "127.0.0.1").json()).isEqualTo(Api.JSON.readTree("""
                        {"account":"officer.lin","known":true,"active":true,"grade":"A","bureauAccountMapped":true,
                         "terminalBound":true,"institution":"B10001","policyVersion":1}"""));
        assertThat(standing("officer.lin", "::1").json().path("terminalBound").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("O10 · another machine, a name or no machine at all is not bound")
    void foreignTerminals() {
        for (var terminal : List.of("203.0.113.9", "localhost", "127.0.0.1%20", "")) {
            assertThat(standing("officer.lin", terminal)
                            .json()
                            .path("terminalBound")
                            .asBoolean())
                    .as(terminal)
                    .isFalse();
        }
        assertThat(api.get(queryService(), "/internal/v1/operators/officer.lin/standing")
                        .json()
                        .path("terminalBound")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("N3 · of an unknown account nothing is known and nothing is allowed")
    void unknownAccounts() {
        var standing = standing("nobody.here", "127.0.0.1");

        assertThat(standing.status()).isEqualTo(200);
        assertThat(standing.json().path("known").asBoolean()).isFalse();
        assertThat(standing.json().path("active").asBoolean()).isFalse();
        assertThat(standing.json().path("grade").isNull()).isTrue();
    }

    @Test
    @DisplayName("O6 · below grade B an account is not active, whether or not anybody suspended it")
    void gradesDecide() {
        points(90);
        assertThat(standing("officer.lin", "127.0.0.1").text("grade")).isEqualTo("A");
        points(89);
        assertThat(standing("officer.lin", "127.0.0.1").text("grade")).isEqualTo("B");
        points(69);
        var standing = standing("officer.lin", "127.0.0.1");
        assertThat(standing.text("grade")).isEqualTo("C");
        assertThat(standing.json().path("active").asBoolean()).isFalse();
    }

    @Test
    @DisplayName(
            "O11 · a suspended account is refused on its next request, whatever token it holds; reinstated it works again")
    void suspensionHoldsAtOnce() {
        var token = officerLin();
        assertThat(api.get(token, Journey.AUTHORIZATIONS).status()).isEqualTo(200);

        var suspended = api.post(institutionAdministrator(), OPERATORS + "/officer.lin/suspension", REASON);

        assertThat(suspended.status()).as(suspended.body()).isEqualTo(200);
        assertThat(suspended.text("state")).isEqualTo("SUSPENDED");
        assertThat(standing("officer.lin", "127.0.0.1").json().path("active").asBoolean())
                .isFalse();
        var refused = api.get(token, Journey.AUTHORIZATIONS);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("O11");
        assertThat(api.post(institutionAdministrator(), OPERATORS + "/officer.lin/suspension", REASON)
                        .status())
                .isEqualTo(409);

        var reinstated = api.postEmpty(institutionAdministrator(), OPERATORS + "/officer.lin/reinstatement");

        assertThat(reinstated.text("state")).as(reinstated.body()).isEqualTo("ACTIVE");
        assertThat(api.get(token, Journey.AUTHORIZATIONS).status()).isEqualTo(200);
        assertThat(eventsAbout("officer.lin")).endsWith("OperatorSuspended", "OperatorReinstated");
    }

    @Test
    @DisplayName("O2 · nobody manages themself, a peer, somebody above, or another institution's people")
    void nobodyManagesThemself() {
        assertThat(suspend(institutionAdministrator(), "admin.institution")).isEqualTo("403 O2");
        assertThat(suspend(provinceAdministrator(), "admin.province")).isEqualTo("403 O2");
        assertThat(suspend(provinceAdministrator(), "officer.lin")).isEqualTo("403 O2");
        assertThat(suspend(institutionAdministrator(), "officer.gao")).isEqualTo("404 NOT_FOUND");
        assertThat(suspend(institutionAdministrator(), "nobody.here")).isEqualTo("404 NOT_FOUND");
        assertThat(suspend(officerLin(), "reviewer.zhao")).isEqualTo("403 ACCESS_DENIED");
        assertThat(suspend(provinceAdministrator(), "admin.institution")).isEqualTo("200 ");
    }

    @Test
    @DisplayName("O2 · administrators see their institution, the province and auditors see all")
    void visibility() {
        assertThat(accounts(institutionAdministrator())).contains("officer.lin").doesNotContain("officer.gao");
        assertThat(accounts(auditor())).contains("officer.lin", "officer.gao");
        assertThat(api.get(institutionAdministrator(), OPERATORS + "/officer.gao")
                        .status())
                .isEqualTo(404);
        assertThat(api.get(officerLin(), OPERATORS).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A cursor this service never gave is refused by its name")
    void refusesForeignCursors() {
        for (var cursor : List.of("%00", "officer%00", "%20", "%0A", "")) {
            var answer = api.get(auditor(), OPERATORS + "?cursor=" + cursor);
            assertThat(answer.status()).as(cursor).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .as(cursor)
                    .isEqualTo("cursor");
        }
        for (var list : List.of(Journey.AUTHORIZATIONS, "/api/v1/my/authorizations")) {
            var token = list.equals(Journey.AUTHORIZATIONS) ? officerLin() : customer("sr_Zk3vQm1xT8bYw2nLr5sHcJp9DfG");
            assertThat(api.get(token, list + "?cursor=%00").status()).as(list).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("O4 · which account at the bureau is mapped is shown to nobody")
    void bureauAccountsStayHidden() {
        assertThat(api.get(auditor(), OPERATORS).body()).doesNotContain("B10001-Q01");
        assertThat(standing("officer.lin", "127.0.0.1").body()).doesNotContain("B10001-Q01");
    }

    private void points(int points) {
        jdbc.sql("UPDATE credit_operator SET points = :points WHERE account = 'officer.lin'")
                .param("points", points)
                .update();
    }

    private Api.Answer standing(String account, String terminal) {
        return api.get(queryService(), "/internal/v1/operators/" + account + "/standing?terminal=" + terminal);
    }

    private String suspend(String token, String account) {
        var answer = api.post(token, OPERATORS + "/" + account + "/suspension", REASON);
        return answer.status() + " " + answer.text("code");
    }

    private List<String> accounts(String token) {
        var accounts = new ArrayList<String>();
        api.get(token, OPERATORS + "?limit=100")
                .json()
                .path("items")
                .forEach(item -> accounts.add(item.path("account").asString()));
        return accounts;
    }
}
