package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand.Word;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimReviewTests {

    private static final Performer.Employee ZHAO = Workbench.REVIEWER;
    private static final Performer.Employee QIAN =
            new Performer.Employee("reviewer.qian", "E1010", "B10001", "127.0.0.1");
    private static final Set<ReviewBy> REVIEWER = Set.of(ReviewBy.REVIEWER);
    private static final Set<ReviewBy> COMPLIANCE = Set.of(ReviewBy.COMPLIANCE);

    private final Workbench bench = new Workbench();

    @Test
    @DisplayName("Q4 · a claim holds for the policy's minutes, to the end of the last and no longer")
    void aClaimHoldsForThePolicysMinutes() {
        CreditQuery query = bench.submitted();
        var claimed = (ClaimOutcome.Claimed) take(query, ZHAO);
        assertThat(claimed.claim().heldUntil()).isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(15)));

        bench.clock.advance(Duration.ofMinutes(15).minusNanos(1000));
        assertThat(take(query, QIAN)).isEqualTo(new ClaimOutcome.HeldByAnother(claimed.query(), claimed.claim()));

        bench.clock.advance(Duration.ofNanos(1000));
        assertThat(take(query, QIAN)).isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(take(query, ZHAO)).isInstanceOf(ClaimOutcome.HeldByAnother.class);
        assertThat(bench.journal.types()).endsWith("QueryReviewClaimed", "QueryReviewClaimed");
    }

    @Test
    @DisplayName("Q4 · whoever holds a query may ask for the whole time anew, and that is on record")
    void theHolderMayAskForMoreTime() {
        CreditQuery query = bench.submitted();
        take(query, ZHAO);
        bench.clock.advance(Duration.ofMinutes(10));

        take(query, ZHAO);

        bench.clock.advance(Duration.ofMinutes(14));
        assertThat(take(query, QIAN)).isInstanceOf(ClaimOutcome.HeldByAnother.class);
        assertThat(bench.journal.types())
                .filteredOn("QueryReviewClaimed"::equals)
                .hasSize(2);
    }

    @Test
    @DisplayName("Q4 · given back, a query is anybody's; nobody gives back for another")
    void givenBackItIsAnybodys() {
        CreditQuery query = bench.submitted();
        take(query, ZHAO);

        assertThat(giveBack(query, QIAN)).isInstanceOf(ClaimOutcome.HeldByAnother.class);
        assertThat(giveBack(query, ZHAO)).isInstanceOf(ClaimOutcome.GivenBack.class);
        assertThat(giveBack(query, ZHAO)).isInstanceOf(ClaimOutcome.GivenBack.class);
        assertThat(take(query, QIAN)).isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(bench.journal.types()).endsWith("QueryReviewClaimed", "QueryReviewReleased", "QueryReviewClaimed");
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    @DisplayName(
            "Q4 · while another holds it nobody decides; whoever holds it does, and so does anybody when the time is over")
    void nobodyDecidesWhatAnotherHolds(Verdict verdict) {
        CreditQuery query = bench.submitted();
        take(query, ZHAO);
        var before = bench.journal.types();

        assertThat(bench.review(query.id(), QIAN, verdict, "k-1"))
                .isInstanceOfSatisfying(
                        ReviewOutcome.ClaimedByAnother.class,
                        claimed -> assertThat(claimed.claim().heldBy()).isEqualTo("reviewer.zhao"));
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.journal.types()).isEqualTo(before);

        bench.clock.advance(Duration.ofMinutes(15));
        assertThat(bench.review(query.id(), QIAN, verdict, "k-2")).isInstanceOf(ReviewOutcome.Reviewed.class);
    }

    @Test
    @DisplayName("Q4 · a withdrawal found out by somebody who does not hold the query ends nothing")
    void aWithdrawalEndsNothingForWhoeverDoesNotHoldIt() {
        CreditQuery query = bench.submitted();
        take(query, ZHAO);
        bench.authorizations.withdraw();

        assertThat(bench.review(query.id(), QIAN, Verdict.APPROVE, "k"))
                .isInstanceOf(ReviewOutcome.ClaimedByAnother.class);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
    }

    @Test
    @DisplayName("Q4 · whoever holds it decides, and a decision needs no claim")
    void whoeverHoldsItDecides() {
        CreditQuery query = bench.submitted();
        take(query, ZHAO);
        assertThat(bench.approve(query.id())).isInstanceOf(ReviewOutcome.Reviewed.class);

        bench.authorizations.uses(2);
        CreditQuery unclaimed = bench.submitted(Workbench.OFFICER, "key-2");
        assertThat(bench.review(unclaimed.id(), QIAN, Verdict.APPROVE, "k")).isInstanceOf(ReviewOutcome.Reviewed.class);
    }

    @Test
    @DisplayName("Q4 · what was decided under a claim is told as decided, not as claimed")
    void whatIsDecidedIsToldAsDecided() {
        CreditQuery query = bench.submitted();
        take(query, ZHAO);
        bench.approve(query.id());

        assertThat(bench.review(query.id(), QIAN, Verdict.APPROVE, "k")).isInstanceOf(ReviewOutcome.NotOpen.class);
        assertThat(take(query, QIAN)).isInstanceOf(ClaimOutcome.NotOpen.class);
        assertThat(giveBack(query, ZHAO)).isInstanceOf(ClaimOutcome.NotOpen.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thoseWhoMayNot")
    @DisplayName("Q4 · whoever may not decide a query claims none, and the attempt is on record")
    void whoeverMayNotDecideClaimsNothing(
            String who,
            Performer.Employee reviewer,
            Set<ReviewBy> capacities,
            Class<? extends ClaimOutcome> claimed,
            Class<? extends ReviewOutcome> decided,
            RefusalCause cause) {
        CreditQuery query = bench.submitted();
        bench.authorizations.standing("reviewer.gone", new Standing.Known(false, "A", true, true, "B10001"));

        assertThat(bench.claim.handle(new ClaimReviewCommand(query.id(), reviewer, capacities, Word.TAKE)))
                .isInstanceOf(claimed);
        assertThat(lastCause()).isEqualTo(cause);
        assertThat(bench.review.handle(new ReviewCreditQueryCommand(
                        query.id(), reviewer, Verdict.APPROVE, null, "k", null, capacities)))
                .isInstanceOf(decided);
        assertThat(lastCause()).isEqualTo(cause);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(take(query, ZHAO)).isInstanceOf(ClaimOutcome.Claimed.class);
    }

    static Stream<Arguments> thoseWhoMayNot() {
        return Stream.of(
                Arguments.of(
                        "the requester",
                        new Performer.Employee("officer.lin", "E1001", "B10001", null),
                        REVIEWER,
                        ClaimOutcome.OwnQuery.class,
                        ReviewOutcome.OwnQuery.class,
                        RefusalCause.OWN_QUERY),
                Arguments.of(
                        "the requester under another account",
                        new Performer.Employee("reviewer.lin", "E1001", "B10001", null),
                        REVIEWER,
                        ClaimOutcome.OwnQuery.class,
                        ReviewOutcome.OwnQuery.class,
                        RefusalCause.OWN_QUERY),
                Arguments.of(
                        "a reviewer of another institution",
                        new Performer.Employee("officer.gao", "E2001", "B20001", null),
                        REVIEWER,
                        ClaimOutcome.NotFound.class,
                        ReviewOutcome.NotFound.class,
                        RefusalCause.OTHER_INSTITUTION),
                Arguments.of(
                        "compliance, where the gate asked for a reviewer",
                        new Performer.Employee("compliance.sun", "E1005", "B10001", null),
                        COMPLIANCE,
                        ClaimOutcome.OtherSecondPerson.class,
                        ReviewOutcome.OtherSecondPerson.class,
                        RefusalCause.OTHER_SECOND_PERSON),
                Arguments.of(
                        "a suspended reviewer (O11)",
                        new Performer.Employee("reviewer.gone", "E1099", "B10001", null),
                        REVIEWER,
                        ClaimOutcome.ReviewerSuspended.class,
                        ReviewOutcome.ReviewerSuspended.class,
                        RefusalCause.ACCOUNT_SUSPENDED));
    }

    @Test
    @DisplayName("Q4 · a reviewer does not decide what the gate wants compliance to decide; compliance does")
    void aReviewerIsNotCompliance() {
        CreditQuery.PendingReview query = askingForCompliance();
        var sun = new Performer.Employee("compliance.sun", "E1005", "B10001", null);

        assertThat(take(query, ZHAO)).isInstanceOf(ClaimOutcome.OtherSecondPerson.class);
        assertThat(bench.approve(query.id())).isInstanceOf(ReviewOutcome.OtherSecondPerson.class);

        assertThat(bench.claim.handle(new ClaimReviewCommand(query.id(), sun, COMPLIANCE, Word.TAKE)))
                .isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(bench.review.handle(
                        new ReviewCreditQueryCommand(query.id(), sun, Verdict.APPROVE, null, "k", null, COMPLIANCE)))
                .isInstanceOf(ReviewOutcome.Reviewed.class);
    }

    @Test
    @DisplayName("N3 · while a reviewer's standing is not known nothing is claimed")
    void whileTheStandingIsNotKnownNothingIsClaimed() {
        CreditQuery query = bench.submitted();
        bench.authorizations.goSilent();

        assertThat(take(query, ZHAO)).isInstanceOf(ClaimOutcome.Undecided.class);
        assertThat(bench.reviewClaims.inForce(query.id(), bench.clock.instant()))
                .isEmpty();
    }

    @Test
    @DisplayName("N5 · a claim that cannot be told of is none")
    void aClaimThatCannotBeToldOfIsNone() {
        CreditQuery query = bench.submitted();
        bench.journal.breakDown();

        assertThatThrownBy(() -> take(query, ZHAO)).isInstanceOf(IllegalStateException.class);
        assertThat(bench.reviewClaims.inForce(query.id(), bench.clock.instant()))
                .isEmpty();
    }

    @Test
    @DisplayName("Q4 · there is nothing to claim where there is no query")
    void thereIsNothingToClaim() {
        assertThat(bench.claim.handle(new ClaimReviewCommand(CreditQueryId.next(), ZHAO, REVIEWER, Word.TAKE)))
                .isInstanceOf(ClaimOutcome.NotFound.class);
    }

    /** As if a rule had asked for compliance. */
    private CreditQuery.PendingReview askingForCompliance() {
        var pending = (CreditQuery.PendingReview) bench.submitted();
        var asked = new CreditQuery.PendingReview(
                pending.particulars(),
                pending.version() + 1,
                Decision.review(
                        ReviewBy.COMPLIANCE,
                        pending.outcome().reasons(),
                        pending.outcome().policyVersion()));
        assertThat(bench.queries.replace(asked)).isTrue();
        return asked;
    }

    private ClaimOutcome take(CreditQuery query, Performer.Employee reviewer) {
        return bench.claim.handle(new ClaimReviewCommand(query.id(), reviewer, REVIEWER, Word.TAKE));
    }

    private ClaimOutcome giveBack(CreditQuery query, Performer.Employee reviewer) {
        return bench.claim.handle(new ClaimReviewCommand(query.id(), reviewer, REVIEWER, Word.GIVE_BACK));
    }

    private RefusalCause lastCause() {
        return ((CreditQueryEvent.ReviewRefused) bench.journal.events().getLast()).cause();
    }
}
