package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand.Word;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.gate.ComplianceGround;
import cn.zhengxin.query.gate.StaffTie;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each refusal, for each thing that a second person does. */
class SecondPersonCheckTests {

    private static final Performer.Employee SUN = employee("compliance.sun", "E1005", "B10001");

    private final Workbench bench = new Workbench();
    private CreditQuery forReviewer;
    private CreditQuery forCompliance;

    enum Use {
        DECIDE,
        CLAIM,
        GIVE_BACK,
        READ_GROUNDS
    }

    @BeforeEach
    void oneWaitsForEach() {
        bench.authorizations.uses(2);
        forReviewer = bench.submitted(Workbench.OFFICER, "key-1");
        bench.background.protect(Workbench.SUBJECT);
        forCompliance = bench.submitted(Workbench.OFFICER, "key-2");
        assertThat(forReviewer.decision().orElseThrow().reviewBy()).isEqualTo(ReviewBy.REVIEWER);
        assertThat(forCompliance.decision().orElseThrow().reviewBy()).isEqualTo(ReviewBy.COMPLIANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDE, NotFound",
        "CLAIM, NotFound",
        "GIVE_BACK, NotFound",
        "READ_GROUNDS, NotFound",
    })
    @DisplayName("Q4 · for another institution's people the query does not exist")
    void anotherInstitution(Use use, String outcome) {
        refused(use, forCompliance, employee("compliance.gao", "E2005", "B20001"), outcome, null);
        onRecord(RefusalCause.OTHER_INSTITUTION);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDE, officer.lin, OwnQuery",
        "DECIDE, compliance.lin, OwnQuery",
        "CLAIM, officer.lin, OwnQuery",
        "CLAIM, compliance.lin, OwnQuery",
        "GIVE_BACK, officer.lin, OwnQuery",
        "GIVE_BACK, compliance.lin, OwnQuery",
        "READ_GROUNDS, officer.lin, Refused",
        "READ_GROUNDS, compliance.lin, Refused",
    })
    @DisplayName("Q4 · nobody is the second person of their own query, under whatever account")
    void ownQuery(Use use, String account, String outcome) {
        refused(use, forCompliance, employee(account, "E1001", "B10001"), outcome, "Q4");
        onRecord(RefusalCause.OWN_QUERY);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDE, OtherSecondPerson, Q4",
        "CLAIM, OtherSecondPerson, Q4",
        "GIVE_BACK, OtherSecondPerson, Q4",
        "READ_GROUNDS, NotFound, ",
    })
    @DisplayName("Q4 · compliance is not the second person where a reviewer is asked for")
    void complianceIsNoReviewer(Use use, String outcome, String rule) {
        refused(use, forReviewer, SUN, outcome, rule);
        onRecord(RefusalCause.OTHER_SECOND_PERSON);
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"DECIDE", "CLAIM", "GIVE_BACK"})
    @DisplayName("Q10 · a reviewer is not the second person where compliance is asked for")
    void aReviewerIsNotCompliance(Use use) {
        Object refused = does(use, forCompliance, Workbench.REVIEWER, ReviewBy.REVIEWER);

        assertThat(refused.getClass().getSimpleName()).isEqualTo("OtherSecondPerson");
        assertThat(ruleOf(refused)).contains("Q10");
        onRecord(RefusalCause.OTHER_SECOND_PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDE, ReviewerSuspended",
        "CLAIM, ReviewerSuspended",
        "GIVE_BACK, ReviewerSuspended",
        "READ_GROUNDS, ReaderSuspended",
    })
    @DisplayName("O11 · a suspended account is no second person")
    void suspended(Use use, String outcome) {
        bench.authorizations.standing("compliance.sun", new Standing.Known(false, "A", true, true, "B10001"));

        refused(use, forCompliance, SUN, outcome, null);
        onRecord(RefusalCause.ACCOUNT_SUSPENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDE, OtherSecondPerson",
        "CLAIM, OtherSecondPerson",
        "GIVE_BACK, OtherSecondPerson",
        "READ_GROUNDS, Refused",
    })
    @DisplayName("Q10 · nobody is the second person of a query on themself")
    void theSubject(Use use, String outcome) {
        bench.background.tie("compliance.sun", new StaffTie.Told(true, false));

        refused(use, forCompliance, SUN, outcome, "Q10");
        onRecord(RefusalCause.OTHER_SECOND_PERSON);
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"DECIDE", "CLAIM", "GIVE_BACK"})
    @DisplayName("Q10 · nor where nobody asked for compliance: a reviewer may be the subject too")
    void theSubjectIsAReviewer(Use use) {
        bench.background.tie("reviewer.zhao", new StaffTie.Told(true, false));

        Object refused = does(use, forReviewer, Workbench.REVIEWER, ReviewBy.REVIEWER);

        assertThat(refused.getClass().getSimpleName()).isEqualTo("OtherSecondPerson");
        assertThat(ruleOf(refused)).contains("Q10");
        onRecord(RefusalCause.OTHER_SECOND_PERSON);
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    @DisplayName("N3 · while the standing, or who somebody is, is not known, nobody is a second person")
    void silent(Use use) {
        bench.background.silent(true);
        refused(use, forCompliance, SUN, "Undecided", null);

        bench.background.silent(false);
        bench.authorizations.goSilent();
        refused(use, forCompliance, SUN, "Undecided", null);
        assertThat(bench.journal.types()).doesNotContain("ReviewRefused");
    }

    @Test
    @DisplayName("Q10 · whoever may decide claims, learns the grounds, and decides; a colleague of the subject too")
    void whoeverMayDecide() {
        bench.background.tie("compliance.sun", new StaffTie.Told(false, true));

        assertThat(does(Use.CLAIM, forCompliance, SUN, ReviewBy.COMPLIANCE)).isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(does(Use.READ_GROUNDS, forCompliance, SUN, ReviewBy.COMPLIANCE))
                .isEqualTo(new GroundsOutcome.Told(Set.of(ComplianceGround.PROTECTED_PERSON)));
        assertThat(does(Use.DECIDE, forCompliance, SUN, ReviewBy.COMPLIANCE))
                .isInstanceOf(ReviewOutcome.Reviewed.class);
        assertThat(does(Use.READ_GROUNDS, forCompliance, SUN, ReviewBy.COMPLIANCE))
                .isInstanceOf(GroundsOutcome.Told.class);
        assertThat(does(Use.CLAIM, forCompliance, SUN, ReviewBy.COMPLIANCE)).isInstanceOf(ClaimOutcome.NotOpen.class);
    }

    @Test
    @DisplayName("Q4 · where no second person is asked for there is nothing to claim, decide or learn")
    void nobodyIsAsked() {
        bench.authorizations.withdraw();
        CreditQuery refused = bench.submitted(Workbench.OFFICER, "key-3");

        assertThat(does(Use.CLAIM, refused, SUN, ReviewBy.COMPLIANCE)).isInstanceOf(ClaimOutcome.NotOpen.class);
        assertThat(does(Use.DECIDE, refused, SUN, ReviewBy.COMPLIANCE)).isInstanceOf(ReviewOutcome.NotOpen.class);
        assertThat(does(Use.READ_GROUNDS, refused, SUN, ReviewBy.COMPLIANCE))
                .isInstanceOf(GroundsOutcome.NotFound.class);
    }

    private void refused(Use use, CreditQuery query, Performer.Employee person, String outcome, String rule) {
        Object refused = does(use, query, person, ReviewBy.COMPLIANCE);

        assertThat(refused.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(ruleOf(refused)).isEqualTo(Optional.ofNullable(rule));
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
        assertThat(bench.reviewClaims.inForce(query.id(), bench.clock.instant()))
                .isEmpty();
        assertThat(bench.journal.types()).doesNotContain("ComplianceGroundsRead");
    }

    private void onRecord(RefusalCause cause) {
        assertThat(bench.journal.events().getLast())
                .isInstanceOfSatisfying(
                        CreditQueryEvent.ReviewRefused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(cause));
    }

    private Object does(Use use, CreditQuery query, Performer.Employee person, ReviewBy capacity) {
        return switch (use) {
            case DECIDE ->
                bench.review.handle(new ReviewCreditQueryCommand(
                        query.id(), person, Verdict.APPROVE, null, "k", null, Set.of(capacity)));
            case CLAIM -> bench.claim.handle(new ClaimReviewCommand(query.id(), person, Set.of(capacity), Word.TAKE));
            case GIVE_BACK ->
                bench.claim.handle(new ClaimReviewCommand(query.id(), person, Set.of(capacity), Word.GIVE_BACK));
            case READ_GROUNDS -> bench.readComplianceGrounds.handle(query.id(), person);
        };
    }

    private static Optional<String> ruleOf(Object outcome) {
        Optional<Reason> reason = switch (outcome) {
            case ReviewOutcome.OwnQuery own -> Optional.of(own.reason());
            case ReviewOutcome.OtherSecondPerson other -> Optional.of(other.reason());
            case ClaimOutcome.OwnQuery own -> Optional.of(own.reason());
            case ClaimOutcome.OtherSecondPerson other -> Optional.of(other.reason());
            case GroundsOutcome.Refused refused -> Optional.of(refused.reason());
            default -> Optional.empty();
        };
        return reason.map(Reason::rule);
    }

    private static Performer.Employee employee(String account, String number, String institution) {
        return new Performer.Employee(account, number, institution, "127.0.0.1");
    }
}
