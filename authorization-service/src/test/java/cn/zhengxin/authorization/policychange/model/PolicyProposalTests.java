package cn.zhengxin.authorization.policychange.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyProposalTests {

    private final PolicyProposal proposal =
            new PolicyProposal(Samples.NOW.plus(Duration.ofDays(1)), null, null, 65, Map.of(), Map.of(), List.of());

    @Test
    @DisplayName("A4 · a version is sound when an approved text stands behind each of its template versions")
    void everyTemplateHasAText() {
        assertThat(proposal.examine(SamplePolicy.version1(), _ -> true, Samples.NOW))
                .isInstanceOf(PolicyProposal.Examination.Sound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RETENTION_YEARS, 5, true",
        "RETENTION_YEARS, 4, false",
        "MONEY_LAUNDERING_RETENTION_YEARS, 9, false",
        "ONLINE_CHECK_MINUTES, 0, false",
        "ONLINE_CHECK_MINUTES, 61, false",
        "JUDICIAL_COMPLETION_HOURS, 24, true",
        "JUDICIAL_COMPLETION_HOURS, 25, false",
        "UNUSED_DAYS, 91, false",
        "RETURN_AFTER_DAYS, 89, false",
        "DEPARTURE_REVIEW_HOURS, 73, false"
    })
    @DisplayName("A3, A15, A16, O6, O7 · a number stays within what law and rules leave to a bank")
    void numbersStayWithinTheirBounds(String number, int value, boolean sound) {
        var changed = new PolicyProposal(
                Samples.NOW.plus(Duration.ofDays(1)), null, null, null, Map.of(number, value), Map.of(), List.of());

        var examined = changed.examine(SamplePolicy.version1(), _ -> true, Samples.NOW);

        assertThat(examined instanceof PolicyProposal.Examination.Sound).isEqualTo(sound);
    }

    @Test
    @DisplayName("A4 · a template version without a text is refused before anything could be signed on it")
    void aTemplateWithoutText() {
        var base = SamplePolicy.version1().withTemplates(Set.of("2099-01"));

        assertThat(proposal.examine(base, version -> !version.equals("2099-01"), Samples.NOW))
                .isInstanceOfSatisfying(
                        PolicyProposal.Examination.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(PolicyFault::field)
                                .containsExactly("templateVersions"));
    }
}
