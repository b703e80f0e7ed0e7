package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryCircumstancesRuleTests {

    private static final Map<String, String> NUMBERS = Map.of(
            "opens", "08:30",
            "closes", "17:30",
            "days", "WORKING",
            "officerVolume", "50",
            "branchVolume", "500");
    private static final UUID GRANT = UUID.fromString("019ac0de-0000-7000-8000-0000000000a1");

    private final GateRule rule = new OrdinaryCircumstancesRule();

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T08:29:59.999+08:00, false",
        "2026-11-25T08:30:00+08:00, true",
        "2026-11-25T17:29:59.999+08:00, true",
        "2026-11-25T17:30:00+08:00, false",
        "2026-11-25T00:00:00+08:00, false"
    })
    @DisplayName("Q3 · an officer queries from the opening on, and no more at the closing")
    void officersQueryWithinWorkingHours(String at, boolean ordinary) {
        assertThat(blocked(facts(Workbench.OFFICER, at, 0, 0, true, List.of()), NUMBERS))
                .isEqualTo(!ordinary);
    }

    @ParameterizedTest
    @CsvSource({"true, WORKING, true", "false, WORKING, false", "false, ALL, true"})
    @DisplayName("Q3 · an officer queries on working days, unless the institution works on all days")
    void officersQueryOnWorkingDays(boolean workingDay, String days, boolean ordinary) {
        assertThat(blocked(
                        facts(Workbench.OFFICER, "2026-11-25T10:00:00+08:00", 0, 0, workingDay, List.of()),
                        with("days", days)))
                .isEqualTo(!ordinary);
    }

    @ParameterizedTest
    @CsvSource({"49, 0, true", "50, 0, false", "51, 0, false", "0, 499, true", "0, 500, false"})
    @DisplayName(
            "Q3 · the fiftieth query of an officer's day passes, the fifty-first does not; of a branch the five hundredth")
    void volumesAreKept(int byOfficer, int byBranch, boolean ordinary) {
        assertThat(blocked(
                        facts(Workbench.OFFICER, "2026-11-25T10:00:00+08:00", byOfficer, byBranch, true, List.of()),
                        NUMBERS))
                .isEqualTo(!ordinary);
    }

    @ParameterizedTest
    @CsvSource({
        "B10001-01, 10.1.2.3, true",
        "B10001-01, 10.2.2.3, false",
        "B10001-02, 10.2.2.3, true",
        "B10001-01, 192.168.0.1, false",
        "B10001-09, 10.1.2.3, false",
        "B10001-01, , false"
    })
    @DisplayName("Q3 · a query comes from the region of the officer's branch; an unknown place is elsewhere")
    void queriesComeFromTheBranchsRegion(String branch, String terminal, boolean ordinary) {
        var officer = new Requester.Officer("officer.lin", "E1001", "B10001", branch, terminal);
        var numbers = new HashMap<>(NUMBERS);
        numbers.put("branchRegions", "B10001-01=3301, B10001-02=3302");
        numbers.put("networkRegions", "10.1.0.0/16=3301, 10.2.0.0/16=3302");

        assertThat(blocked(facts(officer, "2026-11-25T10:00:00+08:00", 0, 0, true, List.of()), numbers))
                .isEqualTo(!ordinary);
    }

    @Test
    @DisplayName("Q3 · everything out of the ordinary is named at once, each with its cure")
    void everythingOutOfTheOrdinaryIsNamed() {
        var finding = rule.examine(
                facts(Workbench.OFFICER, "2026-11-28T03:00:00+08:00", 50, 500, false, List.of()), terms(NUMBERS));

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Blocks.class,
                        blocks -> assertThat(blocks.reasons())
                                .hasSize(3)
                                .allSatisfy(reason -> assertThat(reason.cure()).contains("special grant")));
    }

    @Test
    @DisplayName("Q3 · a grant that covers everything out of the ordinary sends the query to review")
    void aGrantSendsToReview() {
        var grant = new GrantInForce(GRANT, Set.of(Circumstance.OFF_HOURS, Circumstance.NON_WORKING_DAY));

        var finding = rule.examine(
                facts(Workbench.OFFICER, "2026-11-28T03:00:00+08:00", 0, 0, false, List.of(grant)), terms(NUMBERS));

        assertThat(finding).isInstanceOfSatisfying(Finding.CoveredByGrant.class, covered -> {
            assertThat(covered.grant()).isEqualTo(GRANT);
            assertThat(covered.reviewBy()).isEqualTo(ReviewBy.REVIEWER);
        });
    }

    @ParameterizedTest
    @EnumSource(Circumstance.class)
    @DisplayName("Q3 · a grant that leaves one circumstance uncovered covers nothing")
    void aGrantCoversAllOrNothing(Circumstance missing) {
        var covers = EnumSet.complementOf(EnumSet.of(missing));
        var numbers = new HashMap<>(NUMBERS);
        numbers.put("branchRegions", "B10001-01=3301");
        var facts = facts(
                Workbench.OFFICER,
                "2026-11-28T03:00:00+08:00",
                50,
                500,
                false,
                List.of(new GrantInForce(GRANT, covers)));

        assertThat(blocked(facts, numbers)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("Q3 · systems work at all hours")
    void systemsWorkAtAllHours(boolean partner) {
        var system = partner ? Workbench.PARTNER : Workbench.LOAN_ORIGINATION;

        assertThat(rule.examine(facts(system, "2026-11-28T03:00:00+08:00", 0, 0, false, List.of()), terms(NUMBERS)))
                .isEqualTo(new Finding.Satisfied());
    }

    @Test
    @DisplayName("Q3 · an institution that closes at 24:00 is open to the day's last moment")
    void openToTheDaysEnd() {
        var numbers = new HashMap<>(with("closes", "24:00"));

        assertThat(blocked(facts(Workbench.OFFICER, "2026-11-25T23:59:59.999+08:00", 0, 0, true, List.of()), numbers))
                .isFalse();
    }

    private boolean blocked(GateFacts facts, Map<String, String> numbers) {
        return rule.examine(facts, terms(numbers)) instanceof Finding.Blocks;
    }

    private static Map<String, String> with(String name, String value) {
        var numbers = new HashMap<>(NUMBERS);
        numbers.put(name, value);
        return numbers;
    }

    private static RuleTerms terms(Map<String, String> numbers) {
        return new RuleTerms("Q3", "basis", "cure", numbers);
    }

    private static GateFacts facts(
            Requester requester,
            String at,
            int byOfficer,
            int byBranch,
            boolean workingDay,
            List<GrantInForce> grants) {
        return SampleFacts.of(
                requester,
                new Standing.Known(true, "A", true, true, "B10001"),
                new PermissionAnswer.Granted(),
                OffsetDateTime.parse(at).toInstant(),
                new History(byOfficer, byBranch, List.of(), List.of()),
                workingDay,
                grants);
    }
}
