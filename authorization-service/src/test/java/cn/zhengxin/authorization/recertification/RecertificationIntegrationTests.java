package cn.zhengxin.authorization.recertification;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class RecertificationIntegrationTests extends AuthorizationServiceIntegration {

    private static final String CAMPAIGNS = "/api/v1/recertifications";
    private static final Map<String, String> CONFIRM = Map.of("answer", "CONFIRM");
    private static final Map<String, String> REMOVE = Map.of("answer", "REMOVE");

    @Autowired
    private SuspendNotRecertified upkeep;

    private Api api;
    private Staffing staffing;

    @BeforeEach
    void open() {
        forget();
        api = api();
        staffing = new Staffing(api, clock);
    }

    /** A campaign asks about everybody, also about the people of other tests. */
    @AfterEach
    void forget() {
        clock.reset();
        owner().sql("DELETE FROM recertification_item").update();
        owner().sql("DELETE FROM recertification").update();
    }

    @Test
    @DisplayName("O8 · a quarter has one campaign with every open account, answered by its manager and by nobody else")
    void campaigns() {
        var newcomer = staffing.active("query-officer");
        var applied = staffing.applied("query-officer");
        assertThat(told(api.postEmpty(administrator(), CAMPAIGNS))).isEqualTo("403 ACCESS_DENIED");

        var id = campaign();

        assertThat(told(api.postEmpty(province(), CAMPAIGNS))).isEqualTo("409 ALREADY_RECORDED");
        upkeep.handle();
        assertThat(api.get(auditor(), CAMPAIGNS).json().path("items").size()).isEqualTo(1);
        var seen = accounts(administrator(), id);
        assertThat(seen)
                .contains(newcomer.account(), "officer.lin")
                .doesNotContain(applied.account(), "officer.gao", "admin.institution");
        assertThat(accounts(province(), id)).contains("officer.gao", "admin.institution", "admin.province");

        assertThat(told(answer(administrator(), id, "admin.institution", CONFIRM)))
                .isEqualTo("403 O1");
        assertThat(told(answer(province(), id, "admin.province", CONFIRM))).isEqualTo("403 O1");
        assertThat(told(answer(province(), id, newcomer.account(), CONFIRM))).isEqualTo("403 O2");
        assertThat(told(answer(administrator(), id, "officer.gao", CONFIRM))).isEqualTo("404 NOT_FOUND");
        assertThat(told(answer(administrator(), id, applied.account(), CONFIRM)))
                .isEqualTo("404 NOT_FOUND");
        assertThat(told(answer(officerLin(), id, newcomer.account(), CONFIRM))).isEqualTo("403 ACCESS_DENIED");
        ok(answer(administrator(), id, newcomer.account(), CONFIRM));
        assertThat(told(answer(administrator(), id, newcomer.account(), REMOVE)))
                .isEqualTo("409 ALREADY_RECORDED");
        ok(answer(province(), id, "admin.institution", CONFIRM));
        var second = staff("admin.second", "B00000", "E0004", List.of("credit-administrator-province"));
        ok(answer(second, id, "admin.province", CONFIRM));
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorRecertified");
    }

    @Test
    @DisplayName("O8 · an account to remove is suspended at once")
    void removes() {
        var newcomer = staffing.active("query-officer");

        var removed = answer(administrator(), campaign(), newcomer.account(), REMOVE);

        assertThat(removed.json().at("/suspension/reason").asString()).isEqualTo("NOT_RECERTIFIED");
        assertThat(told(api.get(newcomer.token("query-officer"), Journey.AUTHORIZATIONS)))
                .isEqualTo("403 O11");
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorRecertified", "OperatorSuspended");
    }

    @Test
    @DisplayName(
            "O8 · without an answer the last day still works, the next is refused; then the job enters it, and a late answer opens the way back")
    void notAnswered() {
        var newcomer = staffing.active("query-officer");
        var id = campaign();
        answerForEverybodyBut(newcomer);

        clock.advance(Duration.ofDays(30));
        assertThat(works(newcomer)).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(works(newcomer)).isFalse();
        assertThat(staffing.read(newcomer).text("state")).isEqualTo("ACTIVE");

        upkeep.handle();
        upkeep.handle();

        assertThat(staffing.read(newcomer).json().at("/suspension/reason").asString())
                .isEqualTo("NOT_RECERTIFIED");
        assertThat(eventsAbout(newcomer.account()).stream().filter("OperatorSuspended"::equals))
                .hasSize(1);
        assertThat(told(api.postEmpty(administrator(), newcomer.path("/reinstatement"))))
                .isEqualTo("403 O8 [recertification]");
        ok(answer(administrator(), id, newcomer.account(), CONFIRM));
        ok(api.postEmpty(administrator(), newcomer.path("/reinstatement")));
        assertThat(works(newcomer)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 2026-Q1", "2026-03-31, 2026-Q1", "2026-04-01, 2026-Q2", "2026-12-31, 2026-Q4"})
    @DisplayName("O8 · quarters of the year")
    void quarters(LocalDate day, String quarter) {
        assertThat(Recertification.quarterOf(day)).isEqualTo(quarter);
    }

    private void answerForEverybodyBut(Newcomer newcomer) {
        owner().sql("""
                        UPDATE recertification_item SET answer = 'CONFIRM', answered_by = '{}', answered_at = now()
                        WHERE operator_account <> :account
                        """).param("account", newcomer.account()).update();
    }

    private boolean works(Newcomer newcomer) {
        return api.get(newcomer.token("query-officer"), Journey.AUTHORIZATIONS).status() == 200;
    }

    private String campaign() {
        var opened = api.postEmpty(province(), CAMPAIGNS);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened.text("id");
    }

    private Api.Answer answer(String token, String campaign, String account, Map<String, String> answer) {
        return api.post(token, CAMPAIGNS + "/" + campaign + "/items/" + account + "/answer", answer);
    }

    private List<String> accounts(String token, String campaign) {
        return api.get(token, CAMPAIGNS + "/" + campaign + "/items?limit=100")
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("account").asString())
                .toList();
    }
}
