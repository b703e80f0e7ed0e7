package cn.zhengxin.authorization.exemption.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.SampleAsks;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExemptionUseTests {

    private static final Party QIN = new Party(PartyKind.PERSON, "legal.qin", "E1010", "B10001");
    private static final Instant LATER = Samples.NOW.plus(Duration.ofHours(24));
    private static final ExemptionReview YES =
            new ExemptionReview(Samples.ZHAO, ExemptionReview.Decision.APPROVE, Samples.NOW);
    private static final ExemptionReview SECOND_YES =
            new ExemptionReview(QIN, ExemptionReview.Decision.APPROVE, Samples.NOW);
    private static final ExemptionReview NO = new ExemptionReview(QIN, ExemptionReview.Decision.REJECT, Samples.NOW);
    private static final CentralBankReport REPORT = new CentralBankReport("HZ-2026-1", Samples.LIN, Samples.NOW);
    private static final IntendedUse USE =
            new IntendedUse(Samples.SUBJECT, "B10001", Purpose.JUDICIAL_ASSISTANCE, ReportType.PERSONAL, "officer.lin");

    static Stream<Arguments> decisions() {
        var approved = new Approved(facts(null), new ExemptionProgress(true, List.of(YES, SECOND_YES), null));
        var waiting = new UnderReview(facts(null), new ExemptionProgress(true, List.of(YES), null));
        var turnedDown = new TurnedDown(facts(null), new ExemptionProgress(true, List.of(YES, NO), null));
        var urgent = new UnderReview(facts(UrgentGround.MONEY_LAUNDERING), ExemptionProgress.none());
        var urgentComplete = new Approved(
                facts(UrgentGround.MONEY_LAUNDERING), new ExemptionProgress(true, List.of(YES, SECOND_YES), REPORT));
        var urgentUnreported = new Approved(
                facts(UrgentGround.MONEY_LAUNDERING), new ExemptionProgress(true, List.of(YES, SECOND_YES), null));
        var other = new SubjectReference("sr_somebody_else");
        return Stream.of(
                row("approved by two", approved, USE, 0, Samples.NOW),
                row("urgent, by whoever entered it", urgent, USE, 0, Samples.NOW),
                row("urgent, one second before its time is over", urgent, USE, 0, LATER.minusSeconds(1)),
                row("urgent, completed in time", urgentComplete, USE, 0, LATER),
                row("another institution's", approved, of("B20001", Samples.SUBJECT), 0, Samples.NOW, RuleCode.Q1),
                row("another subject's", approved, of("B10001", other), 0, Samples.NOW, RuleCode.Q1),
                row(
                        "for another purpose",
                        approved,
                        new IntendedUse(
                                Samples.SUBJECT,
                                "B10001",
                                Purpose.LOAN_APPLICATION,
                                ReportType.PERSONAL,
                                "officer.lin"),
                        0,
                        Samples.NOW,
                        RuleCode.Q1),
                row(
                        "for another report type",
                        approved,
                        new IntendedUse(
                                Samples.SUBJECT,
                                "B10001",
                                Purpose.JUDICIAL_ASSISTANCE,
                                ReportType.ENTERPRISE,
                                "officer.lin"),
                        0,
                        Samples.NOW,
                        RuleCode.Q1),
                row("approved by one only", waiting, USE, 0, Samples.NOW, RuleCode.A16),
                row("turned down", turnedDown, USE, 0, Samples.NOW, RuleCode.A16),
                row(
                        "urgent, by somebody else",
                        urgent,
                        new IntendedUse(
                                Samples.SUBJECT,
                                "B10001",
                                Purpose.JUDICIAL_ASSISTANCE,
                                ReportType.PERSONAL,
                                "officer.wei"),
                        0,
                        Samples.NOW,
                        RuleCode.A16),
                row("urgent, overdue", urgent, USE, 0, LATER, RuleCode.A16),
                row("urgent, approved and not reported in time", urgentUnreported, USE, 0, LATER, RuleCode.A16),
                row("used before", approved, USE, 1, Samples.NOW, RuleCode.A13),
                row("after its days", approved, USE, 0, Samples.NOW.plus(Duration.ofDays(31)), RuleCode.A12),
                row("before its days", approved, USE, 0, Samples.NOW.minus(Duration.ofDays(1)), RuleCode.A12),
                row("used before and not approved", waiting, USE, 1, Samples.NOW, RuleCode.A13, RuleCode.A16));
    }

    @ParameterizedTest(name = "A16 · {0}: {5}")
    @MethodSource
    void decisions(
            String name,
            JudicialExemption exemption,
            IntendedUse use,
            long taken,
            Instant moment,
            List<RuleCode> refusals) {
        assertThat(ExemptionUse.refusals(exemption, SampleAsks.ask(use, taken, moment)))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(refusals);
    }

    static Stream<Arguments> reviewers() {
        var fresh = new UnderReview(facts(null), new ExemptionProgress(true, List.of(), null));
        var once = new UnderReview(facts(null), new ExemptionProgress(true, List.of(YES), null));
        var otherAccountOfZhao = new Party(PartyKind.PERSON, "reviewer.zhao.2", "E1002", "B10001");
        return Stream.of(
                Arguments.of("a first reviewer", fresh, YES, UnderReview.Examination.Kept.class),
                Arguments.of("a second reviewer", once, SECOND_YES, UnderReview.Examination.Kept.class),
                Arguments.of("a second reviewer who rejects", once, NO, UnderReview.Examination.Kept.class),
                Arguments.of(
                        "whoever entered it", fresh, by(Samples.LIN), UnderReview.Examination.NotIndependent.class),
                Arguments.of("the first reviewer again", once, YES, UnderReview.Examination.NotIndependent.class),
                Arguments.of(
                        "the first reviewer under another account",
                        once,
                        by(otherAccountOfZhao),
                        UnderReview.Examination.NotIndependent.class),
                Arguments.of(
                        "a reviewer without a document to review",
                        new UnderReview(facts(null), ExemptionProgress.none()),
                        YES,
                        UnderReview.Examination.NothingToReview.class));
    }

    @ParameterizedTest(name = "A16, O1 · {0}: {3}")
    @MethodSource
    void reviewers(String name, UnderReview exemption, ExemptionReview review, Class<?> outcome) {
        assertThat(exemption.review(review)).as(name).isInstanceOf(outcome);
    }

    @Test
    @DisplayName("A16 · two approvals approve, one rejection turns down, and what is missing is named")
    void reviewsAddUp() {
        var fresh = new UnderReview(facts(UrgentGround.TERROR_FINANCING), ExemptionProgress.none());
        assertThat(fresh.missing()).containsExactly("document", "reviews", "centralBankReport");

        var once = new UnderReview(facts(null), new ExemptionProgress(true, List.of(YES), null));
        assertThat(once.missing()).containsExactly("reviews");
        assertThat(kept(once.review(SECOND_YES))).isInstanceOf(Approved.class);
        assertThat(kept(once.review(SECOND_YES)).missing()).isEmpty();
        assertThat(kept(once.review(NO))).isInstanceOf(TurnedDown.class);
    }

    private static JudicialExemption kept(UnderReview.Examination examination) {
        return ((UnderReview.Examination.Kept) examination).exemption();
    }

    private static ExemptionReview by(Party party) {
        return new ExemptionReview(party, ExemptionReview.Decision.APPROVE, Samples.NOW);
    }

    private static IntendedUse of(String institution, SubjectReference subject) {
        return new IntendedUse(subject, institution, Purpose.JUDICIAL_ASSISTANCE, ReportType.PERSONAL, "officer.lin");
    }

    private static Arguments row(
            String name, JudicialExemption exemption, IntendedUse use, long taken, Instant moment, RuleCode... rules) {
        return Arguments.of(name, exemption, use, taken, moment, List.of(rules));
    }

    private static ExemptionFacts facts(UrgentGround urgent) {
        return new ExemptionFacts(
                new ExemptionId(UUID.randomUUID()),
                new AuthorizationNumber("JX2026112500000001"),
                "B10001",
                Samples.SUBJECT,
                new ExemptionContent(
                        AuthorityKind.COURT,
                        LegalDocumentKind.ASSISTANCE_NOTICE,
                        ReportType.PERSONAL,
                        urgent,
                        1,
                        new Term(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 24))),
                Samples.LIN,
                Samples.NOW,
                urgent == null ? null : LATER,
                1);
    }
}
