package cn.zhengxin.query.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.zhengxin.encryption.DigestSuite;
import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.application.SubmitCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.SubmitOutcome;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingTests {

    /** The bench's clock stands at 2026-11-25 10:00 in Shanghai. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final Instant ENDS = Instant.parse("2026-11-25T16:00:00Z");
    private static final SamplingProperties SETTINGS = new SamplingProperties(
            true, Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofDays(7), DigestSuite.SHA_256);
    private static final Performer.Employee ZHAO = Workbench.REVIEWER;

    private final Workbench bench = new Workbench();
    private final InMemorySamples samples = new InMemorySamples(bench.queries, bench.life);
    private final InMemoryTransactions transactions =
            new InMemoryTransactions(bench.life, List.of(samples, bench.journal));
    private final FindSamples find = new FindSamples(
            samples,
            bench.queries,
            new FindCreditQueries(bench.queries, bench.subjects, bench.journal, bench.vault, Workbench.IN_CHARGE),
            bench.clock);
    private final DrawSamples draw = new DrawSamples(
            samples,
            samples,
            samples,
            bench.queries,
            bench.journal,
            Policies.book(),
            Workbench.IN_CHARGE,
            SETTINGS,
            transactions,
            bench.clock);
    private final ExamineSample examine = new ExamineSample(
            samples, find, bench.queries, bench.journal, bench.authorizations, transactions, bench.clock);

    @BeforeEach
    void thereAreUsesEnough() {
        bench.authorizations.uses(10_000);
    }

    @Test
    @DisplayName(
            "Q4 · tomorrow's seed is committed to today, and nothing but its digest is told before the day is drawn")
    void tomorrowsSeedIsCommittedToday() {
        draw.handle();
        draw.handle();

        assertThat(samples.told())
                .hasSize(2)
                .allMatch(told -> told.startsWith("committed"))
                .anyMatch(told -> told.contains(TODAY.plusDays(1).toString()));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "599, false", "600, true"})
    @DisplayName("Q4 · a day is drawn when it is over, and every transaction of it as well")
    void aDayIsDrawnWhenItIsOver(long secondsAfterItsEnd, boolean drawn) {
        draw.handle();
        asked(Workbench.LOAN_ORIGINATION, 3);
        bench.clock.advance(Duration.between(bench.clock.instant(), ENDS.plusSeconds(secondsAfterItsEnd)));

        draw.handle();

        assertThat(samples.all().isEmpty()).isEqualTo(!drawn);
    }

    @Test
    @DisplayName("Q4 · of each institution's systems one at least is drawn, and a person's queries never are")
    void ofEachInstitutionOneAtLeast() {
        draw.handle();
        var lending = asked(Workbench.LOAN_ORIGINATION, 3);
        var elsewhere = asked(new Requester.LendingSystem("loan-elsewhere", "B20001"), 1);
        var partner = asked(Workbench.PARTNER, 1);
        bench.approve(asked(Workbench.OFFICER, 1).getFirst().id());
        theDayEnds();

        draw.handle();

        assertThat(samples.draws())
                .extracting(SampleDraw::institution, SampleDraw::population, SampleDraw::percent)
                .containsExactly(tuple("B10001", 3, 5), tuple("B20001", 1, 5), tuple("P30001", 1, 5));
        assertThat(samples.all())
                .extracting(QuerySample::query)
                .containsAll(
                        List.of(elsewhere.getFirst().id(), partner.getFirst().id()));
        assertThat(samples.all())
                .hasSizeBetween(3, 5)
                .allSatisfy(sample -> assertThat(Stream.of(lending, elsewhere, partner)
                                .flatMap(List::stream)
                                .map(CreditQuery::id))
                        .contains(sample.query()));
    }

    @Test
    @DisplayName("Q4 · a partner has no people here, so those of the head institution look at its queries")
    void theHeadInstitutionLooksAtPartners() {
        draw.handle();
        asked(Workbench.PARTNER, 1);
        theDayEnds();

        draw.handle();

        assertThat(samples.all()).singleElement().satisfies(sample -> {
            assertThat(sample.examinedBy()).isEqualTo("B00000");
            assertThat(sample.day()).isEqualTo(TODAY);
            assertThat(sample.dueBy()).isEqualTo(bench.clock.instant().plus(Duration.ofDays(7)));
        });
    }

    @Test
    @DisplayName("Q4 · drawing again draws nothing twice, and the seed is published once, after the draw")
    void drawingAgainDrawsNothingTwice() {
        draw.handle();
        asked(Workbench.LOAN_ORIGINATION, 60);
        theDayEnds();

        draw.handle();
        var drawn = samples.all();
        var told = samples.told();
        draw.handle();

        assertThat(samples.all()).isEqualTo(drawn);
        assertThat(samples.told()).isEqualTo(told);
        assertThat(told).last().asString().startsWith("published " + TODAY);
        assertThat(sampledEvents()).hasSameSizeAs(drawn).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("points")
    @DisplayName("Q4 · killed at any point of a draw and begun again: the same samples, each once and told of once")
    void killedAtAnyPoint(int point) {
        draw.handle();
        asked(Workbench.LOAN_ORIGINATION, 40);
        theDayEnds();
        var cleared = samples.clearedByNobody(Instant.MIN, Instant.MAX).stream()
                .map(QuerySamples.Cleared::query)
                .toList();
        var expected = samples.toDraw(TODAY.plusDays(1)).getFirst().drawnOf(cleared, 5);

        bench.life.killAfter(point);
        try {
            draw.handle();
        } catch (LifeLine.Killed killed) {
            // gone
        }
        bench.life.restart();
        draw.handle();

        assertThat(samples.all()).extracting(QuerySample::query).containsExactlyElementsOf(expected);
        assertThat(sampledEvents()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(samples.told()).filteredOn(told -> told.startsWith("drawn")).hasSize(1);
        assertThat(samples.told())
                .filteredOn(told -> told.startsWith("published"))
                .hasSize(1);
    }

    static IntStream points() {
        var whole = new SamplingTests();
        whole.thereAreUsesEnough();
        whole.draw.handle();
        whole.asked(Workbench.LOAN_ORIGINATION, 40);
        whole.theDayEnds();
        int before = whole.bench.life.stepsTaken();
        whole.draw.handle();
        return IntStream.rangeClosed(0, whole.bench.life.stepsTaken() - before + 3);
    }

    @Test
    @DisplayName("Q4 · days that every process slept through are drawn when one wakes")
    void daysSleptThroughAreDrawn() {
        draw.handle();
        asked(Workbench.LOAN_ORIGINATION, 1);
        bench.clock.advance(Duration.ofDays(2));
        asked(Workbench.LOAN_ORIGINATION, 1);
        bench.clock.advance(Duration.ofDays(2));

        draw.handle();

        assertThat(samples.draws()).extracting(SampleDraw::day).containsExactly(TODAY, TODAY.plusDays(2));
        assertThat(samples.told())
                .filteredOn(told -> told.startsWith("committed"))
                .hasSize(6);
    }

    @Test
    @DisplayName("Q4 · a finding is given once, by people of the institution, and is on record without its words")
    void aFindingIsGivenOnce() {
        CreditQueryId query = oneSample();

        assertThat(find(query, SampleFinding.OBJECTION, "The reference names nobody."))
                .isInstanceOfSatisfying(
                        ExaminationOutcome.Examined.class,
                        examined -> assertThat(
                                        examined.sample().sample().finding().reason())
                                .isEqualTo("The reference names nobody."));
        assertThat(find(query, SampleFinding.IN_ORDER, null)).isInstanceOf(ExaminationOutcome.NotOpen.class);
        assertThat(samples.find(query).orElseThrow().finding().finding()).isEqualTo(SampleFinding.OBJECTION);
        assertThat(bench.journal.events())
                .filteredOn(CreditQueryEvent.QuerySampleExamined.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).doesNotContain("names nobody"));
    }

    @Test
    @DisplayName("Q4 · an objection without a reason is none")
    void anObjectionHasAReason() {
        CreditQueryId query = oneSample();

        assertThatThrownBy(() -> find(query, SampleFinding.OBJECTION, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(samples.find(query).orElseThrow().finding()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thoseWhoMayNot")
    @DisplayName("Q4 · whoever may not, gives no finding, and the attempt is on record")
    void whoeverMayNotGivesNoFinding(
            String who, Performer.Employee by, Class<? extends ExaminationOutcome> outcome, RefusalCause cause) {
        CreditQueryId query = oneSample();
        bench.authorizations.standing("reviewer.gone", new Standing.Known(false, "A", true, true, "B10001"));

        assertThat(examine.handle(new ExamineSampleCommand(query, by, SampleFinding.IN_ORDER, null)))
                .isInstanceOf(outcome);
        assertThat(bench.journal.events())
                .last()
                .isInstanceOfSatisfying(
                        CreditQueryEvent.QuerySampleExaminationRefused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(cause));
        assertThat(samples.find(query).orElseThrow().finding()).isNull();
    }

    static Stream<Arguments> thoseWhoMayNot() {
        return Stream.of(
                Arguments.of(
                        "a reviewer of another institution",
                        new Performer.Employee("officer.gao", "E2001", "B20001", null),
                        ExaminationOutcome.NotFound.class,
                        RefusalCause.OTHER_INSTITUTION),
                Arguments.of(
                        "a suspended reviewer (O11)",
                        new Performer.Employee("reviewer.gone", "E1099", "B10001", null),
                        ExaminationOutcome.ExaminerSuspended.class,
                        RefusalCause.ACCOUNT_SUSPENDED));
    }

    @Test
    @DisplayName("N3 · while an examiner's standing is not known there is no finding")
    void whileTheStandingIsNotKnownThereIsNoFinding() {
        CreditQueryId query = oneSample();
        bench.authorizations.goSilent();

        assertThat(find(query, SampleFinding.IN_ORDER, null)).isInstanceOf(ExaminationOutcome.Undecided.class);
        assertThat(samples.find(query).orElseThrow().finding()).isNull();
    }

    @Test
    @DisplayName("Q4 · what nobody looks at in time shows as overdue, until somebody has")
    void overdueSamplesShow() {
        CreditQueryId query = oneSample();
        assertThat(find.backlogOf("B10001")).isEqualTo(new QuerySamples.Backlog(1, 0));
        bench.clock.advance(Duration.ofDays(7).minusNanos(1000));
        assertThat(find.page("B10001", QuerySamples.Show.OVERDUE, null, 10)).isEmpty();

        bench.clock.advance(Duration.ofNanos(1000));
        assertThat(find.backlogOf("B10001")).isEqualTo(new QuerySamples.Backlog(1, 1));
        assertThat(find.page("B10001", QuerySamples.Show.OVERDUE, null, 10))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.overdue()).isTrue();
                    assertThat(shown.maskedName()).isEqualTo("张*");
                });
        assertThat(samples.overdue(bench.clock.instant())).isEqualTo(1);

        find(query, SampleFinding.IN_ORDER, null);
        assertThat(find.backlogOf("B10001")).isEqualTo(new QuerySamples.Backlog(0, 0));
        assertThat(bench.journal.events())
                .last()
                .isInstanceOfSatisfying(
                        CreditQueryEvent.QuerySampleExamined.class,
                        examined -> assertThat(examined.overdue()).isTrue());
    }

    private CreditQueryId oneSample() {
        draw.handle();
        asked(Workbench.LOAN_ORIGINATION, 1);
        theDayEnds();
        draw.handle();
        return samples.all().getFirst().query();
    }

    private ExaminationOutcome find(CreditQueryId query, SampleFinding finding, String reason) {
        return examine.handle(new ExamineSampleCommand(query, ZHAO, finding, reason));
    }

    private List<CreditQueryId> sampledEvents() {
        return bench.journal.events().stream()
                .filter(CreditQueryEvent.QuerySampled.class::isInstance)
                .map(event -> event.query().id())
                .toList();
    }

    private void theDayEnds() {
        bench.clock.advance(Duration.between(bench.clock.instant(), ENDS.plus(Duration.ofMinutes(10))));
    }

    /** On as many subjects, so that no other rule sends them to review. */
    private List<CreditQuery> asked(Requester requester, int number) {
        var made = new ArrayList<CreditQuery>();
        for (int one = 0; one < number; one++) {
            String unique = requester.account() + "-" + bench.queries.all().size();
            var command = new SubmitCreditQueryCommand(
                    requester,
                    "key-" + unique,
                    Workbench.AUTHORIZATION,
                    ReportType.PERSONAL,
                    Purpose.LOAN_APPLICATION,
                    new BusinessReference("LN-2026-000123"),
                    null,
                    new SubjectReference("sr_7Qm2xVtF0bYw9LkR4cHs"
                            + String.format("%05d", bench.queries.all().size())),
                    Workbench.PERSON);
            made.add(((SubmitOutcome.Reached) bench.submit.handle(command)).query());
        }
        return made;
    }
}
