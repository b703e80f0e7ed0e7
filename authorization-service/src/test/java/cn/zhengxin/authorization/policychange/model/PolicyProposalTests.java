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

class PolicyProposalTests {

    private final PolicyProposal proposal =
            new PolicyProposal(Samples.NOW.plus(Duration.ofDays(1)), null, null, 65, Map.of(), Map.of(), List.of());

    @Test
    @DisplayName("A4 · a version is sound when an approved text stands behind each of its template versions")
    void everyTemplateHasAText() {
        assertThat(proposal.examine(SamplePolicy.version1(), _ -> true, Samples.NOW))
                .isInstanceOf(PolicyProposal.Examination.Sound.class);
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
