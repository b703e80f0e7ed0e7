package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryCreditBureau.Fault;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.creditquery.model.FailureReason;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubmitCreditQueryTests {

    private final Workbench bench = new Workbench();

    @Test
    @DisplayName("Q4 · a person's query waits for review and asks nothing of the bureau")
    void aPersonsQueryWaitsForReview() {
        CreditQuery query = bench.submitted();

        assertThat(query.state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.authorizations.reserved()).containsExactly(query.id());
        assertThat(bench.journal.types()).containsExactly("QueryAttempted", "QuerySubmittedForReview");
    }

    @Test
    @DisplayName("Q4 · a system's query goes on to the bureau")
    void aSystemsQueryGoesOnToTheBureau() {
        CreditQuery query = bench.submitted(Workbench.LOAN_ORIGINATION, "key-1");

        assertThat(query.state()).isEqualTo(State.ANSWERED);
        assertThat(bench.vault.keeps(query.id())).isTrue();
        assertThat(bench.journal.types())
                .containsExactly("QueryAttempted", "QueryApproved", "BureauInquirySent", "QueryAnswered");
        assertThat(bench.authorizations.reserved())
                .as("held, which counts as spent, and nobody waits for the telling")
                .containsExactly(query.id());
        bench.performUseActions.handle();
        assertThat(bench.authorizations.consumed()).containsExactly(query.id());
    }

    @Test
    @DisplayName("Q1 · the use that was taken is given back when another rule refuses")
    void aRefusedQueryHoldsNoUse() {
        bench.authorizations.standing("officer.lin", new cn.zhengxin.query.gate.Standing.UnknownOperator());

        CreditQuery query = bench.submitted();

        assertThat(query.state()).isEqualTo(State.REFUSED);
        assertThat(bench.authorizations.reserved()).isEmpty();
        assertThat(bench.authorizations.released()).containsExactly(query.id());
        assertThat(bench.journal.types()).containsExactly("QueryAttempted", "QueryRefused");
    }

    @Test
    @DisplayName("N3 · a check that cannot be made fails the query, and nothing is waved through")
    void aCheckThatCannotBeMadeFailsTheQuery() {
        bench.authorizations.goSilent();

        CreditQuery query = bench.submitted(Workbench.LOAN_ORIGINATION, "key-1");

        assertThat(query)
                .isInstanceOfSatisfying(
                        CreditQuery.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.DEPENDENCY_UNAVAILABLE));
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.journal.types()).containsExactly("QueryAttempted", "QueryFailed");
    }

    @Test
    @DisplayName(
            "N3 · too many want a place in the same counts: the query fails, no use is taken, the same key may try again")
    void tooManyWantAPlace() {
        bench.places.crowd();

        CreditQuery query = bench.submitted();

        assertThat(query)
                .isInstanceOfSatisfying(
                        CreditQuery.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.DEPENDENCY_UNAVAILABLE));
        assertThat(bench.authorizations.reserved()).isEmpty();
        assertThat(bench.places.taken()).isEmpty();
    }

    @Test
    @DisplayName("N4 · after a failed check the same key may try again")
    void afterAFailedCheckTheSameKeyMayTryAgain() {
        bench.authorizations.goSilent();
        CreditQuery failed = bench.submitted();
        bench.authorizations.speakAgain();

        CreditQuery again = bench.submitted();

        assertThat(again.id()).isNotEqualTo(failed.id());
        assertThat(again.state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(bench.authorizations.reserved()).containsExactly(again.id());
    }

    @Test
    @DisplayName("N4 · the same key finds the query it began")
    void theSameKeyFindsTheQueryItBegan() {
        assertThat(bench.submitted().id()).isEqualTo(bench.submitted().id());
        assertThat(bench.queries.all()).hasSize(1);
    }

    @Test
    @DisplayName("A13 · two queries never share one use")
    void twoQueriesNeverShareOneUse() {
        bench.submitted();

        CreditQuery second = bench.submitted(Workbench.OFFICER, "key-2");

        assertThat(second.state()).isEqualTo(State.REFUSED);
    }

    @Test
    @DisplayName("A13 · a query nobody judged to the end gives its use back")
    void aForgottenQueryGivesItsUseBack() {
        bench.life.killAfter(6);
        try {
            bench.submitted();
        } catch (cn.zhengxin.query.LifeLine.Killed killed) {
            bench.life.restart();
        }
        assertThat(bench.queries.all()).singleElement().isInstanceOf(CreditQuery.Submitted.class);

        bench.workerRounds(30);

        assertThat(bench.queries.all()).singleElement().isInstanceOf(CreditQuery.Failed.class);
        assertThat(bench.authorizations.reserved()).isEmpty();
    }

    @Test
    @DisplayName("Q12 · repeating a system's request after an unknown outcome sends nothing again")
    void repeatingAfterAnUnknownOutcomeSendsNothingAgain() {
        bench.bureau.fails(Fault.LOST_AFTER);
        CreditQuery first = bench.submitted(Workbench.LOAN_ORIGINATION, "key-1");
        assertThat(first.state()).isEqualTo(State.UNKNOWN);

        CreditQuery again = bench.submitted(Workbench.LOAN_ORIGINATION, "key-1");

        assertThat(again.state()).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("N4 · a key that began another request is refused")
    void aKeyThatBeganAnotherRequestIsRefused() {
        bench.submitted();
        var other = new SubmitCreditQueryCommand(
                Workbench.OFFICER,
                "key-1",
                Workbench.AUTHORIZATION,
                ReportType.PERSONAL,
                Purpose.CREDIT_CARD_APPLICATION,
                new BusinessReference("LN-2026-000123"),
                null,
                Workbench.SUBJECT,
                Workbench.PERSON);

        assertThat(bench.submit.handle(other)).isInstanceOf(SubmitOutcome.KeyUsedForAnother.class);
    }
}
