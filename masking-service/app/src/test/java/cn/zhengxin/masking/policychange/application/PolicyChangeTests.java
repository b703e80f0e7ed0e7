package cn.zhengxin.masking.policychange.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.MovableClock;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.RawCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.masking.model.Reports;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.policychange.model.PolicyContent;
import cn.zhengxin.masking.policychange.model.PolicyEvent;
import cn.zhengxin.masking.policychange.model.PolicyProposal;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.policychange.model.ProposedLine;
import cn.zhengxin.masking.policychange.model.TrialSample;
import cn.zhengxin.masking.policychange.model.TrialViewing;
import cn.zhengxin.masking.policychange.model.TriedReport;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicyChangeTests {

    private static final Person PROVINCE = new Person("admin.province", "E0001", "B00000", null);
    private static final Person COMPLIANCE = new Person("compliance.song", "E0003", "B00000", null);
    /** The proposer once more, under an account of another name. */
    private static final Person PROVINCE_AGAIN = new Person("compliance.double", "E0001", "B00000", null);

    private static final TrialViewing OFFICER =
            new TrialViewing(Set.of("query-officer"), Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);

    private final FieldCatalogues catalogues = FieldCatalogues.ofAllReports();
    private final List<PolicyEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-27T02:00:00Z");
    private final Clock clock = new MovableClock(() -> now);

    private InMemoryPolicyVersions versions;
    private ProposePolicy propose;
    private TryPolicy tryPolicy;
    private DecidePolicy decide;

    @BeforeEach
    void begin() {
        versions = new InMemoryPolicyVersions();
        var none = TransactionOperations.withoutTransaction();
        propose = new ProposePolicy(versions, catalogues, events::add, none, clock);
        tryPolicy = new TryPolicy(
                versions,
                versions,
                new ReportMasking(catalogues.byType()),
                catalogues,
                new DeliveredSamples(),
                events::add,
                none,
                clock);
        decide = new DecidePolicy(versions, events::add, none, clock);
    }

    @Test
    @DisplayName(
            "M6 · proposed by one, tried and approved by another, it masks from its approval on, and every step is an event")
    void isProposedTriedAndApproved() {
        int number = proposed(null);
        assertThat(versions.inForceAt(now))
                .hasValueSatisfying(policy -> assertThat(policy.version()).isEqualTo(1));

        tried(number, COMPLIANCE);
        assertThat(decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, 0L))
                .isInstanceOf(DecidePolicy.Outcome.Decided.class);

        assertThat(versions.inForceAt(now))
                .hasValueSatisfying(policy -> assertThat(policy.version()).isEqualTo(number));
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("MaskingPolicyProposed", "MaskingPolicyTried", "MaskingPolicyApproved");
        assertThat(events.toString()).doesNotContain("phones are of no use");
    }

    @Test
    @DisplayName("M6 · an approved version begins at its date and not before")
    void beginsAtItsDate() {
        int number = proposed(now.plusSeconds(60));
        tried(number, COMPLIANCE);
        decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, null);

        assertThat(versions.inForceAt(now.plusSeconds(59)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(versions.inForceAt(now.plusSeconds(60)).orElseThrow().version())
                .isEqualTo(number);
    }

    @TestFactory
    @DisplayName(
            "M6 · what is no decision: one's own, untried, too late, twice, out of date, somebody else's withdrawal")
    Stream<DynamicTest> refusesDecisions() {
        record Refused(String what, Class<?> outcome, IntFunction<DecidePolicy.Outcome> decision) {}
        return Stream.of(
                        new Refused("own approval", DecidePolicy.Outcome.NotIndependent.class, number -> {
                            tried(number, PROVINCE);
                            return decide.handle(number, DecidePolicy.Word.APPROVE, PROVINCE, null);
                        }),
                        new Refused(
                                "own approval, other account", DecidePolicy.Outcome.NotIndependent.class, number -> {
                                    tried(number, PROVINCE_AGAIN);
                                    return decide.handle(number, DecidePolicy.Word.APPROVE, PROVINCE_AGAIN, null);
                                }),
                        new Refused(
                                "own rejection",
                                DecidePolicy.Outcome.NotIndependent.class,
                                number -> decide.handle(number, DecidePolicy.Word.REJECT, PROVINCE_AGAIN, null)),
                        new Refused(
                                "untried",
                                DecidePolicy.Outcome.NotTried.class,
                                number -> decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, null)),
                        new Refused("tried by another", DecidePolicy.Outcome.NotTried.class, number -> {
                            tried(number, PROVINCE);
                            return decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, null);
                        }),
                        new Refused("tried on an own sample", DecidePolicy.Outcome.NotTried.class, number -> {
                            tryPolicy.handle(
                                    new TryPolicy.Command(number, List.of(sample("{}")), List.of(), true, COMPLIANCE));
                            return decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, null);
                        }),
                        new Refused("too late", DecidePolicy.Outcome.TooLate.class, number -> {
                            tried(number, COMPLIANCE);
                            now = now.plus(Duration.ofDays(2));
                            return decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, null);
                        }),
                        new Refused("twice", DecidePolicy.Outcome.NotOpen.class, number -> {
                            decide.handle(number, DecidePolicy.Word.REJECT, COMPLIANCE, null);
                            tried(number, COMPLIANCE);
                            return decide.handle(number, DecidePolicy.Word.APPROVE, COMPLIANCE, null);
                        }),
                        new Refused(
                                "out of date",
                                DecidePolicy.Outcome.VersionOutOfDate.class,
                                number -> decide.handle(number, DecidePolicy.Word.REJECT, COMPLIANCE, 7L)),
                        new Refused(
                                "withdrawn by another",
                                DecidePolicy.Outcome.NotOwn.class,
                                number -> decide.handle(number, DecidePolicy.Word.WITHDRAW, COMPLIANCE, null)),
                        new Refused(
                                "unknown",
                                DecidePolicy.Outcome.Unknown.class,
                                number -> decide.handle(number + 1, DecidePolicy.Word.REJECT, COMPLIANCE, null)))
                .map(refused -> DynamicTest.dynamicTest("M6 · " + refused.what(), () -> {
                    begin();
                    int number = proposed(now.plus(Duration.ofDays(1)));
                    assertThat(refused.decision().apply(number)).isInstanceOf(refused.outcome());
                    assertThat(versions.inForceAt(now.plus(Duration.ofDays(3)))
                                    .orElseThrow()
                                    .version())
                            .isEqualTo(1);
                }));
    }

    @Test
    @DisplayName("M6 · its proposer takes a proposal back, and then another can be proposed")
    void isWithdrawn() {
        int number = proposed(null);
        assertThat(propose.handle(1, proposal(null), COMPLIANCE))
                .isInstanceOf(ProposePolicy.Outcome.AnotherIsOpen.class);
        assertThat(decide.handle(number, DecidePolicy.Word.WITHDRAW, PROVINCE, null))
                .isInstanceOfSatisfying(
                        DecidePolicy.Outcome.Decided.class,
                        decided -> assertThat(decided.version()).isInstanceOf(PolicyVersion.Withdrawn.class));
        assertThat(propose.handle(number, proposal(null), COMPLIANCE))
                .isInstanceOf(ProposePolicy.Outcome.BaseOutdated.class);
        assertThat(propose.handle(1, proposal(null), COMPLIANCE)).isInstanceOf(ProposePolicy.Outcome.Proposed.class);
    }

    @Test
    @DisplayName("M6 · a trial shows each field before and after, marks what differs, and names everybody it touches")
    void showsBeforeAndAfter() {
        int number = proposed(null);

        TryPolicy.Outcome.Tried tried = (TryPolicy.Outcome.Tried)
                tryPolicy.handle(new TryPolicy.Command(number, List.of(), List.of(OFFICER), false, COMPLIANCE));

        assertThat(tried.inForce()).isEqualTo(1);
        assertThat(tried.affected())
                .extracting(affected -> affected.viewing().roles())
                .containsOnly(Set.of("query-officer"));
        TriedReport personal = tried.reports().getFirst();
        assertThat(personal.sample()).isEqualTo("personal-report");
        assertThat(personal.fields()).hasSizeGreaterThan(300);
        TriedReport.TriedField phone = field(personal, "PB01.PB01B.PB01BH[0].PB01BQ01");
        assertThat(phone.differs()).isTrue();
        assertThat(phone.before().rule()).isEqualTo(MaskingRule.MASK);
        assertThat(phone.before().value()).matches("[0-9]{3}\\*{4}[0-9]{4}");
        assertThat(phone.after()).isEqualTo(new TriedReport.Shown(MaskingRule.HIDE, MaskingForm.Plain.STARS, "***"));
        assertThat(personal.fields())
                .filteredOn(TriedReport.TriedField::differs)
                .hasSize(personal.differences())
                .allSatisfy(field -> assertThat(field.after().rule()).isEqualTo(MaskingRule.HIDE));
        assertThat(field(personal, "PA01.PA01B.PA01BQ01").differs()).isFalse();
        assertThat(tried.toString()).doesNotContain(phone.before().value());
    }

    @Test
    @DisplayName("M6 · a trial on a sample of one's own says nothing of it beyond its answer")
    void forgetsOwnSamples() {
        int number = proposed(null);
        var sample = sample("""
                {"PB01": {"PB01B": {"PB01BH": [{"PB01BQ01": "13260181590"}]}}, "PZ99": "13260181590", "张晓明": "x"}
                """);

        TryPolicy.Outcome.Tried tried = (TryPolicy.Outcome.Tried)
                tryPolicy.handle(new TryPolicy.Command(number, List.of(sample), List.of(), true, COMPLIANCE));

        TriedReport report = tried.reports().getFirst();
        assertThat(report.fields()).singleElement().satisfies(field -> {
            assertThat(field.path()).isEqualTo("PB01.PB01B.PB01BH[0].PB01BQ01");
            assertThat(field.before().value()).isEqualTo("132****1590");
            assertThat(field.after().value()).isEqualTo("***");
        });
        assertThat(report.withheld()).containsExactly("?", "PZ99");
        assertThat(events.toString()).doesNotContain("13260181590", "张");
        assertThat(sample.toString()).doesNotContain("13260181590", "张");
        assertThat(report.toString()).doesNotContain("1326018");
    }

    @Test
    @DisplayName("M6 · the delivered samples are the bureau's published examples, of people who do not exist")
    void deliversSamples() {
        assertThat(new DeliveredSamples().all())
                .extracting(sample -> sample.report().type())
                .containsExactly(ReportType.values());
        assertThat(new DeliveredSamples().all())
                .allSatisfy(sample -> assertThat(sample.report().content())
                        .isEqualTo(Reports.example(sample.report().type())));
    }

    private static TriedReport.TriedField field(TriedReport report, String path) {
        return report.fields().stream()
                .filter(field -> field.path().equals(path))
                .findAny()
                .orElseThrow();
    }

    private void tried(int number, Person by) {
        tryPolicy.handle(new TryPolicy.Command(number, List.of(), List.of(), true, by));
    }

    private static TrialSample sample(String json) {
        return new TrialSample(
                "sample-1",
                new RawCreditReport(ReportType.PERSONAL, (ObjectNode) new JsonMapper().readTree(json)),
                Set.of());
    }

    private int proposed(Instant effectiveFrom) {
        return switch (propose.handle(1, proposal(effectiveFrom), PROVINCE)) {
            case ProposePolicy.Outcome.Proposed(var version, var content) -> version.number();
            case ProposePolicy.Outcome.Faulty(var faults) -> throw new AssertionError(faults);
            case ProposePolicy.Outcome.AnotherIsOpen() -> throw new AssertionError("open");
            case ProposePolicy.Outcome.BaseOutdated() -> throw new AssertionError("base");
        };
    }

    /** Version 1, and phones not shown to officers. */
    private PolicyProposal proposal(Instant effectiveFrom) {
        PolicyContent base = versions.contentOf(1);
        List<ProposedLine> lines = new ArrayList<>();
        base.lines()
                .forEach(rule -> lines.add(new ProposedLine(
                        rule.role(),
                        rule.channel().name(),
                        rule.purpose() == null ? null : rule.purpose().name(),
                        rule.section(),
                        rule.sensitivity() == null ? null : rule.sensitivity().name(),
                        rule.kind() == null ? null : rule.kind().word(),
                        rule.rule().name(),
                        rule.form() == null ? null : rule.form().word(),
                        rule.basis())));
        lines.add(new ProposedLine(
                "query-officer", "STAFF_SCREEN", null, null, null, "phone", "HIDE", null, "Bank policy on masking"));
        return new PolicyProposal(effectiveFrom, "phones are of no use here", base.amountBounds(), 30, lines);
    }
}
