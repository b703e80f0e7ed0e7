package cn.zhengxin.suspendedaccounts;

import static cn.zhengxin.suspendedaccounts.RefusedAccounts.Verdict.ALLOWED;
import static cn.zhengxin.suspendedaccounts.RefusedAccounts.Verdict.REFUSED;
import static cn.zhengxin.suspendedaccounts.RefusedAccounts.Verdict.TOKEN_REFUSED;
import static cn.zhengxin.suspendedaccounts.RefusedAccounts.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedAccountsTests {

    private static final Refusals NOTHING = new Refusals(Set.of(), Map.of());
    private static final Instant ISSUED = Instant.parse("2026-11-26T08:00:00Z");

    /** Close to the end of the scale: a clock of nanoseconds may run over it. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5));

    private final RefusedAccounts accounts = new RefusedAccounts(Duration.ofSeconds(60), now::get);

    @Test
    @DisplayName("N3 · before the first answer of the register nobody is let through")
    void knowsNothingAtFirst() {
        assertThat(accounts.isLoaded()).isFalse();
        assertThat(of("officer.lin")).isEqualTo(UNKNOWN);

        answer(List.of("officer.wei"));

        assertThat(accounts.isLoaded()).isTrue();
        assertThat(of("officer.lin")).isEqualTo(ALLOWED);
        assertThat(of("officer.wei")).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("O11 · an event refuses at once, and the next answer of the register settles it")
    void anEventRefusesAtOnce() {
        answer(List.of());
        accounts.refuse("officer.wei");
        assertThat(of("officer.wei")).isEqualTo(REFUSED);

        pass(1);
        answer(List.of("officer.wei"));
        assertThat(of("officer.wei")).isEqualTo(REFUSED);

        pass(1);
        answer(List.of());
        assertThat(of("officer.wei")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("O11 · an answer asked for before an event does not undo it")
    void anOlderAnswerDoesNotUndoAnEvent() {
        answer(List.of());
        var askedAt = accounts.now();
        pass(1);
        accounts.refuse("officer.wei");
        accounts.replace(NOTHING, askedAt);

        assertThat(of("officer.wei")).isEqualTo(REFUSED);

        pass(1);
        answer(List.of());
        assertThat(of("officer.wei")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("N3 · knowledge that is too old lets nobody through, and whoever was refused stays refused")
    void growsOld() {
        answer(List.of("officer.wei"));
        pass(60);
        assertThat(of("officer.lin")).isEqualTo(ALLOWED);
        pass(1);
        assertThat(of("officer.lin")).isEqualTo(UNKNOWN);
        assertThat(of("officer.wei")).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("N3 · while every event is read, the last answer stays good")
    void eventsKeepTheAnswerGood() {
        accounts.listening();
        pass(1);
        answer(List.of());
        pass(120);
        accounts.complete(accounts.now());
        assertThat(of("officer.lin")).isEqualTo(ALLOWED);
        pass(61);
        assertThat(of("officer.lin")).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("N3 · an answer older than the listening, or listening that broke off, keeps nothing good")
    void aGapKeepsNothingGood() {
        answer(List.of());
        pass(1);
        accounts.listening();
        pass(120);
        accounts.complete(accounts.now());
        assertThat(of("officer.lin")).isEqualTo(UNKNOWN);

        answer(List.of());
        pass(61);
        accounts.complete(accounts.now());
        assertThat(of("officer.lin")).isEqualTo(ALLOWED);
        accounts.deaf();
        assertThat(of("officer.lin")).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("O11 · nothing is missed once the list was asked for after the listening began and all of it was read")
    void missesNothingAfterTheListening() {
        answer(List.of());
        pass(1);
        accounts.listening();
        accounts.complete(accounts.now());
        // What was suspended between the list and the listening is in neither.
        assertThat(accounts.missesNothing()).isFalse();

        pass(1);
        answer(List.of());
        assertThat(accounts.missesNothing()).isTrue();

        accounts.deaf();
        assertThat(accounts.missesNothing()).isFalse();
        accounts.listening();
        answer(List.of());
        assertThat(accounts.missesNothing()).as("not read to the end yet").isFalse();
    }

    @Test
    @DisplayName("O11 · a hint can refuse until the register is asked, however many come, and crowds out no event")
    void hintsOnlyRefuse() {
        answer(List.of("officer.wei"));
        for (int number = 0; number < 20_000; number++) {
            accounts.hint("stranger." + number);
        }
        accounts.refuse("officer.gao");
        assertThat(accounts.size()).isEqualTo(10_002);
        assertThat(of("officer.gao")).isEqualTo(REFUSED);
        assertThat(of("stranger.1")).isEqualTo(REFUSED);

        pass(1);
        answer(List.of("officer.wei", "officer.gao"));
        assertThat(of("stranger.1")).isEqualTo(ALLOWED);
        assertThat(accounts.size()).isEqualTo(2);
    }

    @Test
    @DisplayName("O1 · an event refuses every token of the account, and the register's answer those up to its time")
    void aRoleTakenAwayRefusesTokens() {
        answer(List.of());
        accounts.refuseTokens("officer.lin");
        assertThat(of("officer.lin")).isEqualTo(TOKEN_REFUSED);
        assertThat(accounts.of("officer.lin", Instant.MAX.minusSeconds(1)))
                .as("however new")
                .isEqualTo(TOKEN_REFUSED);
        assertThat(of("officer.wei")).isEqualTo(ALLOWED);

        pass(1);
        answerTokens("officer.lin", Instant.MAX);
        assertThat(of("officer.lin")).as("not carried over yet").isEqualTo(TOKEN_REFUSED);

        pass(1);
        answerTokens("officer.lin", ISSUED.plusSeconds(10));
        assertThat(of("officer.lin")).isEqualTo(TOKEN_REFUSED);
        assertThat(accounts.of("officer.lin", ISSUED.plusSeconds(10)))
                .as("of the same second")
                .isEqualTo(TOKEN_REFUSED);
        assertThat(accounts.of("officer.lin", ISSUED.plusSeconds(11))).isEqualTo(ALLOWED);
        assertThat(accounts.of("officer.lin", null)).as("of no known time").isEqualTo(TOKEN_REFUSED);

        pass(1);
        answer(List.of());
        assertThat(of("officer.lin")).as("forgotten once no such token lives").isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("O1 · an answer asked for before a role was taken away brings no token back; a suspension goes first")
    void anOlderAnswerBringsNoTokenBack() {
        answer(List.of());
        var askedAt = accounts.now();
        pass(1);
        accounts.refuseTokens("officer.lin");
        accounts.replace(NOTHING, askedAt);
        assertThat(of("officer.lin")).isEqualTo(TOKEN_REFUSED);

        accounts.refuse("officer.lin");
        assertThat(of("officer.lin")).isEqualTo(REFUSED);
        pass(61);
        assertThat(of("officer.wei")).isEqualTo(UNKNOWN);
        answerTokens("officer.lin", ISSUED);
        pass(61);
        assertThat(of("officer.lin")).as("however old the answer").isEqualTo(TOKEN_REFUSED);
    }

    @Test
    @DisplayName("O1 · a hint refuses tokens until the register is asked, and hints of both kinds have one limit")
    void hintsRefuseTokens() {
        answer(List.of());
        accounts.hintTokens("officer.lin");
        assertThat(of("officer.lin")).isEqualTo(TOKEN_REFUSED);
        for (int number = 0; number < 20_000; number++) {
            accounts.hintTokens("stranger." + number);
        }
        accounts.hint("officer.gao");
        assertThat(of("officer.gao")).isEqualTo(ALLOWED);
        accounts.refuseTokens("officer.wei");
        assertThat(of("officer.wei")).isEqualTo(TOKEN_REFUSED);

        pass(1);
        answer(List.of());
        assertThat(of("officer.lin")).isEqualTo(ALLOWED);
    }

    private void answer(List<String> refused) {
        accounts.replace(new Refusals(Set.copyOf(refused), Map.of()), accounts.now());
    }

    private void answerTokens(String account, Instant issuedUntil) {
        accounts.replace(new Refusals(Set.of(), Map.of(account, issuedUntil)), accounts.now());
    }

    private RefusedAccounts.Verdict of(String account) {
        return accounts.of(account, ISSUED);
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
