package cn.zhengxin.authorization.problem;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.identity.EdgeProblem;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizationProblemTests {

    @Test
    @DisplayName("Where a rule refuses, the code is the rule's id, and the policy knows the rule")
    void ruleCodesAreRules() {
        var rules = Arrays.stream(RuleCode.values()).map(Enum::name).toList();

        assertThat(Arrays.stream(AuthorizationProblem.values())
                        .map(AuthorizationProblem::code)
                        .filter(code -> code.matches("[A-Z][0-9]+")))
                .isSubsetOf(rules);
    }

    @Test
    @DisplayName("No code means two things")
    void codesAreTheirOwn() {
        assertThat(Arrays.stream(AuthorizationProblem.values()).map(AuthorizationProblem::code))
                .doesNotContainAnyElementsOf(Arrays.stream(EdgeProblem.values())
                        .map(EdgeProblem::code)
                        .toList());
    }

    @Test
    @DisplayName("If-Match · only tags this service gave match a version")
    void entityVersions() {
        assertThat(EntityVersion.expected(null)).isNull();
        assertThat(EntityVersion.expected("*")).isNull();
        assertThat(EntityVersion.expected(EntityVersion.tag(7))).isEqualTo(7);
        assertThat(EntityVersion.expected("W/\"7\"")).isNegative();
        assertThat(EntityVersion.expected("\"\"")).isNegative();
        assertThat(EntityVersion.expected("\"7a\"")).isNegative();
    }
}
