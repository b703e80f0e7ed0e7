package cn.zhengxin.authorization.operator;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.province;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.InMemoryIdentityProvider;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.identityprovider.application.NoteSignIns;
import cn.zhengxin.authorization.identityprovider.application.SignIn;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import cn.zhengxin.authorization.operator.application.LockUnusedOperators;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UnusedIntegrationTests extends AuthorizationServiceIntegration {

    private static final Map<String, String> REASON = Map.of("reason", "BACK_FROM_LEAVE");

    @Autowired
    private LockUnusedOperators lockUnused;

    @Autowired
    private InMemoryIdentityProvider provider;

    @Autowired
    private NoteSignIns noteSignIns;

    @Autowired
    private Operators operators;

    @Autowired
    private AuthorizationPolicies policies;

    private Api api;
    private Staffing staffing;

    @BeforeEach
    void open() {
        api = api();
        staffing = new Staffing(api, clock);
    }

    @Test
    @DisplayName(
            "O7 · after 89 days without use an account works and is used today, after 90 it is refused, with no job having run")
    void refusesWithoutAJob() {
        var newcomer = staffing.active("query-officer");
        var token = newcomer.token("query-officer");
        unusedFor(newcomer, 89);
        assertThat(standing(newcomer)).isTrue();
        assertThat(lastUsed(newcomer)).isEqualTo(today());
        unusedFor(newcomer, 89);
        assertThat(api.get(token, Journey.AUTHORIZATIONS).status()).isEqualTo(200);
        assertThat(lastUsed(newcomer)).isEqualTo(today());

        unusedFor(newcomer, 90);

        assertThat(standing(newcomer)).isFalse();
        assertThat(told(api.get(token, Journey.AUTHORIZATIONS))).isEqualTo("403 O11");
        assertThat(lastUsed(newcomer)).as("a refused request is no use").isEqualTo(today().minusDays(90));
        assertThat(staffing.read(newcomer).text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("O7 · the job enters the lock once, however many run; the administrator unlocks with a reason")
    void locksAndUnlocks() {
        var newcomer = staffing.active("query-officer");
        unusedFor(newcomer, 90);

        lockUnused.handle();
        lockUnused.handle();

        assertThat(staffing.read(newcomer).text("state")).isEqualTo("LOCKED");
        assertThat(eventsAbout(newcomer.account()).stream().filter("OperatorLocked"::equals))
                .hasSize(1);
        assertThat(told(api.post(administrator(), newcomer.path("/unlocking"), Map.of())))
                .isEqualTo("400 INVALID_REQUEST [reason]");
        assertThat(told(api.post(province(), newcomer.path("/unlocking"), REASON)))
                .isEqualTo("403 O2");
        var unlocked = api.post(administrator(), newcomer.path("/unlocking"), REASON);
        assertThat(unlocked.text("state")).as(unlocked.body()).isEqualTo("ACTIVE");
        assertThat(standing(newcomer)).isTrue();
        assertThat(told(api.post(administrator(), newcomer.path("/unlocking"), REASON)))
                .isEqualTo("409 STATE_DOES_NOT_ALLOW");
        lockUnused.handle();
        assertThat(standing(newcomer)).isTrue();
    }

    @Test
    @DisplayName("O7 · an account refused for want of use is unlocked before the job came by, with both events")
    void unlocksBeforeTheJob() {
        var newcomer = staffing.active("query-officer");
        unusedFor(newcomer, 120);

        assertThat(api.post(administrator(), newcomer.path("/unlocking"), REASON)
                        .text("state"))
                .isEqualTo("ACTIVE");
        assertThat(standing(newcomer)).isTrue();
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorLocked", "OperatorUnlocked");
    }

    @Test
    @DisplayName("O7 · use is no change of the account: its version stays")
    void useIsNoChange() {
        var newcomer = staffing.active("query-officer");
        var version = staffing.read(newcomer).headers().get("ETag");
        unusedFor(newcomer, 3);

        standing(newcomer);

        assertThat(staffing.read(newcomer).headers().get("ETag")).isEqualTo(version);
    }

    @Test
    @DisplayName("O7 · who works with other services only is in use by signing in, and locked without")
    void signingInIsUse() {
        var handler = staffing.active("dispute-handler");
        var idle = staffing.active("dispute-handler");
        unusedFor(handler, 89);
        unusedFor(idle, 89);
        provider.signIn(new SignIn(new Account(handler.account()), clock.instant()));

        noteSignIns.handle();
        noteSignIns.handle();

        assertThat(lastUsed(handler)).isEqualTo(today());
        assertThat(lastUsed(idle)).isEqualTo(today().minusDays(89));
    }

    @Test
    @DisplayName("O7 · a sign-in counts for its own day, and none brings back who was refused on that day")
    void aSignInCountsForItsDay() {
        var late = staffing.active("auditor");
        unusedFor(late, 90);
        provider.signIn(new SignIn(new Account(late.account()), clock.instant()));
        var earlier = staffing.active("auditor");
        unusedFor(earlier, 40);
        provider.signIn(
                new SignIn(new Account(earlier.account()), clock.instant().minus(Duration.ofDays(2))));
        provider.signIn(new SignIn(new Account("subject.unknown"), clock.instant()));

        new NoteSignIns(provider, operators, policies, clock).handle();

        assertThat(lastUsed(late)).isEqualTo(today().minusDays(90));
        assertThat(standing(late)).isFalse();
        assertThat(lastUsed(earlier)).isEqualTo(today().minusDays(2));
    }

    private LocalDate today() {
        return BankDay.of(clock.instant());
    }

    private LocalDate lastUsed(Newcomer newcomer) {
        return jdbc.sql("SELECT last_used_on FROM credit_operator WHERE account = :account")
                .param("account", newcomer.account())
                .query(LocalDate.class)
                .single();
    }

    private void unusedFor(Newcomer newcomer, int days) {
        jdbc.sql("UPDATE credit_operator SET last_used_on = :day WHERE account = :account")
                .param("day", today().minusDays(days))
                .param("account", newcomer.account())
                .update();
    }

    private boolean standing(Newcomer newcomer) {
        return api.get(queryService(), "/internal/v1/operators/" + newcomer.account() + "/standing?terminal=127.0.0.1")
                .json()
                .path("active")
                .asBoolean();
    }
}
