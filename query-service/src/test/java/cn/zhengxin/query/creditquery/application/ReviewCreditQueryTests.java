package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReviewCreditQueryTests {

    private final Workbench bench = new Workbench();

    @Test
    @DisplayName("Q4 · an approval by a second person brings the report")
    void anApprovalBringsTheReport() {
        CreditQuery query = bench.submitted();

        ReviewOutcome outcome = bench.approve(query.id());

        assertThat(stateOf(outcome)).isEqualTo(State.ANSWERED);
        assertThat(bench.vault.keeps(query.id())).isTrue();
        assertThat(bench.bureau.footprints()).hasSize(1);
        bench.performUseActions.handle();
        assertThat(bench.authorizations.consumed()).containsExactly(query.id());
        assertThat(bench.journal.types())
                .containsExactly(
                        "QueryAttempted",
                        "QuerySubmittedForReview",
                        "QueryApproved",
                        "BureauInquirySent",
                        "QueryAnswered");
    }

    @Test
    @DisplayName("Q4 · nobody reviews their own query, and the attempt is on record")
    void nobodyReviewsTheirOwnQuery() {
        CreditQuery query = bench.submitted();
        var self = new Performer.Employee("officer.lin", "E1001", "B10001", "127.0.0.1");

        assertThat(bench.review(query.id(), self, Verdict.APPROVE, "r")).isInstanceOf(ReviewOutcome.OwnQuery.class);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(bench.journal.types()).endsWith("ReviewRefused");
    }

    @Test
    @DisplayName("Q4 · for a reviewer of another institution the query does not exist, and the attempt is on record")
    void forAnotherInstitutionTheQueryDoesNotExist() {
        CreditQuery query = bench.submitted();
        var gao = new Performer.Employee("officer.gao", "E2001", "B20001", "127.0.0.1");

        assertThat(bench.review(query.id(), gao, Verdict.APPROVE, "r")).isInstanceOf(ReviewOutcome.NotFound.class);
        assertThat(bench.journal.types()).endsWith("ReviewRefused");
    }

    @Test
    @DisplayName("O11 · a suspended reviewer decides nothing")
    void aSuspendedReviewerDecidesNothing() {
        CreditQuery query = bench.submitted();
        bench.authorizations.standing("reviewer.zhao", new Standing.Known(false, "A", true, true, "B10001"));

        assertThat(bench.approve(query.id())).isInstanceOf(ReviewOutcome.ReviewerSuspended.class);
        assertThat(bench.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q4 · a rejection is final, asks nothing of the bureau and gives the use back")
    void aRejectionGivesTheUseBack() {
        CreditQuery query = bench.submitted();

        assertThat(stateOf(bench.review(query.id(), Workbench.REVIEWER, Verdict.REJECT, "r")))
                .isEqualTo(State.REVIEW_REJECTED);
        assertThat(bench.approve(query.id())).isInstanceOf(ReviewOutcome.NotOpen.class);
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.authorizations.released()).containsExactly(query.id());
    }

    @Test
    @DisplayName("A10 · withdrawn between request and approval: refused, the use released, nothing asked of the bureau")
    void withdrawnBetweenRequestAndApproval() {
        CreditQuery query = bench.submitted();
        bench.authorizations.withdraw();

        ReviewOutcome outcome = bench.approve(query.id());

        assertThat(stateOf(outcome)).isEqualTo(State.REFUSED);
        assertThat(((ReviewOutcome.Reviewed) outcome)
                        .query()
                        .decision()
                        .orElseThrow()
                        .reasons())
                .extracting(Reason::rule)
                .containsExactly("A10");
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.authorizations.released()).containsExactly(query.id());
        assertThat(bench.journal.types()).endsWith("QueryRefused");
    }

    @Test
    @DisplayName("N3 · while the authorization's owner is silent nothing is approved, and the query still waits")
    void whileTheOwnerIsSilentNothingIsApproved() {
        CreditQuery query = bench.submitted();
        bench.authorizations.goSilent();

        assertThat(bench.approve(query.id())).isInstanceOf(ReviewOutcome.Undecided.class);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);

        bench.authorizations.speakAgain();
        assertThat(stateOf(bench.approve(query.id()))).isEqualTo(State.ANSWERED);
    }

    @Test
    @DisplayName("Q12 · of two approvals one counts, and the bureau is asked once")
    void ofTwoApprovalsOneCounts() {
        CreditQuery query = bench.submitted();
        var second = new Performer.Employee("reviewer.qian", "E1010", "B10001", "127.0.0.1");

        assertThat(stateOf(bench.approve(query.id()))).isEqualTo(State.ANSWERED);
        assertThat(bench.review(query.id(), second, Verdict.APPROVE, "r")).isInstanceOf(ReviewOutcome.NotOpen.class);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("N4 · repeating an approval under its key answers as the first did")
    void repeatingAnApproval() {
        CreditQuery query = bench.submitted();
        bench.approve(query.id());

        assertThat(stateOf(bench.approve(query.id()))).isEqualTo(State.ANSWERED);
        assertThat(bench.bureau.footprints()).hasSize(1);
    }

    @Test
    @DisplayName("A reviewer who has seen an older version is told so")
    void anOlderVersionIsToldSo() {
        CreditQuery query = bench.submitted();

        assertThat(bench.review.handle(new ReviewCreditQueryCommand(
                        query.id(),
                        Workbench.REVIEWER,
                        Verdict.APPROVE,
                        null,
                        "r",
                        query.version() + 1,
                        Set.of(ReviewBy.REVIEWER))))
                .isInstanceOf(ReviewOutcome.VersionOutOfDate.class);
    }

    private static State stateOf(ReviewOutcome outcome) {
        return ((ReviewOutcome.Reviewed) outcome).query().state();
    }
}
