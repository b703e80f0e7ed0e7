package cn.zhengxin.authorization.decision.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.loan.model.AssetClass;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidityTests {

    private static final Instant EXPIRED = Instant.parse("2026-12-24T16:00:00Z");

    private final IntendedUse use =
            new IntendedUse(Samples.SUBJECT, "B10001", Purpose.LOAN_APPLICATION, ReportType.PERSONAL, "officer.lin");
    private final CustomerAuthorization active = Samples.active(Samples.content(1));

    @Test
    @DisplayName("Q1 · an active authorization allows what it covers")
    void activeAllowsWhatItCovers() {
        assertThat(refusals(active)).isEmpty();
    }

    @Test
    @DisplayName("Q1 · refuses another subject, and says no more than of an unknown authorization")
    void refusesAnotherSubject() {
        var other = new IntendedUse(
                new SubjectReference("sr_other"),
                "B10001",
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                "officer.lin");

        assertThat(refusals(active, other, 1, EXPIRED)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("Q1 · refuses another institution, and says no more than of an unknown authorization")
    void refusesAnotherInstitution() {
        var other = new IntendedUse(
                Samples.SUBJECT, "B20001", Purpose.LOAN_APPLICATION, ReportType.PERSONAL, "officer.gao");

        assertThat(refusals(active, other, 1, EXPIRED)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("Q1 · refuses every other purpose")
    void refusesEveryOtherPurpose() {
        for (var purpose : Purpose.values()) {
            var other = new IntendedUse(Samples.SUBJECT, "B10001", purpose, ReportType.PERSONAL, "officer.lin");
            assertThat(refusals(active, other, 0, Samples.NOW).contains(RuleCode.Q1))
                    .isEqualTo(purpose != Purpose.LOAN_APPLICATION);
        }
    }

    @Test
    @DisplayName(
            "A6 · a borrower's authorization of whatever purpose never serves for a guarantor, the guarantor's own does")
    void onlyTheGuarantorsOwnServes() {
        var guarantorCheck =
                new IntendedUse(Samples.SUBJECT, "B10001", Purpose.GUARANTOR_CHECK, ReportType.PERSONAL, "officer.lin");

        for (var purpose : Purpose.values()) {
            var refused = refusals(Samples.active(withPurpose(purpose)), guarantorCheck, 0, Samples.NOW);
            if (purpose == Purpose.GUARANTOR_CHECK) {
                assertThat(refused).isEmpty();
            } else {
                assertThat(refused).containsExactly(RuleCode.A6, RuleCode.Q1);
            }
        }
    }

    @Test
    @DisplayName("A11 · a loan that ended refuses every use, closed or not")
    void refusesWhatIsForAnEndedLoan() {
        for (var end : ClosureReason.values()) {
            assertThat(refusals(active, new LoanFacts(end, null, false))).containsExactly(RuleCode.A11);
            assertThat(refusals(postLoan(), POST_LOAN, new LoanFacts(end, AssetClass.LOSS, false)))
                    .containsExactly(RuleCode.A11);
        }
    }

    @Test
    @DisplayName("A11 · a dormant loan refuses post-loan use, and nothing else")
    void dormancyRefusesPostLoanUse() {
        var dormant = new LoanFacts(null, AssetClass.NORMAL, true);

        assertThat(refusals(postLoan(), POST_LOAN, dormant)).containsExactly(RuleCode.A11);
        assertThat(refusals(active, dormant)).isEmpty();
    }

    @Test
    @DisplayName("A11 · a classified loan that goes on is looked after, in every class")
    void everyClassIsLookedAfter() {
        for (var assetClass : AssetClass.values()) {
            assertThat(refusals(postLoan(), POST_LOAN, new LoanFacts(null, assetClass, false)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Q1 · refuses a report type out of scope")
    void refusesAReportTypeOutOfScope() {
        var other = new IntendedUse(
                Samples.SUBJECT, "B10001", Purpose.LOAN_APPLICATION, ReportType.ENTERPRISE, "officer.lin");

        assertThat(refusals(active, other, 0, Samples.NOW)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("A1 · consent to report allows no query")
    void consentToReportAllowsNoQuery() {
        var toReport = Samples.active(content(AuthorizationKind.REPORT, Purpose.LOAN_APPLICATION));

        assertThat(refusals(toReport)).containsExactly(RuleCode.A1);
    }

    @Test
    @DisplayName("Q1 · refuses what no second person has verified yet, and what was turned down")
    void refusesWhatIsNotVerified() {
        var signed = Samples.signed();
        var rejected = new Rejected(signed.facts(), signed.signature(), new Verification(Samples.ZHAO, Samples.NOW));

        assertThat(refusals(Samples.draft())).containsExactly(RuleCode.Q1);
        assertThat(refusals(signed)).containsExactly(RuleCode.Q1);
        assertThat(refusals(rejected)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("A10 · refuses what the subject has withdrawn")
    void refusesWhatIsWithdrawn() {
        var withdrawn = Samples.active(Samples.content(1)).withdraw(Samples.LIN, Samples.NOW);

        assertThat(refusals(withdrawn)).containsExactly(RuleCode.A10);
    }

    @Test
    @DisplayName("A11 · refuses what was closed with the loan")
    void refusesWhatIsClosed() {
        var closed = Samples.active(Samples.content(1)).close(Samples.LIN, ClosureReason.SETTLED, Samples.NOW);

        assertThat(refusals(closed)).containsExactly(RuleCode.A11);
    }

    @Test
    @DisplayName("A12 · refuses from the first instant after the end date in Asia/Shanghai, no job having run")
    void refusesAfterTheEndDate() {
        assertThat(refusals(active, use, 0, EXPIRED.minusNanos(1))).isEmpty();
        assertThat(refusals(active, use, 0, EXPIRED)).containsExactly(RuleCode.A12);
    }

    @Test
    @DisplayName("A12 · refuses before the start date in Asia/Shanghai")
    void refusesBeforeTheStartDate() {
        assertThat(refusals(active, use, 0, Instant.parse("2026-11-24T15:59:59Z")))
                .containsExactly(RuleCode.A12);
        assertThat(refusals(active, use, 0, Instant.parse("2026-11-24T16:00:00Z")))
                .isEmpty();
    }

    @Test
    @DisplayName("A13 · refuses when every use is taken")
    void refusesWhenEveryUseIsTaken() {
        var threeUses = Samples.active(Samples.content(3));

        assertThat(refusals(threeUses, use, 2, Samples.NOW)).isEmpty();
        assertThat(refusals(threeUses, use, 3, Samples.NOW)).containsExactly(RuleCode.A13);
    }

    @Test
    @DisplayName("Q1 · all failing rules are named at once")
    void namesAllFailingRules() {
        var withdrawn = Samples.active(Samples.content(1)).withdraw(Samples.LIN, Samples.NOW);

        assertThat(refusals(withdrawn, use, 1, EXPIRED))
                .containsExactlyInAnyOrder(RuleCode.A10, RuleCode.A12, RuleCode.A13);
    }

    @Test
    @DisplayName("A12 · at any moment, the term alone decides: the clock moves, no job runs")
    void theClockAloneDecides() {
        var random = new Random(20261126);
        for (int round = 0; round < 5_000; round++) {
            var start = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1_500));
            var end = start.plusDays(random.nextInt(400));
            var authorization = Samples.active(withTerm(new Term(start, end)));
            var moment = start.minusDays(5)
                    .atStartOfDay(BankDay.ZONE)
                    .toInstant()
                    .plusSeconds(random.nextLong(Duration.ofDays(410).toSeconds()));
            var today = BankDay.of(moment);
            var runs = !today.isBefore(start) && !today.isAfter(end);

            assertThat(refusals(authorization, use, 0, moment))
                    .as("%s in %s..%s", moment, start, end)
                    .isEqualTo(runs ? List.of() : List.of(RuleCode.A12));
        }
    }

    @Test
    @DisplayName("A12 · the decision is a pure function: asked again, and in whatever order, the answer is the same")
    void theAnswerHangsOnTheQuestionAlone() {
        var random = new Random(7);
        var questions = new ArrayList<UseInQuestion>();
        for (int round = 0; round < 500; round++) {
            questions.add(anyQuestion(random));
        }
        var first = questions.stream().map(Validity::refusals).toList();
        var order = new ArrayList<Integer>(
                IntStream.range(0, questions.size()).boxed().toList());
        Collections.shuffle(order, random);

        for (var index : order) {
            assertThat(Validity.refusals(questions.get(index))).isEqualTo(first.get(index));
        }
    }

    private UseInQuestion anyQuestion(Random random) {
        var purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
        var asked = PURPOSES.get(random.nextInt(PURPOSES.size()));
        var consent = Samples.active(withPurpose(purpose));
        CustomerAuthorization authorization = switch (random.nextInt(3)) {
            case 0 -> consent.withdraw(Samples.LIN, Samples.NOW);
            case 1 -> consent.close(Samples.LIN, ClosureReason.SETTLED, Samples.NOW);
            default -> consent;
        };
        var loan = new LoanFacts(random.nextBoolean() ? ClosureReason.SETTLED : null, null, random.nextBoolean());
        return new UseInQuestion(
                authorization,
                SampleAsks.ask(
                        new IntendedUse(
                                Samples.SUBJECT,
                                random.nextInt(10) == 0 ? "B20001" : "B10001",
                                asked,
                                ReportType.PERSONAL,
                                "officer.lin"),
                        random.nextInt(3),
                        Samples.NOW.plus(Duration.ofDays(random.nextInt(60)))),
                AgeGroup.OF_AGE,
                loan,
                ChainFacts.NONE);
    }

    private static final List<Purpose> PURPOSES = List.of(Purpose.values());
    private static final IntendedUse POST_LOAN = new IntendedUse(
            Samples.SUBJECT, "B10001", Purpose.POST_LOAN_MANAGEMENT, ReportType.PERSONAL, "officer.lin");

    private static CustomerAuthorization postLoan() {
        return Samples.active(withPurpose(Purpose.POST_LOAN_MANAGEMENT));
    }

    private static AuthorizationContent withPurpose(Purpose purpose) {
        return content(AuthorizationKind.QUERY, purpose);
    }

    private static AuthorizationContent withTerm(Term term) {
        return content(AuthorizationKind.QUERY, Purpose.LOAN_APPLICATION, term);
    }

    private static AuthorizationContent content(AuthorizationKind kind, Purpose purpose) {
        return content(kind, purpose, Samples.content(1).term());
    }

    private static AuthorizationContent content(AuthorizationKind kind, Purpose purpose, Term term) {
        var content = Samples.content(1);
        return new AuthorizationContent(
                kind,
                content.institution(),
                purpose,
                content.product(),
                content.reportTypes(),
                content.clauses(),
                term,
                content.signingChannel(),
                content.signingTime(),
                content.templateVersion(),
                1);
    }

    private List<RuleCode> refusals(CustomerAuthorization authorization) {
        return refusals(authorization, use, 0, Samples.NOW);
    }

    private List<RuleCode> refusals(CustomerAuthorization authorization, LoanFacts loan) {
        return refusals(authorization, use, loan);
    }

    private static List<RuleCode> refusals(CustomerAuthorization authorization, IntendedUse use, LoanFacts loan) {
        return Validity.refusals(new UseInQuestion(
                authorization, SampleAsks.ask(use, 0, Samples.NOW), AgeGroup.OF_AGE, loan, ChainFacts.NONE));
    }

    private static List<RuleCode> refusals(
            CustomerAuthorization authorization, IntendedUse use, long taken, Instant moment) {
        return Validity.refusals(new UseInQuestion(
                authorization,
                SampleAsks.ask(use, taken, moment),
                AgeGroup.OF_AGE,
                LoanFacts.nothingKnown(),
                ChainFacts.NONE));
    }
}
