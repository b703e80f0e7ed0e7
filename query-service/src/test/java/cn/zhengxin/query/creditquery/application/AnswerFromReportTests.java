package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryCreditBureau.Fault;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.gate.StaffTie;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswerFromReportTests {

    private final Workbench bench = new Workbench();
    private CreditQuery first;

    @BeforeEach
    void oneReportIsThere() {
        bench.authorizations.uses(10);
        first = bench.submitted(Workbench.LOAN_ORIGINATION, "first");
        assertThat(first.state()).isEqualTo(State.ANSWERED);
        bench.performUseActions.handle();
    }

    @Test
    @DisplayName(
            "Q9, Q13, A13 · a second query is answered from the report: no inquiry, no footprint, the use and the place go back")
    void answersFromTheReport() {
        CreditQuery second = bench.submitted(Workbench.LOAN_ORIGINATION, "second");

        assertThat(answered(second).answeredFrom()).isEqualTo(first.id());
        assertThat(bench.bureau.footprints()).hasSize(1);
        assertThat(bench.footprints.queries()).hasSize(1);
        assertThat(bench.authorizations.consumed()).containsExactly(first.id());
        assertThat(bench.authorizations.reserved()).isEmpty();
        assertThat(bench.places.taken()).containsExactly(first.id());
        assertThat(bench.journal.events())
                .filteredOn(event -> event.query().id().equals(second.id()))
                .hasAtLeastOneElementOfType(CreditQueryEvent.QueryAnsweredFromReport.class)
                .doesNotHaveAnyElementsOfTypes(
                        CreditQueryEvent.BureauInquirySent.class, CreditQueryEvent.QueryAnswered.class);
        assertThat(bench.meters
                        .counter(AnswerFromReport.AVOIDED, "purpose", "LOAN_APPLICATION")
                        .count())
                .isEqualTo(1);
        assertThat(bench.gateRecords.kept().get(second.id()).background().reportAtHand())
                .isNotNull();
    }

    @Test
    @DisplayName("Q9, Q4 · a review stays a review; the report answers after the approval")
    void aReviewStaysAReview() {
        CreditQuery second = bench.submitted(Workbench.OFFICER, "second");
        assertThat(second.state()).isEqualTo(State.PENDING_REVIEW);

        bench.approve(second.id());

        assertThat(answered(bench.queries.get(second.id())).answeredFrom()).isEqualTo(first.id());
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("Q9, A10 · what another rule refuses stays refused, a withdrawal until the last moment included")
    void aRefusalStaysARefusal() {
        CreditQuery waiting = bench.submitted(Workbench.OFFICER, "waiting");
        bench.authorizations.withdraw();

        assertThat(bench.submitted(Workbench.LOAN_ORIGINATION, "second").state())
                .isEqualTo(State.REFUSED);
        bench.approve(waiting.id());
        assertThat(bench.queries.get(waiting.id()).state()).isEqualTo(State.REFUSED);
    }

    @Test
    @DisplayName("Q9, Q14 · after its fifteen days the bureau is asked again")
    void afterItsDaysTheBureauIsAsked() {
        bench.clock.advance(Duration.ofDays(15));

        assertThat(answered(bench.submitted(Workbench.LOAN_ORIGINATION, "second"))
                        .answeredFrom())
                .isNull();
        assertThat(bench.bureau.footprints()).hasSize(2);
    }

    @Test
    @DisplayName("Q9, Q14 · a report whose key is destroyed answers nothing, whether the database knows or not")
    void aDestroyedKeyAnswersNothing() {
        bench.vault.loseKey(first.id());

        assertThat(answered(bench.submitted(Workbench.LOAN_ORIGINATION, "second"))
                        .answeredFrom())
                .as("a backup brought the row back, and no key")
                .isNull();
        assertThat(bench.bureau.footprints()).hasSize(2);
    }

    @Test
    @DisplayName(
            "Q9, N3 · while the vault's keys are away nothing is answered and nothing sent; it goes on when they are back")
    void waitsForTheKeys() {
        bench.vault.keysAway(true);
        CreditQuery second = bench.submitted(Workbench.LOAN_ORIGINATION, "second");
        assertThat(second.state()).isEqualTo(State.APPROVED);

        bench.vault.keysAway(false);
        bench.workerRound();

        assertThat(answered(bench.queries.get(second.id())).answeredFrom()).isEqualTo(first.id());
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("Q9, Q12 · of two at once the second waits for the first one's report, and never sends")
    void theSecondWaitsForTheFirst() {
        bench.clock.advance(Duration.ofDays(16));
        bench.bureau.fails(Fault.LOST_AFTER);
        CreditQuery onItsWay = bench.submitted(Workbench.LOAN_ORIGINATION, "second");
        assertThat(onItsWay.state()).isEqualTo(State.UNKNOWN);

        CreditQuery waiting = bench.submitted(Workbench.LOAN_ORIGINATION, "third");
        assertThat(waiting.state()).isEqualTo(State.APPROVED);
        bench.workerRounds(3);

        assertThat(bench.queries.get(onItsWay.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(answered(bench.queries.get(waiting.id())).answeredFrom()).isEqualTo(onItsWay.id());
        assertThat(bench.bureau.footprints()).hasSize(2);
    }

    @Test
    @DisplayName("Q9 · another institution's report answers nothing")
    void anotherInstitutionsReportAnswersNothing() {
        CreditQuery second = bench.submitted(Workbench.PARTNER, "second");

        assertThat(answered(second).answeredFrom()).isNull();
        assertThat(bench.bureau.footprints()).hasSize(2);
    }

    @Test
    @DisplayName("Q10, Q4 · only compliance decides what is sent to compliance, and compliance nothing else")
    void complianceDecides() {
        CreditQuery ordinary = bench.submitted(Workbench.OFFICER, "ordinary");
        bench.background.tie("officer.lin", new StaffTie.Told(false, true));
        CreditQuery colleague = bench.submitted(Workbench.OFFICER, "colleague");

        assertThat(bench.approve(colleague.id())).isInstanceOf(ReviewOutcome.OtherSecondPerson.class);
        assertThat(((CreditQueryEvent.ReviewRefused) bench.journal.events().getLast()).cause())
                .isEqualTo(CreditQueryEvent.RefusalCause.OTHER_SECOND_PERSON);
        assertThat(asCompliance(ordinary.id())).isInstanceOf(ReviewOutcome.OtherSecondPerson.class);

        assertThat(asCompliance(colleague.id())).isInstanceOf(ReviewOutcome.Reviewed.class);
        assertThat(bench.queries.get(colleague.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.queries.get(ordinary.id()).state()).isEqualTo(State.PENDING_REVIEW);
    }

    @Test
    @DisplayName(
            "Q10, N3 · an officer of compliance does not decide about a query on themself, nor while the register is silent")
    void nobodyDecidesAboutThemself() {
        bench.background.tie("officer.lin", new StaffTie.Told(false, true));
        CreditQuery colleague = bench.submitted(Workbench.OFFICER, "colleague");

        bench.background.silent(true);
        assertThat(asCompliance(colleague.id())).isInstanceOf(ReviewOutcome.Undecided.class);
        bench.background.silent(false);
        bench.background.tie(Workbench.REVIEWER.account(), new StaffTie.Told(true, false));
        assertThat(asCompliance(colleague.id())).isInstanceOf(ReviewOutcome.OtherSecondPerson.class);
        bench.background.tie(Workbench.REVIEWER.account(), new StaffTie.Told(false, true));
        assertThat(asCompliance(colleague.id())).isInstanceOf(ReviewOutcome.Reviewed.class);
    }

    private ReviewOutcome asCompliance(CreditQueryId query) {
        return bench.review.handle(new ReviewCreditQueryCommand(
                query, Workbench.REVIEWER, Verdict.APPROVE, null, "compliance", null, Set.of(ReviewBy.COMPLIANCE)));
    }

    private static CreditQuery.Answered answered(CreditQuery query) {
        assertThat(query).isInstanceOf(CreditQuery.Answered.class);
        return (CreditQuery.Answered) query;
    }
}
