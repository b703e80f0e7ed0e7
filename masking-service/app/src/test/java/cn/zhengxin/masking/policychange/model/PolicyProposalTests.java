package cn.zhengxin.masking.policychange.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.PolicyRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyProposalTests {

    private static final FieldCatalogues CATALOGUES = FieldCatalogues.ofAllReports();
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final Instant BASE_BEGINS = FirstPolicy.policy().effectiveFrom();
    private static final PolicyContent BASE = new PolicyContent(
            FirstPolicy.policy().amountBounds(), 30, FirstPolicy.policy().rules());

    private static final ProposedLine SOUND =
            line("query-officer", "STAFF_SCREEN", null, "PB01", "C3", "phone", "HIDE", "Bank policy on masking");

    @Test
    @DisplayName("M6 · what the migration says could be proposed as it is, line by line")
    void takesTheDeliveredLines() {
        assertThat(examine(proposal(delivered(SOUND))))
                .isInstanceOfSatisfying(PolicyProposal.Examination.Sound.class, sound -> {
                    assertThat(sound.content().lines()).hasSize(BASE.lines().size() + 1);
                    assertThat(sound.content().added(BASE))
                            .singleElement()
                            .satisfies(line -> assertThat(line.kind()).hasToString("PHONE"));
                    assertThat(sound.content().rolesThatDifferFrom(BASE)).containsExactly("query-officer");
                });
    }

    @TestFactory
    @DisplayName("M6 · a line is refused where a word of it is unknown, or its words do not go together")
    Stream<DynamicTest> refusesLines() {
        record Refused(String field, ProposedLine line) {}
        return Stream.of(
                        new Refused("role", line("clerk", "STAFF_SCREEN", null, null, "C1", null, "SHOW", "x")),
                        new Refused("role", line("customer", "STAFF_SCREEN", null, null, "C1", null, "SHOW", "x")),
                        new Refused("role", line("service", "SYSTEM", null, null, "C1", null, "SHOW", "x")),
                        new Refused("channel", line("query-officer", "PRINTER", null, null, "C1", null, "SHOW", "x")),
                        new Refused("channel", line("query-officer", "SYSTEM", null, null, "C1", null, "SHOW", "x")),
                        new Refused("channel", line("partner", "SYSTEM", null, null, "C1", null, "SHOW", "x")),
                        new Refused(
                                "channel", line("loan-system", "STAFF_SCREEN", null, null, "C1", null, "SHOW", "x")),
                        new Refused(
                                "purpose",
                                line("query-officer", "STAFF_SCREEN", "CURIOSITY", null, "C1", null, "SHOW", "x")),
                        new Refused(
                                "section",
                                line("query-officer", "STAFF_SCREEN", null, "ZZ99", null, null, "SHOW", "x")),
                        new Refused(
                                "sensitivity",
                                line("query-officer", "STAFF_SCREEN", null, null, "C9", null, "SHOW", "x")),
                        new Refused(
                                "kind", line("query-officer", "STAFF_SCREEN", null, null, null, "PHONE", "SHOW", "x")),
                        new Refused(
                                "rule", line("query-officer", "STAFF_SCREEN", null, null, "C1", null, "PRINT", "x")),
                        new Refused("rule", line("query-officer", "STAFF_SCREEN", null, null, "C1", null, "FULL", "x")),
                        new Refused(
                                "rule", line("partner", "PARTNER", "LOAN_APPLICATION", null, "C1", null, "FULL", "x")),
                        new Refused("rule", line("loan-system", "SYSTEM", null, null, null, null, "FULL", "x")),
                        new Refused(
                                "rule", line("query-officer", "STAFF_SCREEN", null, null, "C2", null, "RANGE", "x")),
                        new Refused(
                                "basis", line("query-officer", "STAFF_SCREEN", null, null, "C1", null, "SHOW", " ")),
                        new Refused(
                                "basis", line("query-officer", "STAFF_SCREEN", null, null, "C1", null, "SHOW", "a\nb")),
                        new Refused(
                                "basis",
                                line("query-officer", "STAFF_SCREEN", null, null, "C1", null, "SHOW", "13260181590")))
                .map(refused -> DynamicTest.dynamicTest(
                        "M6 · " + refused.field() + " of " + refused.line(),
                        () -> assertThat(faults(proposal(delivered(refused.line()))))
                                .extracting(PolicyFault::field)
                                .containsExactly("lines[51]." + refused.field())));
    }

    @TestFactory
    @DisplayName(
            "M1, M2, M6 · a form is refused where it is none, has no such numbers, does not go with its line, or leaves too much")
    Stream<DynamicTest> refusesForms() {
        return Stream.of(
                        line("PB01", "C3", "phone", "MASK", "colour"),
                        line("PB01", "C3", "phone", "MASK", ""),
                        line("PB01", "C3", "phone", "MASK", "13260181590"),
                        line("PB01", "C3", "phone", "MASK", "removed"),
                        line("PB01", "C3", "phone", "MASK", "keep-ends(9,9)"),
                        line("PB01", "C3", "phone", "MASK", "keep-ends(4,4)"),
                        line("PB01", null, "phone", "MASK", "keep-ends(3,5)"),
                        line("PB01", "C3", "phone", "MASK", "surname"),
                        line("PB01", "C3", "phone", "MASK", "pseudonym"),
                        line("PB01", "C3", "phone", "HIDE", "keep-ends(3,4)"),
                        line("PB01", "C3", "phone", "PSEUDONYM", "keep-ends(3,4)"),
                        line("PB01", "C3", null, "MASK", "keep-ends(3,4)"),
                        line("PB01", "C2", "phone", "MASK", "keep-ends(3,4)"),
                        line("PB01", "C3", "birth-date", "GENERALISE", "month"),
                        line("PB01", "C2", "date", "GENERALISE", "day"),
                        line("PC02", "C2", "count", "GENERALISE", "number-band(4)"),
                        line("PC02", null, "count", "GENERALISE", "number-band(2)"),
                        line("PC02", "C2", "amount", "RANGE", "range(0,500)"),
                        line("PC02", "C2", "amount", "RANGE", "range(5000,0)"),
                        line("PC02", "C2", "amount", "RANGE", "number-band(5000)"),
                        line("PC02", "C2", "code", "MASK", "stars"))
                .map(refused -> DynamicTest.dynamicTest("M2 · form of " + refused, () -> {
                    List<PolicyFault> faults = faults(proposal(delivered(refused)));
                    assertThat(faults).extracting(PolicyFault::field).containsExactly("lines[51].form");
                    assertThat(faults.toString()).doesNotContain("13260181590");
                }));
    }

    @TestFactory
    @DisplayName("M2, M6 · a form that leaves no more than the class allows is kept as it is spelled")
    Stream<DynamicTest> takesForms() {
        return Stream.of(
                        line("PB01", "C3", "phone", "MASK", "keep-ends(0,4)"),
                        line("PB01", null, "phone", "GENERALISE", "keep-ends(3,4)"),
                        line(null, null, "birth-date", "GENERALISE", "year-band(10)"),
                        line(null, null, "address", "MASK", "province"),
                        line(null, "C1", "count", "GENERALISE", "number-band(2)"),
                        line(null, null, "count", "GENERALISE", "number-band(20)"),
                        line(null, null, "amount", "RANGE", "range(0,5000,200000)"),
                        line(null, null, "amount", "GENERALISE", "number-band(5000)"),
                        line(null, null, "date", "MASK", "year"))
                .map(taken -> DynamicTest.dynamicTest(
                        "M2 · form of " + taken,
                        () -> assertThat(examine(proposal(delivered(taken))))
                                .isInstanceOfSatisfying(
                                        PolicyProposal.Examination.Sound.class,
                                        sound -> assertThat(sound.content().added(BASE))
                                                .singleElement()
                                                .satisfies(line -> assertThat(
                                                                line.form().word())
                                                        .isEqualTo(taken.form())))));
    }

    @Test
    @DisplayName(
            "M1, M2 · no line shows an element of C3 whole, whatever stands beside it; wording is shown, because it is searched")
    void showsNothingOfC3() {
        assertThat(faults(proposal(delivered(line("PB01", null, "birth-date", "SHOW", null)))))
                .extracting(PolicyFault::field)
                .containsExactly("lines[51].rule");
        assertThat(faults(proposal(delivered(line("PB01", null, null, "SHOW", null)))))
                .extracting(PolicyFault::field)
                .containsExactly("lines[51].rule");
        assertThat(faults(proposal(delivered(line("PB01", "C1", null, "SHOW", null)))))
                .isEmpty();
        assertThat(faults(proposal(delivered(line(null, null, "free-text", "SHOW", null)))))
                .extracting(PolicyFault::field)
                .containsExactly("lines[51]");
    }

    @Test
    @DisplayName("M2 · ranges of amounts are whole thousands apart")
    void keepsRangesWide() {
        assertThat(faults(new PolicyProposal(null, "reason", List.of(0L, 10_500L), 30, delivered())))
                .extracting(PolicyFault::field)
                .containsExactly("amountBounds");
    }

    @Test
    @DisplayName("M6 · every fault is named at once, and none repeats a value")
    void namesEveryFault() {
        var proposal = new PolicyProposal(
                NOW,
                "reason",
                List.of(5L, 5L),
                61,
                List.of(
                        line(
                                "13260181590",
                                "13260181590",
                                "13260181590",
                                "13260181590",
                                "13260181590",
                                "13260181590",
                                "13260181590",
                                "13260181590"),
                        SOUND,
                        SOUND,
                        new ProposedLine(
                                "clerk",
                                "STAFF_SCREEN",
                                null,
                                null,
                                "C3",
                                null,
                                "HIDE",
                                "keep-ends(3,4)",
                                "Bank policy on masking"),
                        line("PB01", "C3", "phone", "HIDE", "keep-ends(4,4)")));

        List<PolicyFault> faults = faults(proposal);

        assertThat(faults)
                .extracting(PolicyFault::field)
                .containsExactlyInAnyOrder(
                        "effectiveFrom",
                        "amountBounds",
                        "unmaskingMinutes",
                        "lines[0].role",
                        "lines[0].channel",
                        "lines[0].purpose",
                        "lines[0].section",
                        "lines[0].sensitivity",
                        "lines[0].kind",
                        "lines[0].rule",
                        "lines[0].basis",
                        "lines[2]",
                        "lines[3].role",
                        "lines[3].form",
                        "lines[3].form",
                        "lines[4].form",
                        "lines[4].form");
        assertThat(faults.toString()).doesNotContain("13260181590");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27T02:00:00Z", "2026-11-27T01:59:59Z", "1999-01-01T00:00:00Z", "2201-01-01T00:00:00Z"})
    @DisplayName("M6 · a version does not begin in the past, nor in a year of nobody's calendar")
    void doesNotBeginInThePast(Instant effectiveFrom) {
        assertThat(faults(new PolicyProposal(effectiveFrom, "reason", BASE.amountBounds(), 15, delivered())))
                .extracting(PolicyFault::field)
                .containsExactly("effectiveFrom");
    }

    @Test
    @DisplayName(
            "M6 · a version does not begin before the one that it follows, and names its date when that one is still to begin")
    void followsItsBase() {
        Instant later = NOW.plusSeconds(1_000);
        assertThat(faults(
                        new PolicyProposal(NOW.plusSeconds(999), "reason", BASE.amountBounds(), 15, delivered()),
                        later))
                .extracting(PolicyFault::field)
                .containsExactly("effectiveFrom");
        assertThat(faults(new PolicyProposal(null, "reason", BASE.amountBounds(), 15, delivered()), later))
                .extracting(PolicyFault::field)
                .containsExactly("effectiveFrom");
        assertThat(faults(new PolicyProposal(later, "reason", BASE.amountBounds(), 15, delivered()), later))
                .isEmpty();
    }

    @Test
    @DisplayName("M6 · a version differs from the one it is based on, and shows something to somebody")
    void differsFromItsBase() {
        assertThat(faults(new PolicyProposal(null, "reason", BASE.amountBounds(), 30, delivered())))
                .extracting(PolicyFault::field)
                .containsExactly("lines");
        assertThat(faults(new PolicyProposal(null, "reason", BASE.amountBounds(), 30, List.of())))
                .extracting(PolicyFault::field)
                .containsExactly("lines");
        assertThat(faults(new PolicyProposal(null, "reason", BASE.amountBounds(), 15, delivered())))
                .isEmpty();
    }

    private static List<PolicyFault> faults(PolicyProposal proposal) {
        return faults(proposal, BASE_BEGINS);
    }

    private static List<PolicyFault> faults(PolicyProposal proposal, Instant baseBegins) {
        return switch (proposal.examine(BASE, baseBegins, NOW, CATALOGUES)) {
            case PolicyProposal.Examination.Sound sound -> List.of();
            case PolicyProposal.Examination.Faulty(var faults) -> faults;
        };
    }

    private static PolicyProposal.Examination examine(PolicyProposal proposal) {
        return proposal.examine(BASE, BASE_BEGINS, NOW, CATALOGUES);
    }

    private static PolicyProposal proposal(List<ProposedLine> lines) {
        return new PolicyProposal(null, "reason", BASE.amountBounds(), 30, lines);
    }

    private static List<ProposedLine> delivered(ProposedLine... more) {
        var lines = new ArrayList<ProposedLine>();
        for (PolicyRule rule : BASE.lines()) {
            lines.add(new ProposedLine(
                    rule.role(),
                    rule.channel().name(),
                    rule.purpose() == null ? null : rule.purpose().name(),
                    rule.section(),
                    rule.sensitivity() == null ? null : rule.sensitivity().name(),
                    rule.kind() == null ? null : rule.kind().word(),
                    rule.rule().name(),
                    rule.form() == null ? null : rule.form().word(),
                    rule.basis()));
        }
        lines.addAll(List.of(more));
        return lines;
    }

    private static ProposedLine line(
            String role,
            String channel,
            String purpose,
            String section,
            String sensitivity,
            String kind,
            String rule,
            String basis) {
        return new ProposedLine(role, channel, purpose, section, sensitivity, kind, rule, null, basis);
    }

    private static ProposedLine line(String section, String sensitivity, String kind, String rule, String form) {
        return new ProposedLine(
                "query-officer",
                "STAFF_SCREEN",
                null,
                section,
                sensitivity,
                kind,
                rule,
                form,
                "Bank policy on masking");
    }
}
