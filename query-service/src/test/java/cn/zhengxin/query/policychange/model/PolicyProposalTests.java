package cn.zhengxin.query.policychange.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.DeliveredPolicy;
import cn.zhengxin.query.policychange.model.PolicyProposal.Examination;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyProposalTests {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Instant BASE_BEGINS = Instant.parse("2026-01-01T00:00:00Z");
    private static final PolicyContent BASE = new PolicyContent(
            DeliveredPolicy.rules(), Map.of("B10001", Map.of("Q3", Map.of("opens", "09:00", "officerVolume", "400"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Q2  | grades            | A            | B, C
                Q2  | grades            | B,A          | ''
                Q2  | grades            | B            | A,A
                Q3  | opens             | 00:00        | 24:00
                Q3  | opens             | 08:00        | 8:00
                Q3  | closes            | 24:00        | 24:01
                Q3  | closes            | 17:31        | 17:30:30
                Q3  | days              | ALL          | WORKING,ALL
                Q3  | officerVolume     | 1            | 0
                Q3  | officerVolume     | 100          | 1e2
                Q3  | branchVolume      | 1000000      | 1000001
                Q3  | grantHours        | 720          | 721
                Q3  | grantUses         | 1            | -1
                Q7  | queries           | 100          | 0
                Q7  | days              | 400          | 401
                Q8  | count             | 4            | 04
                Q8  | days              | 366          | 367
                Q11 | reviews           | Q4,Q7        | Q10
                Q11 | reviews           | ''           | Q4,Q4
                Q13 | days              | 30           | 31
                Q13 | withheld          | ''           | LOAN_APPLICATION
                Q14 | days              | 90           | 91
                Q14 | creditFileYears   | 6            | 4
                Q14 | longestCreditYears| 50           | 51
                Q14 | adoptablePurposes | LOAN_APPLICATION | JUDICIAL_ASSISTANCE
                Q14 | days              | 16           | 99999999999999999999
                """)
    @DisplayName("Q · each number of the policy has a least and a most")
    void eachNumberHasItsBounds(String rule, String name, String sound, String unsound) {
        assertThat(examined(numbers(rule, name, sound))).isInstanceOf(Examination.Sound.class);

        assertThat(faultsOf(numbers(rule, name, unsound))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("rules." + rule + ".numbers." + name);
            if (!unsound.isEmpty()) {
                assertThat(fault.message()).doesNotContain(" " + unsound + " ");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                opens         | 17:30
                closes        | 08:30
                opens         | 20:00
                officerVolume | 501
                branchVolume  | 49
                """)
    @DisplayName("Q3 · numbers that contradict each other are refused")
    void numbersFitTogether(String name, String value) {
        assertThat(faultsOf(numbers("Q3", name, value)))
                .singleElement()
                .extracting(PolicyFault::field)
                .isEqualTo(name.endsWith("Volume") ? "rules.Q3.numbers.officerVolume" : "rules.Q3.numbers.opens");
    }

    @Test
    @DisplayName("Q3 · an institution's own numbers have to fit the general ones they stand beside")
    void ownNumbersFitTheGeneralOnes() {
        assertThat(faultsOf(own("B20001", "Q3", Map.of("opens", "18:00"))))
                .containsExactly(new PolicyFault("institutions.B20001.Q3.opens", "lies before closes"));
        // 400 of the institution's own officers no longer fit a branch of 300.
        assertThat(faultsOf(numbers("Q3", "branchVolume", "300")))
                .containsExactly(new PolicyFault("institutions.B10001.Q3.officerVolume", "is at most branchVolume"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                B10001-01=east            | 10.1.0.0/16=east                | -
                B10001-01=east            | 10.1.0.0/16=west                | branchRegions
                B10001-01=east            | -                               | branchRegions
                -                         | 10.1.0.0/16=east                | branchRegions
                B10001-01=east,B10001-01=west | 10.1.0.0/16=east            | branchRegions
                B10001-01                 | 10.1.0.0/16=east                | branchRegions
                B10001-01=east            | 10.1.0.0/33=east                | networkRegions
                B10001-01=east            | 10.1.0/16=east                  | networkRegions
                B10001-01=east            | 300.1.0.0/16=east               | networkRegions
                B10001-01=east            | fd00::/8=east                   | -
                """)
    @DisplayName("Q3 · regions come with networks that a terminal can be looked up in")
    void regionsAreSound(@Nullable String branches, @Nullable String networks, @Nullable String fault) {
        var values = new HashMap<String, String>();
        if (branches != null) {
            values.put("branchRegions", branches);
        }
        if (networks != null) {
            values.put("networkRegions", networks);
        }
        var examined = examined(own("B20001", "Q3", values));
        if (fault == null) {
            assertThat(examined).isInstanceOf(Examination.Sound.class);
        } else {
            assertThat(faults(examined)).extracting(PolicyFault::field).containsOnly("institutions.B20001.Q3." + fault);
        }
    }

    @Test
    @DisplayName("Q · every fault is named in one answer, and no value, whatever it is called")
    void everyFaultInOneAnswer() {
        var proposal = new PolicyProposal(
                NOW,
                "why",
                Map.of(
                        "Q3",
                        change(Map.of("opens", "25:00", "noSuchNumber", "1", "days", "SOMETIMES")),
                        "Q99",
                        change(Map.of()),
                        "Q7",
                        new RuleChange(" ", "two\nlines", Map.of("queries", Optional.empty()))),
                Map.of(
                        "11010519491231002X",
                        Map.of(),
                        "B20001",
                        Map.of("Q14", Map.of("days", Optional.of("3")), "Q98", Map.of())));

        var faults = faults(proposal.examine(BASE, BASE_BEGINS, NOW));

        assertThat(faults)
                .extracting(PolicyFault::field)
                .containsExactlyInAnyOrder(
                        "effectiveFrom",
                        "rules.Q3",
                        "rules.Q7.basis",
                        "rules.Q7.cure",
                        "rules.Q7.numbers.queries",
                        "rules",
                        "institutions",
                        "institutions.B20001.Q14",
                        "institutions.B20001",
                        "rules.Q3.numbers.opens",
                        "rules.Q3.numbers.days");
        assertThat(faults.toString())
                .doesNotContain("25:00", "noSuchNumber", "SOMETIMES", "11010519491231002X", "Q99", "Q98");
    }

    @Test
    @DisplayName("Q · what is not named stays, what is named takes its place, and the rules that differ are told")
    void whatIsNotNamedStays() {
        var sound = (Examination.Sound) examined(new PolicyProposal(
                null,
                "why",
                Map.of("Q7", new RuleChange(null, "Ask somebody.", Map.of("queries", Optional.of(" 4 ")))),
                Map.of("B10001", Map.of("Q3", Map.of("opens", Optional.empty())))));

        assertThat(sound.changed()).containsExactly("Q3", "Q7");
        assertThat(sound.content().rules().get("Q7").numbers())
                .isEqualTo(Map.of(
                        "queries", "4", "days", BASE.rules().get("Q7").numbers().get("days")));
        assertThat(sound.content().rules().get("Q7").cure()).isEqualTo("Ask somebody.");
        assertThat(sound.content().rules().get("Q7").basis())
                .isEqualTo(BASE.rules().get("Q7").basis());
        assertThat(sound.content().rules().get("Q3")).isEqualTo(BASE.rules().get("Q3"));
        assertThat(sound.content().ofInstitutions())
                .isEqualTo(Map.of("B10001", Map.of("Q3", Map.of("officerVolume", "400"))));
    }

    @Test
    @DisplayName("Q · a proposal that changes nothing is none")
    void changesSomething() {
        String days = Optional.ofNullable(BASE.rules().get("Q7").numbers().get("days"))
                .orElseThrow();
        assertThat(faultsOf(numbers("Q7", "days", days)))
                .extracting(PolicyFault::field)
                .containsExactly("rules");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                    2026-01-01T00:00:00Z, true",
                "2026-11-25T02:00:01Z, 2026-01-01T00:00:00Z, true",
                "2026-11-25T02:00:00Z, 2026-01-01T00:00:00Z, false",
                "2026-12-31T00:00:00Z, 2027-01-01T00:00:00Z, false",
                "2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z, true",
                "-,                    2027-01-01T00:00:00Z, false"
            })
    @DisplayName("Q · a version begins in the future, and not before the version it is based on")
    void beginsInTheFuture(@Nullable Instant effectiveFrom, Instant baseBegins, boolean sound) {
        var proposal = new PolicyProposal(effectiveFrom, "why", Map.of("Q7", change(Map.of("queries", "4"))), Map.of());

        assertThat(proposal.examine(BASE, baseBegins, NOW) instanceof Examination.Sound)
                .isEqualTo(sound);
    }

    @Test
    @DisplayName("N2 · a person's number is no text of the policy, and the reason does not print")
    void noNumberOfPerson() {
        var proposal = new PolicyProposal(
                null,
                "张晓明 11010519491231002X",
                Map.of("Q7", new RuleChange("see 110105 19491231 002X", null, Map.of())),
                Map.of());

        assertThat(faults(proposal.examine(BASE, BASE_BEGINS, NOW)))
                .extracting(PolicyFault::field)
                .containsExactly("rules.Q7.basis");
        assertThat(proposal.toString()).doesNotContain("11010519491231002X", "张晓明");
    }

    @Test
    @DisplayName("Q · each number stands in the table of bounds once")
    void eachNumberStandsThereOnce() {
        assertThat(Arrays.stream(PolicyNumber.values())
                        .collect(Collectors.groupingBy(
                                number -> number.rule() + "." + number.text(), Collectors.counting())))
                .allSatisfy((number, times) -> assertThat(times).isEqualTo(1));
    }

    private static PolicyProposal numbers(String rule, String name, String value) {
        return new PolicyProposal(null, "why", Map.of(rule, change(Map.of(name, value))), Map.of());
    }

    private static PolicyProposal own(String institution, String rule, Map<String, String> values) {
        return new PolicyProposal(
                null,
                "why",
                Map.of(),
                Map.of(institution, Map.of(rule, change(values).numbers())));
    }

    private static RuleChange change(Map<String, String> numbers) {
        return new RuleChange(
                null,
                null,
                numbers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, number -> Optional.of(number.getValue()))));
    }

    private static Examination examined(PolicyProposal proposal) {
        return proposal.examine(BASE, BASE_BEGINS, NOW);
    }

    private static List<PolicyFault> faultsOf(PolicyProposal proposal) {
        return faults(examined(proposal));
    }

    private static List<PolicyFault> faults(Examination examination) {
        assertThat(examination).isInstanceOf(Examination.Faulty.class);
        return ((Examination.Faulty) examination).faults();
    }
}
