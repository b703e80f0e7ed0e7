package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryAuthorizations;
import cn.zhengxin.query.InMemoryBackground;
import cn.zhengxin.query.InMemoryCreditQueries;
import cn.zhengxin.query.InMemoryGrantUses;
import cn.zhengxin.query.InMemoryPlaces;
import cn.zhengxin.query.InMemoryReportVault;
import cn.zhengxin.query.InMemoryReportsAtHand;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTests {

    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");

    private final InMemoryBackground background = new InMemoryBackground();
    private final InMemoryAuthorizations authorizations = new InMemoryAuthorizations(new LifeLine(), background);
    private final InMemoryPlaces places = new InMemoryPlaces(new LifeLine());
    private final InMemoryGrantUses grants = new InMemoryGrantUses();
    private final InMemoryReportsAtHand reports = new InMemoryReportsAtHand(
            new InMemoryCreditQueries(Clock.systemUTC(), new LifeLine()), new InMemoryReportVault());
    private final GatherFacts gatherFacts = new GatherFacts(
            authorizations,
            new GatherBackground(background, reports, background),
            authorizations,
            places,
            grants,
            day -> true);
    private final Gate gate = new Gate(GateRules.all());

    @BeforeEach
    void everythingInOrder() {
        authorizations.standing("officer.lin", new Standing.Known(true, "A", true, true, "B10001"));
    }

    @Test
    @DisplayName("Q4 · sends a person's query to a second person")
    void sendsAPersonsQueryToASecondPerson() {
        Decision decision = decided(Workbench.OFFICER);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.REVIEW);
        assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("Q4");
        assertThat(decision.policyVersion()).isEqualTo(Policies.VERSION);
    }

    @Test
    @DisplayName("Q4 · lets a system's query pass without a reviewer")
    void letsASystemsQueryPass() {
        assertThat(decided(Workbench.LOAN_ORIGINATION).outcome()).isEqualTo(Decision.Outcome.ALLOW);
    }

    @Test
    @DisplayName(
            "A7, Q2, Q4 · a partner's system needs neither operator nor reviewer, its authorization is asked for its own code")
    void letsAPartnersQueryPass() {
        assertThat(decided(Workbench.PARTNER).outcome()).isEqualTo(Decision.Outcome.ALLOW);

        authorizations.withdraw();
        assertThat(decided(Workbench.PARTNER).outcome()).isEqualTo(Decision.Outcome.BLOCK);
    }

    @Test
    @DisplayName("Q1 · refuses without a valid authorization, with the reason its owner gives")
    void refusesWithoutAuthorization() {
        authorizations.withdraw();

        Decision decision = decided(Workbench.LOAN_ORIGINATION);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.BLOCK);
        assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("A10");
    }

    @ParameterizedTest
    @CsvSource({
        "false, A, true,  true,  B10001",
        "true,  C, true,  true,  B10001",
        "true,  A, false, true,  B10001",
        "true,  A, true,  false, B10001",
        "true,  A, true,  true,  B20001"
    })
    @DisplayName(
            "Q2 · refuses an operator who is suspended, of grade C, unmapped, elsewhere, or of another institution")
    void refusesAnOperatorWhoseStandingDoesNotSuffice(
            boolean active, String grade, boolean mapped, boolean bound, String institution) {
        authorizations.standing("officer.lin", new Standing.Known(active, grade, mapped, bound, institution));

        Decision decision = decided(Workbench.OFFICER);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.BLOCK);
        assertThat(decision.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.rule()).isEqualTo("Q2");
            assertThat(reason.basis()).isEqualTo("basis of Q2");
            assertThat(reason.cure()).isNotBlank();
        });
    }

    @Test
    @DisplayName("Q2 · refuses an account that is no operator's")
    void refusesAnUnknownOperator() {
        authorizations.standing("officer.lin", new Standing.UnknownOperator());

        assertThat(decided(Workbench.OFFICER).outcome()).isEqualTo(Decision.Outcome.BLOCK);
    }

    @Test
    @DisplayName("Q · tells all reasons at once")
    void tellsAllReasonsAtOnce() {
        authorizations.withdraw();
        authorizations.standing("officer.lin", new Standing.Known(false, "C", false, false, "B10001"));

        assertThat(decided(Workbench.OFFICER).reasons())
                .extracting(Reason::rule)
                .containsExactly("A10", "Q2", "Q2", "Q2", "Q2");
    }

    @Test
    @DisplayName("Q7 · lets a third query on a subject for a purpose in 30 days pass, and sends the fourth to a person")
    void sendsTheFourthQueryToAPerson() {
        authorizations.uses(10);
        places.earlier(asked(Workbench.OFFICER, Workbench.SUBJECT, AT.minus(Duration.ofDays(29))));
        places.earlier(asked(Workbench.PARTNER, Workbench.SUBJECT, AT.minus(Duration.ofDays(1))));
        assertThat(decided(Workbench.LOAN_ORIGINATION).outcome()).isEqualTo(Decision.Outcome.ALLOW);

        Decision fourth = decided(Workbench.LOAN_ORIGINATION);

        assertThat(fourth.outcome()).isEqualTo(Decision.Outcome.REVIEW);
        assertThat(fourth.reviewBy()).isEqualTo(Decision.ReviewBy.REVIEWER);
        assertThat(fourth.reasons()).extracting(Reason::rule).containsExactly("Q7");
    }

    @Test
    @DisplayName("Q10 · where several second persons are asked for the strictest decides; they stand in that order")
    void theStrictestDecides() {
        assertThat(Decision.ReviewBy.values())
                .containsExactly(Decision.ReviewBy.REVIEWER, Decision.ReviewBy.COMPLIANCE);
        for (Decision.ReviewBy one : Decision.ReviewBy.values()) {
            assertThat(Decision.ReviewBy.strictestOf(Set.of(one))).isEqualTo(one);
        }
        assertThat(Decision.ReviewBy.strictestOf(Set.of(Decision.ReviewBy.REVIEWER, Decision.ReviewBy.COMPLIANCE)))
                .isEqualTo(Decision.ReviewBy.COMPLIANCE);
    }

    @Test
    @DisplayName("Q7 · counts neither what is 30 days old, nor other subjects")
    void countsNeitherOldNorOtherQueries() {
        for (int query = 0; query < 5; query++) {
            places.earlier(asked(Workbench.OFFICER, Workbench.SUBJECT, AT.minus(Duration.ofDays(30))));
            places.earlier(asked(Workbench.OFFICER, new SubjectReference("sr_another0bYw9LkR4cHsN1eJaPz"), AT));
        }

        assertThat(decided(Workbench.LOAN_ORIGINATION).outcome()).isEqualTo(Decision.Outcome.ALLOW);
    }

    @Test
    @DisplayName("N3 · decides nothing when a check cannot be made")
    void decidesNothingWhenACheckCannotBeMade() {
        authorizations.goSilent();

        assertThat(gatherFacts.forDecision(question(Workbench.OFFICER)))
                .isEqualTo(new GatherFacts.Gathered.Missing("authorization-service"));
        assertThat(gatherFacts.forDecision(question(Workbench.LOAN_ORIGINATION)))
                .isEqualTo(new GatherFacts.Gathered.Missing("authorization-service"));
    }

    @Test
    @DisplayName("N3 · takes no use for a query that another check cannot decide")
    void takesNoUseWhenAnotherCheckCannotBeMade() {
        authorizations.standing("officer.lin", new Standing.Silent());

        assertThat(gatherFacts.forDecision(question(Workbench.OFFICER)))
                .isInstanceOf(GatherFacts.Gathered.Missing.class);

        assertThat(authorizations.reserved()).isEmpty();
        assertThat(places.taken()).isEmpty();
    }

    @Test
    @DisplayName("Q · tells reasons by the letter and the number of their rules, not as text")
    void tellsReasonsByLetterAndNumber() {
        var terms = Stream.of("Q16", "Q2", "A13").map(GateTests::termsOf).toList();
        var book = new PolicyBook(1, terms.stream().collect(Collectors.toMap(RuleTerms::rule, rule -> rule)));
        var refusing = new Gate(terms.stream()
                .<GateRule>map(rule -> new RefusingRule(rule.rule()))
                .toList());

        assertThat(refusing.decide(facts(Workbench.OFFICER), book).decision().reasons())
                .extracting(Reason::rule)
                .containsExactly("A13", "Q2", "Q16");
    }

    @Test
    @DisplayName("N1 · what the rules are shown prints nothing of the subject")
    void theQuestionPrintsNothingOfTheSubject() {
        assertThat(question(Workbench.OFFICER).toString())
                .doesNotContain(Workbench.PERSON.name().reveal())
                .doesNotContain(Workbench.PERSON.document().reveal());
    }

    private static RuleTerms termsOf(String rule) {
        return new RuleTerms(rule, "basis", "cure", Map.of());
    }

    private record RefusingRule(String rule) implements GateRule {
        @Override
        public Finding examine(GateFacts facts, RuleTerms terms) {
            return new Finding.Blocks(List.of(terms.reason("refused")));
        }
    }

    private Decision decided(Requester requester) {
        return gate.decide(facts(requester), Policies.book().inForceAt(AT)).decision();
    }

    private GateFacts facts(Requester requester) {
        return ((GatherFacts.Gathered.Complete) gatherFacts.forDecision(question(requester))).facts();
    }

    private static GateQuestion question(Requester requester) {
        return new GateQuestion(CreditQueryId.next(), asked(requester, Workbench.SUBJECT, AT), Workbench.PERSON);
    }

    private static Asked asked(Requester requester, SubjectReference subject, Instant at) {
        return new Asked(
                requester,
                Workbench.AUTHORIZATION,
                subject,
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                new BusinessReference("LN-2026-000123"),
                null,
                at);
    }
}
