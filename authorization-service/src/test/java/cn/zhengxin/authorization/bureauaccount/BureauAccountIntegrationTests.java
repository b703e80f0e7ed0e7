package cn.zhengxin.authorization.bureauaccount;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.province;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BureauAccountIntegrationTests extends AuthorizationServiceIntegration {

    private static final String CREDENTIAL = "s3cret-of-the-bureau";

    private Api api;
    private Staffing staffing;
    private Newcomer newcomer;

    @BeforeEach
    void open() {
        api = api();
        staffing = new Staffing(api, clock);
        newcomer = staffing.active("query-officer");
    }

    @Test
    @DisplayName("O4 · set, replaced, and given to query-service alone, each time on record without the account")
    void setsAndUses() {
        assertThat(use(queryService(), newcomer).status()).isEqualTo(404);
        assertThat(staffing.read(newcomer).json().path("bureauAccountMapped").asBoolean())
                .isFalse();

        ok(set(administrator(), newcomer, name(1)));
        ok(set(administrator(), newcomer, name(2)));

        assertThat(staffing.read(newcomer).json().path("bureauAccountMapped").asBoolean())
                .isTrue();
        var used = use(queryService(), newcomer);
        assertThat(used.text("bureauAccount")).isEqualTo(name(2));
        assertThat(used.text("credential")).isEqualTo(CREDENTIAL);
        assertThat(used.headers().get("Cache-Control")).contains("no-store");
        assertThat(eventsAbout(newcomer.account()))
                .endsWith("BureauAccountSet", "BureauAccountSet", "BureauAccountUsed");
    }

    @Test
    @DisplayName(
            "O4, N1, N2 · no other address, event, idempotency record or column shows the credential, and no event the account")
    void shownToNobody() {
        var set = set(administrator(), newcomer, name(1));
        use(queryService(), newcomer);

        var events = jdbc.sql("SELECT string_agg(body::text, ' ') FROM outbox_event WHERE aggregate_id = :account")
                .param("account", newcomer.account())
                .query(String.class)
                .single();
        assertThat(set.body() + staffing.read(newcomer).body() + events).doesNotContain(name(1), CREDENTIAL);
        var sealed = jdbc.sql("SELECT credential_ciphertext FROM bureau_account WHERE operator_account = :account")
                .param("account", newcomer.account())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CREDENTIAL);
        var service = ISSUER.service("dispute-service", "authorization-service");
        assertThat(told(use(service, newcomer))).isEqualTo("403 ACCESS_DENIED");
        assertThat(told(use(administrator(), newcomer))).isEqualTo("403 ACCESS_DENIED");
        assertThat(api.get(administrator(), newcomer.path("/bureau-account")).status())
                .isIn(403, 404, 405);
    }

    @Test
    @DisplayName("O4, O11 · nothing is given for an operator who was suspended; on record")
    void nothingForTheSuspended() {
        ok(set(administrator(), newcomer, name(1)));
        ok(api.post(administrator(), newcomer.path("/suspension"), Map.of("reason", "VIOLATION_SUSPECTED")));

        assertThat(use(queryService(), newcomer).status()).isEqualTo(404);
        assertThat(jdbc.sql("""
                                SELECT body::jsonb ->> 'result' FROM outbox_event
                                WHERE aggregate_id = :account AND body::jsonb ->> 'type' = 'BureauAccountUsed'
                                """)
                        .param("account", newcomer.account())
                        .query(String.class)
                        .list())
                .containsExactly("WITHHELD");
    }

    @Test
    @DisplayName("O4 · one account at the bureau for one operator who queries, set by the administrator in charge")
    void refusals() {
        var other = staffing.active("query-officer");
        var handler = staffing.active("dispute-handler");
        ok(set(administrator(), newcomer, name(1)));

        assertThat(told(set(administrator(), other, name(1)))).isEqualTo("403 O4 [bureauAccount]");
        assertThat(told(set(administrator(), other, name(1).toLowerCase(Locale.ROOT))))
                .isEqualTo("403 O4 [bureauAccount]");
        assertThat(told(set(administrator(), handler, name(3)))).isEqualTo("403 O4 [roles]");
        assertThat(told(set(province(), newcomer, name(4)))).isEqualTo("403 O2");
        assertThat(told(set(officerLin(), newcomer, name(4)))).isEqualTo("403 ACCESS_DENIED");
        var wrong = api.post(
                administrator(),
                newcomer.path("/bureau-account"),
                Map.of("bureauAccount", "two words", "credential", "short"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).doesNotContain("two words", "short\"");
    }

    private String name(int number) {
        return "B10001-" + newcomer.employeeNumber() + "-" + number;
    }

    private Api.Answer set(String token, Newcomer operator, String name) {
        return api.post(
                token, operator.path("/bureau-account"), Map.of("bureauAccount", name, "credential", CREDENTIAL));
    }

    private Api.Answer use(String token, Newcomer operator) {
        return api.get(token, "/internal/v1/operators/" + operator.account() + "/bureau-account");
    }
}
