package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.InMemoryCreditBureau.Fault;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.bureau.BureauAccount;
import cn.zhengxin.query.bureau.BureauAnswer;
import cn.zhengxin.query.bureau.BureauInquiry;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Q12: whatever crashes, times out or is delivered twice, one approved request makes exactly one inquiry. The bureau of these
 * tests counts every delivery, also of a number it knows.
 */
class OneFootprintTests {

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @MethodSource("points")
    @DisplayName("Q12 · killed at any point: exactly one inquiry, and the report arrives after the restart")
    void killedAtAnyPoint(int point) {
        for (Fault fault : Fault.values()) {
            var platform = new Workbench();
            platform.bureau.fails(fault);
            platform.life.killAfter(point);
            try {
                platform.approve(platform.submitted().id());
            } catch (LifeLine.Killed killed) {
                // the process is gone; what it committed is what there is
            }
            platform.life.restart();
            platform.workerRounds(3);
            // The client, without an answer, repeats both requests under their keys.
            CreditQuery query = platform.submitted();
            platform.approve(query.id());
            platform.workerRounds(3);

            assertThat(platform.bureau.footprints()).as("inquiries").hasSize(1);
            assertThat(platform.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
            assertThat(platform.vault.keeps(query.id())).isTrue();
            assertThat(platform.authorizations.consumed()).containsExactly(query.id());
            assertThat(platform.authorizations.reserved()).isEmpty();
            assertThat(platform.journal.types()).containsOnlyOnce("QueryAnswered");
        }
    }

    @ParameterizedTest
    @MethodSource("points")
    @DisplayName("Q12 · killed again during the recovery, at any point: still exactly one inquiry")
    void killedDuringTheRecovery(int point) {
        bench.bureau.fails(Fault.LOST_BEFORE, Fault.LOST_AFTER);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.life.killAfter(point);
        try {
            bench.workerRounds(2);
        } catch (LifeLine.Killed killed) {
            // gone once more
        }
        bench.life.restart();
        bench.workerRounds(6);

        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
    }

    @ParameterizedTest
    @MethodSource("pointsOfASystemsQuery")
    @DisplayName(
            "Q12 · a system's query, cleared and claimed in one step, killed at any point: exactly one inquiry, and the report arrives")
    void aSystemsQueryKilledAtAnyPoint(int point) {
        for (Fault fault : Fault.values()) {
            var platform = new Workbench();
            platform.bureau.fails(fault);
            platform.life.killAfter(point);
            try {
                platform.submitted(Workbench.LOAN_ORIGINATION, "key-1");
            } catch (LifeLine.Killed killed) {
                // the process is gone; what it committed is what there is
            }
            platform.life.restart();
            platform.workerRounds(3);
            CreditQuery query = platform.submitted(Workbench.LOAN_ORIGINATION, "key-1");
            platform.workerRounds(3);

            assertThat(platform.bureau.footprints()).as("inquiries").hasSize(1);
            assertThat(platform.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
            assertThat(platform.vault.keeps(query.id())).isTrue();
            assertThat(platform.authorizations.consumed()).containsExactly(query.id());
            assertThat(platform.authorizations.reserved()).isEmpty();
            assertThat(platform.journal.types()).containsOnlyOnce("QueryAnswered");
        }
    }

    static IntStream pointsOfASystemsQuery() {
        var whole = new Workbench();
        whole.submitted(Workbench.LOAN_ORIGINATION, "key-1");
        return IntStream.rangeClosed(0, whole.life.stepsTaken() + 1);
    }

    @Test
    @DisplayName(
            "Q12 · a system's query that was cleared belongs to whoever cleared it; a worker that comes meanwhile sends nothing")
    void aClearedQueryIsClaimed() {
        bench.bureau.whileAnswering(() -> bench.queries.due(100).forEach(bench.settle::handle));

        CreditQuery query = bench.submitted(Workbench.LOAN_ORIGINATION, "key-1");

        assertThat(query.state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.journal.types()).containsOnlyOnce("BureauInquirySent").doesNotContain("BureauOutcomeUnknown");
    }

    @Test
    @DisplayName(
            "Q12, N5 · a system's query is on record as cleared and as leaving before the bureau can know it: number, state and both events")
    void onRecordBeforeItLeaves() {
        bench.bureau.whileAnswering(() -> {
            assertThat(bench.queries.all()).singleElement().satisfies(query -> {
                assertThat(query.state()).isEqualTo(State.SENDING);
                assertThat(query.version()).isEqualTo(2);
            });
            assertThat(bench.journal.types()).containsExactly("QueryAttempted", "QueryApproved", "BureauInquirySent");
        });

        assertThat(bench.submitted(Workbench.LOAN_ORIGINATION, "key-1").state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName(
            "A10 · withdrawn while a system's query waited for its subject's lock: asked again, and nothing leaves")
    void withdrawnWhileTheLockWasWaitedFor() {
        bench.reportsAtHand.whileLocked(() -> {
            bench.clock.advance(Duration.ofSeconds(1));
            bench.authorizations.withdraw();
        });

        CreditQuery query = bench.submitted(Workbench.LOAN_ORIGINATION, "key-1");

        assertThat(query.state()).isEqualTo(State.REFUSED);
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.journal.types()).containsExactly("QueryAttempted", "QueryApproved", "QueryRefused");
        assertThat(bench.authorizations.released()).containsExactly(query.id());
    }

    static IntStream points() {
        var whole = new Workbench();
        whole.approve(whole.submitted().id());
        return IntStream.rangeClosed(0, whole.life.stepsTaken() + 1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("Q12 · whatever is lost on the way, an approved request makes one inquiry")
    void whateverIsLostOnTheWay(Fault fault) {
        bench.bureau.fails(fault, fault, fault);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());

        bench.workerRounds(6);

        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName("Q12 · an unknown outcome is looked up, not sent again")
    void anUnknownOutcomeIsLookedUp() {
        bench.bureau.fails(Fault.LOST_AFTER);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.UNKNOWN);

        bench.workerRound();

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.journal.types()).endsWith("BureauInquirySent", "BureauOutcomeUnknown", "QueryAnswered");
    }

    @Test
    @DisplayName("Q12 · while the bureau does not answer look-ups, nothing is sent again")
    void whileLookUpsAreSilentNothingIsSentAgain() {
        CreditQuery query = bench.submitted();
        bench.bureau.goSilent();
        bench.approve(query.id());

        bench.workerRounds(20);
        assertThat(bench.journal.types()).containsOnlyOnce("BureauInquirySent");

        bench.bureau.speakAgain();
        bench.workerRounds(2);
        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName("Q12 · 'never seen' is not believed while the inquiry may still be on its way")
    void neverSeenIsNotBelievedAtOnce() {
        bench.bureau.fails(Fault.LOST_BEFORE);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.clock.advance(Duration.ofSeconds(4));
        bench.settle.handle(query.id());
        // What lay in a queue arrives after the look-up.
        bench.bureau.arrives(new BureauInquiry(
                RequestNumber.of(query.id()),
                "B10001",
                new BureauAccount("B10001-Q01"),
                query.particulars().purpose(),
                query.particulars().reportType(),
                Workbench.PERSON,
                PassportBindings.of((CreditQuery.Cleared) bench.queries.get(query.id())),
                bench.passports.use(PassportBindings.of((CreditQuery.Cleared) bench.queries.get(query.id())))));

        bench.workerRounds(2);

        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName("Q12 · what was held back on this side is sent at the next round")
    void whatWasHeldBackIsSentAtTheNextRound() {
        bench.bureau.fails(Fault.HELD_BACK);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.clock.advance(Duration.ofSeconds(3));

        assertThat(bench.settle.handle(query.id()).query().state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("Q12 · what never left is where it was before the sending: approved, not unknown")
    void whatNeverLeftIsNotUnknown() {
        bench.bureau.fails(Fault.HELD_BACK);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.APPROVED);
        assertThat(bench.journal.types()).endsWith("BureauInquirySent", "BureauInquiryNotSent");
        assertThat(bench.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q12 · what may have left before stays to be looked up, also when the next sending was held back")
    void whatMayHaveLeftBeforeStaysToBeLookedUp() {
        bench.bureau.fails(Fault.LOST_BEFORE, Fault.HELD_BACK);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.workerRound();

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.UNKNOWN);
        bench.workerRound();
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("Q12 · while the breaker is open no sending is put on record, and the query keeps its state")
    void whileTheBreakerIsOpenNothingIsPutOnRecord() {
        bench.bureau.breaks();
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.workerRounds(3);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.APPROVED);
        assertThat(bench.journal.types()).doesNotContain("BureauInquirySent");

        bench.bureau.mends();
        bench.workerRound();

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("A13 · an inquiry that was held back for a day is given up, the use released")
    void anInquiryHeldBackForADayIsGivenUp() {
        bench.bureau.fails(Fault.HELD_BACK, Fault.HELD_BACK);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.clock.advance(Duration.ofHours(25));

        bench.workerRound();

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.FAILED);
        assertThat(bench.authorizations.released()).containsExactly(query.id());
        assertThat(bench.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q12 · every inquiry leaves under a passport of its own that holds for it")
    void everyInquiryLeavesUnderAPassport() {
        bench.bureau.fails(Fault.LOST_BEFORE);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        // Long after the first one has ended.
        bench.clock.advance(Duration.ofMinutes(30));
        bench.workerRounds(2);

        var inquiry = bench.bureau.footprints().getFirst();
        assertThat(bench.issuedPassports.all()).hasSize(2).allMatch(bench.issuedPassports::isUsed);
        assertThat(inquiry.passport())
                .isEqualTo(bench.issuedPassports.all().getLast().passport());
        assertThat(inquiry.binding().number()).isEqualTo(inquiry.number());
    }

    @Test
    @DisplayName("Q12 · a second worker finds the query taken")
    void aSecondWorkerFindsTheQueryTaken() {
        CreditQuery query = bench.submitted();
        bench.bureau.whileAnswering(() -> bench.settle.handle(query.id()));

        bench.approve(query.id());

        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName("Q12 · a worker that was frozen past its lease writes nothing any more")
    void aFrozenWorkerWritesNothing() {
        CreditQuery query = bench.submitted();
        bench.bureau.whileAnswering(() -> {
            bench.clock.advance(Workbench.SETTINGS.lease().plusSeconds(1));
            bench.settle.handle(query.id()); // the other one looks up, and settles
        });

        bench.approve(query.id());

        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.journal.types()).containsOnlyOnce("QueryAnswered");
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName("A10 · withdrawn while the inquiry was lost before the bureau: not sent again, the use released")
    void withdrawnWhileTheInquiryWasLost() {
        bench.bureau.fails(Fault.LOST_BEFORE);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.authorizations.withdraw();

        bench.workerRounds(2);

        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.REFUSED);
        assertThat(bench.authorizations.released()).containsExactly(query.id());
    }

    @Test
    @DisplayName("A10 · withdrawn after the bureau was reached: the answer stays lawful, the use is spent")
    void withdrawnAfterTheBureauWasReached() {
        bench.bureau.fails(Fault.LOST_AFTER);
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.authorizations.withdraw();

        bench.workerRounds(2);

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.authorizations.consumed()).containsExactly(query.id());
    }

    @Test
    @DisplayName("A13 · the use is spent also when its owner was away at the time")
    void theUseIsSpentLater() {
        CreditQuery query = bench.submitted();
        bench.bureau.whileAnswering(bench.authorizations::goSilent);
        bench.approve(query.id());
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.authorizations.consumed()).isEmpty();

        bench.authorizations.speakAgain();
        bench.workerRound();

        assertThat(bench.authorizations.consumed()).containsExactly(query.id());
    }

    @Test
    @DisplayName("A13 · an inquiry that the bureau never saw for a day is given up, the use released")
    void anInquiryNeverSeenForADayIsGivenUp() {
        bench.bureau.fails(
                IntStream.range(0, 50).mapToObj(attempt -> Fault.LOST_BEFORE).toArray(Fault[]::new));
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.clock.advance(Duration.ofHours(25));

        bench.workerRound();

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.FAILED);
        assertThat(bench.authorizations.released()).containsExactly(query.id());
    }

    @Test
    @DisplayName("Q12 · a bureau that knows nobody, or refuses, was reached all the same: the use is spent")
    void noRecordAndRejectionSpendTheUse() {
        for (BureauAnswer.Settled answer : List.of(new BureauAnswer.NoRecord(), new BureauAnswer.Rejected())) {
            var platform = new Workbench();
            platform.bureau.answers(answer);
            CreditQuery query = platform.submitted();
            platform.approve(query.id());

            assertThat(platform.queries.get(query.id()).state()).isIn(State.NO_RECORD, State.REJECTED);
            platform.performUseActions.handle();
            assertThat(platform.authorizations.consumed()).containsExactly(query.id());
        }
    }

    @Test
    @DisplayName("N5 · without its event no state is stored, and nothing is sent")
    void withoutItsEventNothingIsSent() {
        CreditQuery query = bench.submitted();
        bench.journal.breakDown();

        assertThatThrownBy(() -> bench.approve(query.id())).isInstanceOf(IllegalStateException.class);

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(bench.bureau.footprints()).isEmpty();
    }
}
