package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryCreditBureau.Fault;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.bureau.BureauAccount;
import cn.zhengxin.query.bureau.BureauInquiry;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.inquiry.Requester;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BureauAccountTests {

    private final Workbench bench = new Workbench();

    @Test
    @DisplayName(
            "O4 · an officer's inquiry runs under the officer's account at the bureau, never under the officer's name")
    void underTheBureauAccount() {
        bench.approve(bench.submitted().id());

        assertThat(bench.bureau.footprints())
                .extracting(BureauInquiry::bureauAccount)
                .containsExactly(new BureauAccount("B10001-Q01"));
        assertThat(bench.bureau.footprints().toString()).doesNotContain("B10001-Q01");
    }

    @Test
    @DisplayName("O4 · without a usable bureau account nothing is sent, the reviewer is told, and the use stays held")
    void nothingIsSentWithoutOne() {
        bench.bureauAccounts.withhold("officer.lin");
        CreditQuery query = bench.submitted();

        var outcome = bench.approve(query.id());

        assertThat(outcome).isInstanceOfSatisfying(ReviewOutcome.LacksBureauAccount.class, lacking -> {
            assertThat(lacking.query().state()).isEqualTo(State.APPROVED);
            assertThat(lacking.reason().rule()).isEqualTo("O4");
        });
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.journal.types()).doesNotContain("BureauInquirySent");
        assertThat(bench.authorizations.reserved()).containsExactly(query.id());
    }

    @Test
    @DisplayName("O4 · once the account is mapped, the same request goes out by itself, once")
    void goesOutOnceMapped() {
        bench.bureauAccounts.withhold("officer.lin");
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.workerRounds(8);
        assertThat(bench.bureau.footprints()).isEmpty();

        bench.bureauAccounts.map("officer.lin", "B10001-Q77");
        bench.workerRounds(8);

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints())
                .extracting(BureauInquiry::bureauAccount)
                .containsExactly(new BureauAccount("B10001-Q77"));
    }

    @Test
    @DisplayName("O4 · while none is mapped, the register is asked by the minute, not by the second")
    void askedByTheMinute() {
        bench.bureauAccounts.withhold("officer.lin");
        bench.approve(bench.submitted().id());

        for (int second = 0; second < 59; second++) {
            bench.clock.advance(Duration.ofSeconds(1));
            bench.queries.due(100).forEach(bench.settle::handle);
        }
        assertThat(bench.bureauAccounts.asked()).isEqualTo(1);

        bench.clock.advance(Duration.ofSeconds(2));
        bench.queries.due(100).forEach(bench.settle::handle);
        assertThat(bench.bureauAccounts.asked()).isEqualTo(2);
    }

    @Test
    @DisplayName("O4, N3 · while the register is silent nothing is sent; then it is, without anybody asking again")
    void silenceIsNoAccount() {
        bench.bureauAccounts.goSilent();
        CreditQuery query = bench.submitted();

        var outcome = bench.approve(query.id());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReviewOutcome.Reviewed.class,
                        reviewed -> assertThat(reviewed.query().state()).isEqualTo(State.APPROVED));
        bench.workerRounds(5);
        assertThat(bench.bureau.footprints()).isEmpty();

        bench.bureauAccounts.speakAgain();
        bench.workerRound();
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("O4, A10 · withdrawn while the inquiry waits for an account: refused, and the use given back")
    void withdrawnWhileWaiting() {
        bench.bureauAccounts.withhold("officer.lin");
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.authorizations.withdraw();

        bench.workerRounds(8);

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.REFUSED);
        assertThat(bench.authorizations.released()).containsExactly(query.id());
        assertThat(bench.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName(
            "O4, Q12 · what the bureau never saw is sent again under the account of that moment; none left, it waits")
    void askedAgainBeforeSendingAgain() {
        bench.bureau.fails(Fault.LOST_BEFORE);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.bureauAccounts.withhold("officer.lin");
        bench.workerRounds(3);
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.UNKNOWN);

        bench.bureauAccounts.map("officer.lin", "B10001-Q78");
        bench.workerRounds(8);

        assertThat(bench.bureau.footprints())
                .extracting(BureauInquiry::bureauAccount)
                .containsExactly(new BureauAccount("B10001-Q78"));
    }

    @Test
    @DisplayName("O4, A7 · systems are no operators: they are known to the bureau by their own account")
    void systemsAreNoOperators() {
        for (Requester system : new Requester[] {Workbench.LOAN_ORIGINATION, Workbench.PARTNER}) {
            var platform = new Workbench();
            platform.submitted(system, "key-1");

            assertThat(platform.bureau.footprints())
                    .extracting(BureauInquiry::bureauAccount)
                    .containsExactly(new BureauAccount(system.account()));
            assertThat(platform.bureauAccounts.asked()).isZero();
        }
    }
}
