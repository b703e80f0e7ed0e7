package cn.zhengxin.authorization.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.InMemoryIdentityProvider;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.employment.FollowPersonnel;
import cn.zhengxin.authorization.employment.PersonnelChange;
import cn.zhengxin.authorization.identityprovider.application.CarryAccountsOver;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.identity.DependencyUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a token says no longer counts once the register says less. */
class OutdatedTokensIntegrationTests extends AuthorizationServiceIntegration {

    private static final String REFUSED = "/internal/v1/operators/refused";
    private static final String ALL = "all";

    @Autowired
    private CarryAccountsOver carryAccountsOver;

    @Autowired
    private FollowPersonnel followPersonnel;

    @Autowired
    private InMemoryIdentityProvider identityProvider;

    private Api api;
    private Newcomer newcomer;

    /** By the issuer's clock, which need not be this service's. */
    private Instant issued;

    @BeforeEach
    void open() {
        api = api();
        newcomer = new Staffing(api, clock).active("query-officer");
        issued = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(20);
        change("query-officer", "reviewer");
        Staffing.ok(api.postEmpty(Staffing.head(), newcomer.path("/roles/approval")));
        carry();
    }

    @AfterEach
    void comeBack() {
        identityProvider.setAway(false);
    }

    @Test
    @DisplayName("O1 · a role more takes no token away")
    void moreRolesRefuseNothing() {
        assertThat(told(token(0))).isEqualTo("200");
        assertThat(refusedUntil()).isNull();
        assertThat(eventsAbout(newcomer.account())).doesNotContain("OperatorCarriedOver");
    }

    @Test
    @DisplayName(
            "O1, O11 · a role less refuses every token at once, and lets in those issued after the provider was told")
    void fewerRolesRefuseTokens() {
        change("query-officer");

        assertThat(told(token(0))).isEqualTo("401 TOKEN_OUTDATED");
        assertThat(told(token(19)))
                .as("issued since, before the provider was told")
                .isEqualTo("401 TOKEN_OUTDATED");
        assertThat(refusedUntil()).isEqualTo(ALL);
        assertThat(lastEvent()).contains("\"tokensRefused\":true");

        identityProvider.issueAt(issued.plusSeconds(10));
        carry();

        // Two seconds for what was being made meanwhile.
        assertThat(refusedUntil()).isEqualTo(issued.plusSeconds(12).toString());
        assertThat(told(token(0))).isEqualTo("401 TOKEN_OUTDATED");
        assertThat(told(token(12))).as("of the same second").isEqualTo("401 TOKEN_OUTDATED");
        assertThat(told(token(13))).isEqualTo("200");
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorRolesChanged", "OperatorCarriedOver");
        assertThat(lastEvent())
                .contains("\"tokensRefused\":false", "\"tokensRefusedUntil\":\"" + issued.plusSeconds(12) + "\"");
    }

    @Test
    @DisplayName("O1 · whoever lost a role decides nothing as the second person with a token that still says it")
    void theSecondPersonHasToBeOne() {
        var journey = new Journey(api, clock);
        var signed = journey.signed(1);
        var verification = Journey.AUTHORIZATIONS + "/" + signed + "/verification";
        change("query-officer");

        var answer = api.post(token(0), verification, Map.of("decision", "VERIFY"));

        assertThat(answer.status() + " " + answer.text("code")).isEqualTo("401 TOKEN_OUTDATED");
        assertThat(answer.headers().toString()).contains("invalid_token");
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + signed).text("state"))
                .isEqualTo("SIGNED");
    }

    @Test
    @DisplayName("O1 · roles exchanged with a second person's approval are taken away too")
    void exchangedRolesRefuseTokens() {
        change("reviewer", "dispute-handler");
        assertThat(told(token(0))).as("not approved yet").isEqualTo("200");

        Staffing.ok(api.postEmpty(Staffing.head(), newcomer.path("/roles/approval")));

        assertThat(told(token(0))).isEqualTo("401 TOKEN_OUTDATED");
    }

    @Test
    @DisplayName("N3 · while the identity provider is away no token of the account is good, however new")
    void withoutTheProviderNoTokenIsGood() {
        identityProvider.setAway(true);
        change("query-officer");

        assertThatThrownBy(this::carry).isInstanceOf(DependencyUnavailable.class);

        assertThat(told(token(19))).isEqualTo("401 TOKEN_OUTDATED");
        assertThat(refusedUntil()).isEqualTo(ALL);
    }

    @Test
    @DisplayName("O1 · a second change starts over: its carrying counts, not that of the first")
    void aSecondChangeStartsOver() {
        change("query-officer");
        identityProvider.issueAt(issued);
        carry();
        assertThat(told(token(3))).isEqualTo("200");

        change("query-officer", "dispute-handler");
        Staffing.ok(api.postEmpty(Staffing.head(), newcomer.path("/roles/approval")));
        carry();
        assertThat(told(token(3))).as("a role more").isEqualTo("200");
        change("dispute-handler");

        assertThat(told(token(3))).isEqualTo("401 TOKEN_OUTDATED");
    }

    @Test
    @DisplayName("O7 · a move refuses tokens that say the old place, also after a reinstatement")
    void aMoveRefusesTokens() {
        followPersonnel.handle(new PersonnelChange.Moved(
                UUID.randomUUID(), newcomer.employeeNumber(), new Place("B10001", "B10001-02"), clock.instant()));
        assertThat(told(token(0))).isEqualTo("403 O11");

        owner().sql("UPDATE credit_operator SET state = 'ACTIVE', suspension = NULL WHERE account = :account")
                .param("account", newcomer.account())
                .update();

        assertThat(told(token(0))).isEqualTo("401 TOKEN_OUTDATED");
    }

    @Test
    @DisplayName("O1 · a refusal is off the list once no token of that time can live any more")
    void isForgottenInTheEnd() {
        change("query-officer");
        identityProvider.issueAt(clock.instant().minus(Duration.ofMinutes(31)));
        carry();

        assertThat(refusedUntil()).isNull();
    }

    private String token(int secondsLater) {
        return newcomer.tokenOf(issued.plusSeconds(secondsLater), "query-officer", "reviewer");
    }

    private void change(String... roles) {
        Staffing.ok(api.post(Staffing.administrator(), newcomer.path("/roles"), Map.of("roles", List.of(roles))));
    }

    private void carry() {
        carryAccountsOver.enrolNew();
        while (carryAccountsOver.handle()) {
            // All that lag behind.
        }
    }

    private String told(String token) {
        var answer = api.get(token, Journey.AUTHORIZATIONS);
        return answer.status() == 200 ? "200" : answer.status() + " " + answer.text("code");
    }

    private String lastEvent() {
        return jdbc.sql("SELECT body FROM outbox_event WHERE aggregate_id = :account ORDER BY position DESC LIMIT 1")
                .param("account", newcomer.account())
                .query(String.class)
                .single();
    }

    private @Nullable String refusedUntil() {
        for (var tokens : api.get(queryService(), REFUSED).json().path("tokens")) {
            if (tokens.path("account").asString().equals(newcomer.account())) {
                return tokens.has("issuedUntil") ? tokens.path("issuedUntil").asString() : ALL;
            }
        }
        return null;
    }
}
