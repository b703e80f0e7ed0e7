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
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.query.reportvault.ReportAtHand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class BackgroundTests {

    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");
    private static final UUID EARLIER = UUID.fromString("019ac0de-0000-7000-8000-0000000000aa");

    private final Gate gate = new Gate(GateRules.all());
    private final InMemoryBackground facts = new InMemoryBackground();
    private final InMemoryAuthorizations authorizations = new InMemoryAuthorizations(new LifeLine(), facts);
    private final GatherFacts gather = new GatherFacts(
            authorizations,
            new GatherBackground(
                    facts,
                    new InMemoryReportsAtHand(
                            new InMemoryCreditQueries(Clock.systemUTC(), new LifeLine()), new InMemoryReportVault()),
                    facts),
            authorizations,
            new InMemoryPlaces(new LifeLine()),
            new InMemoryGrantUses(),
            day -> true);

    @BeforeEach
    void inGoodStanding() {
        authorizations.standing("officer.lin", new Standing.Known(true, "A", true, true, "B10001"));
    }

    @ParameterizedTest
    @EnumSource(ComplianceGround.class)
    @DisplayName(
            "Q10 · oneself, a colleague and a protected person go to compliance, and the reason tells none from another")
    void complianceDecides(ComplianceGround ground) {
        Decision decision = decided(Workbench.OFFICER, null, Set.of(ground));

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.REVIEW);
        assertThat(decision.reviewBy()).isEqualTo(Decision.ReviewBy.COMPLIANCE);
        assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("Q4", "Q10");
        assertThat(decision.reasons().getLast().message())
                .isEqualTo("Compliance of the institution decides about the query.");
    }

    @Test
    @DisplayName("Q10 · anybody else is no case for compliance, and a system's query on a protected person is one")
    void nobodyElse() {
        assertThat(decided(Workbench.OFFICER, null, Set.of()).reviewBy()).isEqualTo(Decision.ReviewBy.REVIEWER);
        assertThat(decided(Workbench.LOAN_ORIGINATION, null, Set.of()).outcome())
                .isEqualTo(Decision.Outcome.ALLOW);
        assertThat(decided(Workbench.LOAN_ORIGINATION, null, Set.of(ComplianceGround.PROTECTED_PERSON))
                        .reviewBy())
                .isEqualTo(Decision.ReviewBy.COMPLIANCE);
    }

    @ParameterizedTest
    @CsvSource({
        // days since it came, days it is valid, reused
        "0,  15, true",
        "14, 15, true",
        "15, 15, false", // its days are over
        "14, 14, false",
        "15, 30, false", // it answers others no longer than fifteen days
    })
    @DisplayName("Q9 · a report answers another query for fifteen days, and never beyond its own")
    void aReportAnswersForItsDays(int age, int valid, boolean reused) {
        Instant stored = AT.minus(Duration.ofDays(age));
        var report = new ReportAtHand(EARLIER, stored, stored.plus(Duration.ofDays(valid)));

        Judgement judgement = judged(Workbench.LOAN_ORIGINATION, report, Set.of());

        assertThat(judgement.reportOf()).isEqualTo(reused ? EARLIER : null);
        assertThat(judgement.decision().outcome()).isEqualTo(Decision.Outcome.ALLOW);
    }

    @Test
    @DisplayName("Q9 · lets nothing pass that another rule stops")
    void letsNothingPass() {
        var report = new ReportAtHand(EARLIER, AT, AT.plus(Duration.ofDays(15)));
        var refused = SampleFacts.of(
                asked(Workbench.OFFICER, Purpose.LOAN_APPLICATION),
                new Standing.Known(false, "A", true, true, "B10001"),
                new History(0, 0, List.of(), List.of()),
                SampleFacts.background(null, report, Set.of()));

        Judgement judgement = gate.decide(refused, Policies.book().inForceAt(AT));

        assertThat(judgement.decision().outcome()).isEqualTo(Decision.Outcome.BLOCK);
        assertThat(judgement.reportOf()).isNull();
        assertThat(judged(Workbench.OFFICER, report, Set.of()).decision().outcome())
                .isEqualTo(Decision.Outcome.REVIEW);
    }

    @Test
    @DisplayName("Q10, N3 · nothing is gathered where the register of operators, or what is known of loans, is silent")
    void nothingIsGatheredFromSilence() {
        facts.silent(true);

        var missing = new GatherFacts.Gathered.Missing("authorization-service");
        assertThat(gathered(Workbench.OFFICER, Purpose.LOAN_APPLICATION)).isEqualTo(missing);
        assertThat(gathered(Workbench.LOAN_ORIGINATION, Purpose.POST_LOAN_MANAGEMENT))
                .isEqualTo(missing);
        assertThat(gathered(Workbench.LOAN_ORIGINATION, Purpose.LOAN_APPLICATION))
                .as("a system is nobody, but its institution has staff")
                .isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({
        // who asks, staff of, protected, grounds
        "system,  B10001, false, COLLEAGUE",
        "system,  B10001, true,  COLLEAGUE PROTECTED_PERSON",
        "system,  B20001, false, ''", // another institution's
        "system,  B20001, true,  PROTECTED_PERSON",
        "partner, P30001, false, COLLEAGUE",
        "partner, B10001, false, ''",
    })
    @DisplayName(
            "Q10 · a system's query on staff of its institution goes to compliance as one on a protected person does, with the same reason")
    void aSystemAsksAboutStaffToo(String who, String employer, boolean protectedPerson, String grounds) {
        Requester requester = who.equals("partner")
                ? new Requester.PartnerSystem("partner-guarantee", "P30001")
                : Workbench.LOAN_ORIGINATION;
        facts.employ(employer, Workbench.SUBJECT);
        if (protectedPerson) {
            facts.protect(Workbench.SUBJECT);
        }

        var background = background(requester, Purpose.LOAN_APPLICATION);

        assertThat(background.complianceGrounds())
                .extracting(ComplianceGround::name)
                .containsExactlyInAnyOrder(grounds.isEmpty() ? new String[0] : grounds.split(" ", -1));
        Decision decision = decided(Workbench.LOAN_ORIGINATION, null, background.complianceGrounds());
        assertThat(decision.reasons())
                .extracting(Reason::message)
                .containsExactlyElementsOf(
                        grounds.isEmpty()
                                ? List.of()
                                : List.of("Compliance of the institution decides about the query."));
    }

    @Test
    @DisplayName("Q10, Q5 · gathers who the subject is and how the loan stands")
    void gathersWhatIsThere() {
        facts.tie("officer.lin", new StaffTie.Told(true, true));
        facts.protect(Workbench.SUBJECT);
        var loan = new LoanStanding.Known(false, false, AssetClass.LOSS, true, AT, null);
        facts.loan("LN-2026-000123", loan);

        assertThat(background(Workbench.OFFICER, Purpose.POST_LOAN_MANAGEMENT))
                .isEqualTo(SampleFacts.background(loan, null, EnumSet.allOf(ComplianceGround.class)));
    }

    @Test
    @DisplayName("Q5, Q6, Q9, Q10 · facts are read back as they were written, and facts of before as nothing")
    void factsAreReadBack() {
        var json = new GateFactsJson(JsonMapper.builder().build());
        var report = new ReportAtHand(EARLIER, AT, AT.plus(Duration.ofDays(15)));
        for (LoanStanding loan : List.of(
                new LoanStanding.UnknownLoan(),
                new LoanStanding.Known(true, false, AssetClass.DOUBTFUL, true, AT, AT),
                new LoanStanding.Known(false, true, null, false, null, null))) {
            var written = facts(
                    Workbench.OFFICER, SampleFacts.background(loan, report, EnumSet.allOf(ComplianceGround.class)));
            assertThat(json.read(json.write(written))).isEqualTo(written);
        }

        var before = facts(Workbench.OFFICER, Background.NOTHING);
        String old =
                json.write(before).replaceAll(",\"background\":\\{[^}]*}", "").replaceAll("\"trigger\":null,", "");
        assertThat(old).doesNotContain("background", "trigger");
        assertThat(json.read(old)).isEqualTo(before);
    }

    private Background background(Requester requester, Purpose purpose) {
        return ((GatherFacts.Gathered.Complete) gathered(requester, purpose))
                .facts()
                .background();
    }

    private GatherFacts.Gathered gathered(Requester requester, Purpose purpose) {
        return gather.forDecision(new GateQuestion(CreditQueryId.next(), asked(requester, purpose), Workbench.PERSON));
    }

    private Decision decided(Requester requester, @Nullable ReportAtHand report, Set<ComplianceGround> grounds) {
        return judged(requester, report, grounds).decision();
    }

    private Judgement judged(Requester requester, @Nullable ReportAtHand report, Set<ComplianceGround> grounds) {
        return gate.decide(
                facts(requester, SampleFacts.background(null, report, grounds)),
                Policies.book().inForceAt(AT));
    }

    private static GateFacts facts(Requester requester, Background background) {
        return SampleFacts.of(asked(requester, Purpose.LOAN_APPLICATION), background);
    }

    private static Asked asked(Requester requester, Purpose purpose) {
        return SampleFacts.asked(
                requester, purpose, purpose == Purpose.POST_LOAN_MANAGEMENT ? Trigger.OVERDUE : null, AT);
    }
}
