package cn.zhengxin.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.InMemoryDisputeMarks;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.DestroyExpiredReports;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.disputemark.DisputeMark;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.reportvault.VaultAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ViewReportTests {

    private static final Viewer REQUESTER = viewer("officer.lin", "B10001");
    private static final Viewer REVIEWER = viewer("reviewer.zhao", "B10001");

    private final Workbench bench = new Workbench();
    private final InMemoryDisputeMarks marks = new InMemoryDisputeMarks();
    private MaskingAnswer masking =
            new MaskingAnswer.Masked(new MaskedCreditReport(3, Map.of("PA01", "***"), List.of()));
    private Runnable whileMasking = () -> {};
    private final ViewReport view = new ViewReport(
            bench.queries,
            bench.subjects,
            bench.journal,
            bench.authorizations,
            bench.vault,
            (disclosure, report) -> {
                assertThat(bench.transactions.isOpen()).isFalse();
                whileMasking.run();
                return masking;
            },
            marks,
            Policies.book(),
            bench.transactions,
            bench.clock);
    private CreditQueryId query;

    @BeforeEach
    void anAnsweredQuery() {
        bench.authorizations.standing("reviewer.zhao", new Standing.Known(true, "A", true, true, "B10001"));
        query = bench.submitted().id();
        bench.approve(query);
    }

    @Test
    @DisplayName("Q14 · requester and reviewer see the masked report, with operator, terminal and time upon it")
    void requesterAndReviewerSeeTheMaskedReport() {
        for (Viewer viewer : List.of(REQUESTER, REVIEWER)) {
            var outcome = (ViewOutcome.Shown) view.handle(query, viewer);

            assertThat(outcome.report().sections()).isEqualTo(Map.of("PA01", "***"));
            assertThat(outcome.watermark())
                    .isEqualTo(new Watermark(viewer.performer().account(), "127.0.0.1", bench.clock.instant()));
        }
        assertThat(bench.journal.types()).endsWith("ReportViewed", "ReportViewed");
    }

    @Test
    @DisplayName("Q14 · a view that cannot be recorded is not shown")
    void aViewThatCannotBeRecordedIsNotShown() {
        bench.journal.breakDown();

        assertThatThrownBy(() -> view.handle(query, REQUESTER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("Q14 · a colleague who is neither is refused, another institution finds nothing; both are on record")
    void othersAreTurnedAway() {
        assertThat(view.handle(query, viewer("officer.wu", "B10001"))).isInstanceOf(ViewOutcome.NotInvolved.class);
        assertThat(view.handle(query, viewer("officer.lin", "B20001"))).isInstanceOf(ViewOutcome.NotFound.class);
        assertThat(bench.journal.types()).endsWith("ReportViewRefused", "ReportViewRefused");
    }

    @Test
    @DisplayName("N3 · without masking nothing is shown, and no view recorded")
    void withoutMaskingNothingIsShown() {
        masking = new MaskingAnswer.Silent();

        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Undecided.class);
        assertThat(bench.journal.types()).doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("O11 · a suspended account sees nothing any more")
    void aSuspendedAccountSeesNothing() {
        bench.authorizations.standing("officer.lin", new Standing.Known(false, "A", true, true, "B10001"));

        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.ViewerSuspended.class);
    }

    @Test
    @DisplayName("Q2 · a person at an unknown terminal sees nothing, and that is on record; a system has no terminal")
    void aPersonAtAnUnknownTerminalSeesNothing() {
        var nowhere = new Viewer(
                new Performer.Employee("officer.lin", "E1001", "B10001", null),
                "B10001",
                Set.of("query-officer"),
                Viewer.Channel.STAFF_SCREEN);

        var refused = (ViewOutcome.TerminalRefused) view.handle(query, nowhere);

        assertThat(refused.reason().rule()).isEqualTo("Q2");
        assertThat(bench.journal.types()).endsWith("ReportViewRefused").doesNotContain("ReportViewed");

        bench.authorizations.uses(2);
        CreditQuery systems = bench.submitted(Workbench.LOAN_ORIGINATION, "key-2");
        var system = new Viewer(
                new Performer.LendingSystem("loan-origination", "B10001"),
                "B10001",
                Set.of("loan-system"),
                Viewer.Channel.SYSTEM);
        assertThat(view.handle(systems.id(), system)).isInstanceOf(ViewOutcome.Shown.class);
    }

    @Test
    @DisplayName("O10 · at a terminal that is not the viewer's own nothing is shown, and that is on record")
    void atAnUnboundTerminalNothingIsShown() {
        bench.authorizations.standing("officer.lin", new Standing.Known(true, "A", true, false, "B10001"));

        var refused = (ViewOutcome.TerminalRefused) view.handle(query, REQUESTER);

        assertThat(refused.reason().rule()).isEqualTo("Q2");
        assertThat(((CreditQueryEvent.ReportViewRefused) bench.journal.events().getLast()).cause())
                .isEqualTo(CreditQueryEvent.RefusalCause.TERMINAL_NOT_BOUND);
        assertThat(bench.journal.types()).doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("O10 · an account that nobody has opened has no terminal of its own, so nothing is shown")
    void anAccountThatNobodyHasOpened() {
        bench.authorizations.standing("officer.lin", new Standing.UnknownOperator());

        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.TerminalRefused.class);
        assertThat(bench.journal.types()).endsWith("ReportViewRefused").doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("N3 · without an answer about the viewer's standing nothing is shown")
    void withoutAStandingNothingIsShown() {
        bench.authorizations.standing("officer.lin", new Standing.Silent());

        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Undecided.class);
        assertThat(bench.journal.types()).doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("N3 · while the keys are away nothing is shown, and the report does not count as expired")
    void whileTheKeysAreAway() {
        bench.vault.keysAway(true);
        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Undecided.class);

        bench.vault.keysAway(false);
        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Shown.class);
    }

    @Test
    @DisplayName(
            "Q14 · a view that began before the destruction and ends after it is refused, and is not on record as a view")
    void aViewThatADestructionOvertakes() {
        var destroy =
                new DestroyExpiredReports(bench.vault, bench.queries, bench.journal, bench.transactions, bench.clock);
        bench.clock.advance(Duration.ofDays(15).minusSeconds(1));
        whileMasking = () -> {
            bench.clock.advance(Duration.ofSeconds(1));
            destroy.handle();
        };

        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Expired.class);

        assertThat(bench.journal.types()).endsWith("ReportKeyDestroyed").doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("Q14 · a view whose report expires while it is masked is refused")
    void aViewThatExpiresMeanwhile() {
        bench.clock.advance(Duration.ofDays(15).minusSeconds(1));
        whileMasking = () -> bench.clock.advance(Duration.ofSeconds(1));

        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Expired.class);
        assertThat(bench.journal.types()).doesNotContain("ReportViewed");
    }

    @Test
    @DisplayName("Q14 · views are counted, whoever looks; refused ones are not")
    void viewsAreCounted() {
        view.handle(query, REQUESTER);
        view.handle(query, viewer("officer.wu", "B10001"));
        var second = (ViewOutcome.Shown) view.handle(query, REVIEWER);

        assertThat(second.views()).isEqualTo(2);
        assertThat(((CreditQueryEvent.ReportViewed) bench.journal.events().getLast()).views())
                .isEqualTo(2);
        assertThat(bench.vault.find(query).orElseThrow().views()).isEqualTo(2);
    }

    @Test
    @DisplayName("A7 · a partner sees the summary alone, whatever masking lets through by mistake")
    void aPartnerSeesTheSummaryAlone() {
        bench.authorizations.uses(2);
        CreditQuery partners = bench.submitted(Workbench.PARTNER, "key-2");
        masking = new MaskingAnswer.Masked(new MaskedCreditReport(
                3,
                Map.of("PA01", "***", "PB01", "x", "PC02", "***", "PD01", "x", "PE01", "x", "PF05", "x", "PH01", "x"),
                List.of("PD01.X")));
        var partner = new Viewer(
                new Performer.PartnerSystem("partner-guarantee", "P30001"),
                "P30001",
                Set.of("partner"),
                Viewer.Channel.PARTNER);

        var shown = (ViewOutcome.Shown) view.handle(partners.id(), partner);

        assertThat(shown.report().sections()).containsOnlyKeys("PA01", "PC02");
        assertThat(shown.report().withheld()).isEmpty();
    }

    @Test
    @DisplayName("A7 · the bank's people find no query of a partner, and a partner none of the bank's")
    void partnersAndTheBankAreApart() {
        bench.authorizations.uses(2);
        CreditQuery partners = bench.submitted(Workbench.PARTNER, "key-2");
        var partner = new Viewer(
                new Performer.PartnerSystem("partner-guarantee", "P30001"),
                "P30001",
                Set.of("partner"),
                Viewer.Channel.PARTNER);

        assertThat(view.handle(partners.id(), REVIEWER)).isInstanceOf(ViewOutcome.NotFound.class);
        assertThat(view.handle(query, partner)).isInstanceOf(ViewOutcome.NotFound.class);
    }

    @Test
    @DisplayName("Q14 · after fifteen days the report is gone, whether or not the sweep has been")
    void afterFifteenDaysTheReportIsGone() {
        bench.clock.advance(Duration.ofDays(15).minusSeconds(1));
        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Shown.class);
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(view.handle(query, REQUESTER)).isInstanceOf(ViewOutcome.Expired.class);

        new DestroyExpiredReports(bench.vault, bench.queries, bench.journal, bench.transactions, bench.clock).handle();

        assertThat(bench.journal.types()).endsWith("ReportKeyDestroyed");
        assertThat(bench.vault.open(query, bench.clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
    }

    @Test
    @DisplayName("A query without a report has none to show")
    void aQueryWithoutAReport() {
        bench.authorizations.uses(2);
        CreditQuery pending = bench.submitted(Workbench.OFFICER, "key-2");

        assertThat(view.handle(pending.id(), REQUESTER)).isInstanceOf(ViewOutcome.NoReport.class);
    }

    @Test
    @DisplayName("D3 · every view shows the items in dispute")
    void everyViewShowsTheItemsInDispute() {
        var mark = new DisputeMark(UUID.randomUUID(), Workbench.SUBJECT, "PD01[0]", bench.clock.instant());
        marks.open(mark);
        assertThat(((ViewOutcome.Shown) view.handle(query, REVIEWER)).disputeMarks())
                .containsExactly(mark);

        marks.close(mark.dispute(), bench.clock.instant());
        assertThat(((ViewOutcome.Shown) view.handle(query, REVIEWER)).disputeMarks())
                .isEmpty();
    }

    private static Viewer viewer(String account, String institution) {
        return new Viewer(
                new Performer.Employee(account, "E1", institution, "127.0.0.1"),
                institution,
                Set.of("query-officer"),
                Viewer.Channel.STAFF_SCREEN);
    }
}
