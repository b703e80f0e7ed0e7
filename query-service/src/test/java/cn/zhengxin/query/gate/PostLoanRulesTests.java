package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostLoanRulesTests {

    /** A Wednesday, ten o'clock at the bank. */
    private static final String AT = "2026-11-25T10:00:00+08:00";

    private final GateRule frequency = new PostLoanFrequencyRule();
    private final GateRule dormancy = new DormantLoanRule();
    private final RuleTerms frequencyTerms = termsOf("Q5");
    private final RuleTerms dormancyTerms = termsOf("Q6");

    @ParameterizedTest
    @CsvSource({
        // class, the query before, outcome
        "NORMAL,          ,                          passes",
        "NORMAL,          2026-08-27T10:00:00+08:00, passes", // ninety days ago
        "NORMAL,          2026-08-28T00:00:00+08:00, refused",
        "NORMAL,          2026-11-25T09:59:00+08:00, refused",
        "SPECIAL_MENTION, 2026-10-28T23:59:00+08:00, passes", // twenty-eight days ago, later in the day
        "SPECIAL_MENTION, 2026-10-29T00:00:00+08:00, refused",
        "SUBSTANDARD,     2026-11-18T10:00:00+08:00, passes", // seven days ago
        "SUBSTANDARD,     2026-11-19T00:00:00+08:00, refused",
        "DOUBTFUL,        2026-11-18T10:00:00+08:00, passes",
        "DOUBTFUL,        2026-11-19T00:00:00+08:00, refused",
        "LOSS,            2026-11-18T10:00:00+08:00, passes",
        "LOSS,            2026-11-19T00:00:00+08:00, refused",
    })
    @DisplayName(
            "Q5 · lets a loan be looked after once in 90, 28 or 7 bank days by its class; doubtful loans and losses are as substandard")
    void limitsByAssetClass(AssetClass assetClass, @Nullable String before, String outcome) {
        var facts = facts(Trigger.OVERDUE, loan(assetClass), before == null ? List.of() : List.of(before));

        assertThat(frequency.examine(facts, frequencyTerms))
                .isInstanceOf(outcome.equals("passes") ? Finding.Satisfied.class : Finding.Blocks.class);
    }

    @Test
    @DisplayName("Q5 · a policy may treat doubtful loans otherwise, and let a loan be looked after more than once")
    void policyMaySayOtherwise() {
        var numbers = new HashMap<>(frequencyTerms.numbers());
        numbers.putAll(Map.of("doubtfulQueries", "2", "doubtfulDays", "14"));
        var terms = new RuleTerms("Q5", "basis", "cure", numbers);

        assertThat(frequency.examine(
                        facts(Trigger.OVERDUE, loan(AssetClass.DOUBTFUL), List.of("2026-11-24T10:00:00+08:00")), terms))
                .isInstanceOf(Finding.Satisfied.class);
        assertThat(messages(frequency.examine(
                        facts(
                                Trigger.OVERDUE,
                                loan(AssetClass.DOUBTFUL),
                                List.of("2026-11-12T10:00:00+08:00", "2026-11-24T10:00:00+08:00")),
                        terms)))
                .containsExactly("The loan was looked after as often as its class lets it be.");
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    @DisplayName("Q5 · each trigger of the list counts")
    void eachTriggerCounts(Trigger trigger) {
        assertThat(frequency.examine(facts(trigger, loan(AssetClass.NORMAL), List.of()), frequencyTerms))
                .isInstanceOf(Finding.Satisfied.class);
    }

    @Test
    @DisplayName("Q5 · refuses without a trigger, and with one that the policy does not let count")
    void refusesWithoutATrigger() {
        assertThat(messages(frequency.examine(facts(null, loan(AssetClass.NORMAL), List.of()), frequencyTerms)))
                .containsExactly("No trigger for looking after the loan is named.");

        var numbers = new HashMap<>(frequencyTerms.numbers());
        numbers.put("triggers", "OVERDUE");
        assertThat(messages(frequency.examine(
                        facts(Trigger.DEBT_JUMP, loan(AssetClass.NORMAL), List.of()),
                        new RuleTerms("Q5", "basis", "cure", numbers))))
                .containsExactly("The trigger that is named does not count.");
    }

    @Test
    @DisplayName(
            "Q5 · refuses for a loan that is unknown, unclassified, ended or another authorization's, with a cure for each")
    void refusesForALoanThatIsNotInOrder() {
        Map<LoanStanding, String> refused = Map.of(
                new LoanStanding.UnknownLoan(),
                "No loan is known under the business reference.",
                new LoanStanding.Known(false, false, null, false, Instant.EPOCH, null),
                "The loan is not classified.",
                new LoanStanding.Known(false, true, AssetClass.NORMAL, false, Instant.EPOCH, null),
                "The loan has ended.",
                new LoanStanding.Known(true, false, AssetClass.NORMAL, false, Instant.EPOCH, null),
                "The authorization was given for another loan.");

        refused.forEach((loan, message) -> {
            Finding finding = frequency.examine(facts(Trigger.OVERDUE, loan, List.of()), frequencyTerms);
            assertThat(messages(finding)).as(loan.toString()).containsExactly(message);
            assertThat(((Finding.Blocks) finding).reasons())
                    .allSatisfy(reason -> assertThat(reason.cure()).isNotBlank());
        });
        assertThat(messages(frequency.examine(
                        SampleFacts.of(asked(Purpose.POST_LOAN_MANAGEMENT, Trigger.OVERDUE), Background.NOTHING),
                        frequencyTerms)))
                .as("facts of before that say nothing of a loan")
                .containsExactly("No loan is known under the business reference.");
    }

    @Test
    @DisplayName("Q5 · tells everything at once")
    void tellsEverythingAtOnce() {
        var loan = new LoanStanding.Known(false, true, AssetClass.NORMAL, false, Instant.EPOCH, null);

        assertThat(messages(frequency.examine(facts(null, loan, List.of(AT)), frequencyTerms)))
                .hasSize(3);
    }

    /** However a loan stands; each for itself a reason of Q5 or Q6, or none. */
    private static List<LoanStanding> loansOfAllSorts(boolean ofAnother) {
        return List.of(
                new LoanStanding.Known(ofAnother, false, AssetClass.NORMAL, false, at(AT), null),
                new LoanStanding.Known(ofAnother, false, null, false, at(AT), null),
                new LoanStanding.Known(ofAnother, true, AssetClass.NORMAL, false, at(AT), null),
                new LoanStanding.Known(ofAnother, false, AssetClass.LOSS, true, at(AT), null),
                new LoanStanding.Known(ofAnother, false, AssetClass.NORMAL, false, null, null),
                new LoanStanding.Known(ofAnother, false, AssetClass.NORMAL, false, Instant.EPOCH, null));
    }

    static Stream<LoanStanding> loansNothingIsSaidOf() {
        return Stream.concat(
                Stream.of(new LoanStanding.UnknownLoan()),
                Stream.concat(loansOfAllSorts(false).stream(), loansOfAllSorts(true).stream()));
    }

    @ParameterizedTest
    @MethodSource("loansNothingIsSaidOf")
    @DisplayName("Q5, Q6 · nothing is said of a loan, known or not, where the authorization does not permit the query")
    void nothingIsSaidWithoutPermission(LoanStanding loan) {
        var refused = new PermissionAnswer.Refused(List.of(new Reason("Q1", "m", "b", "c")));
        var withTrigger = SampleFacts.with(refused, facts(Trigger.OVERDUE, loan, List.of(AT)));
        var withoutTrigger = SampleFacts.with(refused, facts(null, loan, List.of(AT)));

        assertThat(frequency.examine(withTrigger, frequencyTerms)).isInstanceOf(Finding.Satisfied.class);
        assertThat(dormancy.examine(withTrigger, dormancyTerms)).isInstanceOf(Finding.Satisfied.class);
        assertThat(messages(frequency.examine(withoutTrigger, frequencyTerms)))
                .as("what is missing of the request itself is named")
                .containsExactly("No trigger for looking after the loan is named.");
    }

    static Stream<LoanStanding> loansOfAnother() {
        return loansOfAllSorts(true).stream();
    }

    @ParameterizedTest
    @MethodSource("loansOfAnother")
    @DisplayName("Q5, Q6 · how another authorization's loan stands is not said")
    void nothingIsSaidOfAnothersLoan(LoanStanding loan) {
        var facts = facts(Trigger.OVERDUE, loan, List.of(AT));

        assertThat(messages(frequency.examine(facts, frequencyTerms)))
                .containsExactly("The authorization was given for another loan.");
        assertThat(dormancy.examine(facts, dormancyTerms)).isInstanceOf(Finding.Satisfied.class);
    }

    @ParameterizedTest
    @CsvSource({
        // dormant, last movement, confirmed, outcome
        "false, 2026-11-24T10:00:00+08:00, ,                          passes",
        "false, 2025-11-26T00:00:00+08:00, ,                          passes",
        "false, 2025-11-25T23:59:00+08:00, ,                          refused", // twelve months ago
        "false, 2020-01-01T10:00:00+08:00, ,                          refused",
        "false, 2020-01-01T10:00:00+08:00, 2026-11-24T10:00:00+08:00, passes", // the customer has confirmed since
        "false, ,                          2026-11-24T10:00:00+08:00, passes",
        "false, ,                          2025-11-25T10:00:00+08:00, refused", // and did not move since that
        "false, ,                          ,                          refused",
        "true,  2026-11-24T10:00:00+08:00, ,                          refused",
    })
    @DisplayName(
            "Q6 · stops after twelve months without movement until the customer confirms, and while the loan is dormant")
    void stopsDormantLoans(boolean dormant, @Nullable String moved, @Nullable String confirmed, String outcome) {
        var loan = new LoanStanding.Known(
                false, false, AssetClass.NORMAL, dormant, instantOf(moved), instantOf(confirmed));

        assertThat(dormancy.examine(facts(Trigger.OVERDUE, loan, List.of()), dormancyTerms))
                .isInstanceOf(outcome.equals("passes") ? Finding.Satisfied.class : Finding.Blocks.class);
    }

    @Test
    @DisplayName("Q6 · an unknown loan is refused by Q5 alone")
    void anUnknownLoanIsNotDormant() {
        assertThat(dormancy.examine(facts(Trigger.OVERDUE, new LoanStanding.UnknownLoan(), List.of()), dormancyTerms))
                .isInstanceOf(Finding.Satisfied.class);
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = "POST_LOAN_MANAGEMENT")
    @DisplayName("Q5, Q6 · look at no other purpose")
    void lookAtNoOtherPurpose(Purpose purpose) {
        var facts = SampleFacts.of(
                asked(purpose, null), null, SampleFacts.lookedAfter(List.of(at(AT))), Background.NOTHING);

        assertThat(frequency.examine(facts, frequencyTerms)).isInstanceOf(Finding.Satisfied.class);
        assertThat(dormancy.examine(facts, dormancyTerms)).isInstanceOf(Finding.Satisfied.class);
    }

    private static List<String> messages(Finding finding) {
        return ((Finding.Blocks) finding)
                .reasons().stream().map(reason -> reason.message()).toList();
    }

    private static LoanStanding loan(AssetClass assetClass) {
        return new LoanStanding.Known(false, false, assetClass, false, instantOf(AT), null);
    }

    private static GateFacts facts(@Nullable Trigger trigger, LoanStanding loan, List<String> before) {
        return SampleFacts.of(
                asked(Purpose.POST_LOAN_MANAGEMENT, trigger),
                null,
                SampleFacts.lookedAfter(
                        before.stream().map(PostLoanRulesTests::at).toList()),
                SampleFacts.background(loan, null, Set.of()));
    }

    private static Asked asked(Purpose purpose, @Nullable Trigger trigger) {
        return SampleFacts.asked(Workbench.LOAN_ORIGINATION, purpose, trigger, at(AT));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable Instant instantOf(@Nullable String text) {
        return text == null ? null : at(text);
    }

    private static RuleTerms termsOf(String rule) {
        return Policies.book().inForceAt(Instant.EPOCH).termsOf(rule);
    }
}
