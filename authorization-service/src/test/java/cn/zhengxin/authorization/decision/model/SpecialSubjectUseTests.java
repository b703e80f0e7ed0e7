package cn.zhengxin.authorization.decision.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.Circumstances;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Guarantee;
import cn.zhengxin.authorization.customerauthorization.model.GuardianRelation;
import cn.zhengxin.authorization.customerauthorization.model.Guardianship;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A5 and A6 when a use is decided. */
class SpecialSubjectUseTests {

    private static final SubjectReference BORROWER = new SubjectReference("sr_borrower");
    private static final SubjectReference STRANGER = new SubjectReference("sr_stranger");
    private static final Circumstances GUARDED = new Circumstances(
            new Guardianship(new SubjectReference("sr_guardian"), GuardianRelation.PARENT), null, null);
    private static final Circumstances GUARANTOR = new Circumstances(null, new Guarantee(BORROWER, null, "LN-1"), null);

    static Stream<Arguments> ages() {
        return Stream.of(
                age("an adult", AgeGroup.OF_AGE, Circumstances.NONE, Purpose.LOAN_APPLICATION),
                age("an enterprise", AgeGroup.NO_PERSON, Circumstances.NONE, Purpose.LOAN_APPLICATION),
                age("a minor with a guardian", AgeGroup.UNDER_18, GUARDED, Purpose.SUBJECT_ENQUIRY),
                age("a child with a guardian", AgeGroup.UNDER_8, GUARDED, Purpose.SUBJECT_ENQUIRY),
                age("signed with a guardian, of age since", AgeGroup.OF_AGE, GUARDED, Purpose.SUBJECT_ENQUIRY),
                age(
                        "a minor without a guardian",
                        AgeGroup.UNDER_18,
                        Circumstances.NONE,
                        Purpose.SUBJECT_ENQUIRY,
                        RuleCode.A5),
                age(
                        "a child without a guardian",
                        AgeGroup.UNDER_14,
                        Circumstances.NONE,
                        Purpose.SUBJECT_ENQUIRY,
                        RuleCode.A5),
                age("a minor's loan", AgeGroup.UNDER_18, GUARDED, Purpose.LOAN_APPLICATION, RuleCode.A5),
                age("a minor's card", AgeGroup.UNDER_18, GUARDED, Purpose.CREDIT_CARD_APPLICATION, RuleCode.A5),
                age("a minor's debt", AgeGroup.UNDER_18, GUARDED, Purpose.POST_LOAN_MANAGEMENT, RuleCode.A5),
                age(
                        "a guarantor under 8",
                        AgeGroup.UNDER_8,
                        new Circumstances(GUARDED.guardianship(), GUARANTOR.guarantee(), null),
                        Purpose.GUARANTOR_CHECK,
                        RuleCode.A5),
                age("of an age nobody can tell", null, Circumstances.NONE, Purpose.LOAN_APPLICATION, RuleCode.Q1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ages")
    @DisplayName("A5 · a use is decided by the subject's age at that moment")
    void theAgeOfTheDecisionCounts(
            String name, AgeGroup age, Circumstances circumstances, Purpose purpose, List<RuleCode> refusals) {
        assertThat(Validity.refusals(question(
                        Samples.active(Samples.content(circumstances, purpose)), Samples.SUBJECT, purpose, age)))
                .isEqualTo(refusals);
    }

    static Stream<Arguments> parties() {
        var guarantors = Samples.active(Samples.content(GUARANTOR, Purpose.GUARANTOR_CHECK));
        var borrowers = Samples.active(Samples.content(Circumstances.NONE, Purpose.LOAN_APPLICATION));
        var unverified = new Draft(Samples.facts(Samples.content(GUARANTOR, Purpose.GUARANTOR_CHECK)));
        return Stream.of(
                party("the guarantor's own for the guarantor", guarantors, Samples.SUBJECT, Purpose.GUARANTOR_CHECK),
                party("the borrower's own for the borrower", borrowers, Samples.SUBJECT, Purpose.LOAN_APPLICATION),
                party(
                        "the guarantor's for the borrower",
                        guarantors,
                        BORROWER,
                        Purpose.LOAN_APPLICATION,
                        RuleCode.A6,
                        RuleCode.Q1),
                party(
                        "the guarantor's for the borrower, called a guarantor",
                        guarantors,
                        BORROWER,
                        Purpose.GUARANTOR_CHECK,
                        RuleCode.A6,
                        RuleCode.Q1),
                party(
                        "the borrower's for a guarantor",
                        borrowers,
                        STRANGER,
                        Purpose.GUARANTOR_CHECK,
                        RuleCode.A6,
                        RuleCode.Q1),
                party(
                        "one's own loan consent as guarantor",
                        borrowers,
                        Samples.SUBJECT,
                        Purpose.GUARANTOR_CHECK,
                        RuleCode.A6,
                        RuleCode.Q1),
                party(
                        "one's own guarantor consent for a loan",
                        guarantors,
                        Samples.SUBJECT,
                        Purpose.LOAN_APPLICATION,
                        RuleCode.A6,
                        RuleCode.Q1),
                party("the guarantor's for a stranger", guarantors, STRANGER, Purpose.LOAN_APPLICATION, RuleCode.Q1),
                party("the borrower's for a stranger", borrowers, STRANGER, Purpose.LOAN_APPLICATION, RuleCode.Q1),
                party("what nobody verified", unverified, BORROWER, Purpose.LOAN_APPLICATION, RuleCode.Q1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parties")
    @DisplayName("A6 · neither a guarantor's nor a borrower's document serves for the other")
    void neitherServesForTheOther(
            String name,
            CustomerAuthorization authorization,
            SubjectReference subject,
            Purpose purpose,
            List<RuleCode> refusals) {
        var question = question(authorization, subject, purpose, AgeGroup.OF_AGE);

        assertThat(Validity.refusals(question)).isEqualTo(refusals);
        var isAboutAnother = !subject.equals(Samples.SUBJECT);
        assertThat(Validity.refusalsUnderAnotherName(question))
                .isEqualTo(isAboutAnother ? refusals : List.of(RuleCode.Q1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parties")
    @DisplayName("A6, Q1 · another institution learns nothing of whose document it is")
    void othersLearnNothing(
            String name,
            CustomerAuthorization authorization,
            SubjectReference subject,
            Purpose purpose,
            List<RuleCode> refusals) {
        var use = new IntendedUse(subject, "B20001", purpose, ReportType.PERSONAL, "officer.gao");

        assertThat(Validity.refusals(new UseInQuestion(
                        authorization,
                        SampleAsks.ask(use, 0, Samples.NOW),
                        AgeGroup.OF_AGE,
                        LoanFacts.nothingKnown(),
                        ChainFacts.NONE)))
                .containsExactly(RuleCode.Q1);
    }

    private static UseInQuestion question(
            CustomerAuthorization authorization, SubjectReference subject, Purpose purpose, AgeGroup age) {
        return new UseInQuestion(
                authorization,
                SampleAsks.ask(
                        new IntendedUse(subject, "B10001", purpose, ReportType.PERSONAL, "officer.lin"),
                        0,
                        Samples.NOW),
                age,
                LoanFacts.nothingKnown(),
                ChainFacts.NONE);
    }

    private static Arguments age(
            String name, AgeGroup age, Circumstances circumstances, Purpose purpose, RuleCode... refusals) {
        return Arguments.of(name, age, circumstances, purpose, List.of(refusals));
    }

    private static Arguments party(
            String name,
            CustomerAuthorization authorization,
            SubjectReference subject,
            Purpose purpose,
            RuleCode... refusals) {
        return Arguments.of(name, authorization, subject, purpose, List.of(refusals));
    }
}
