package cn.zhengxin.authorization.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JdbcAuthorizationPoliciesIntegrationTests extends AuthorizationServiceIntegration {

    private static final int TO_COME = 901;

    private JdbcAuthorizationPolicies policies;

    @BeforeEach
    void writeAVersionToCome() {
        policies = new JdbcAuthorizationPolicies(jdbc);
        write("""
                INSERT INTO policy_version (version, effective_from, proposed_by, approved_by, recording_threshold, grade_a_from, grade_b_from)
                SELECT 901, '2999-01-01 00:00:00+08', proposed_by, approved_by, recording_threshold, grade_a_from, grade_b_from
                FROM policy_version WHERE version = 1
                """);
        write("""
                INSERT INTO policy_term
                SELECT 901, purpose, product, maximum_days, maximum_months, required_clause, maximum_uses, basis
                FROM policy_term WHERE version = 1
                """);
        write("INSERT INTO policy_rule SELECT 901, rule, basis, message, cure FROM policy_rule WHERE version = 1");
        write("INSERT INTO policy_number SELECT 901, name, value FROM policy_number WHERE version = 1");
        write("INSERT INTO policy_deduction SELECT 901, violation, points FROM policy_deduction WHERE version = 1");
    }

    @AfterEach
    void takeItBack() {
        for (var table : List.of("policy_rule", "policy_number", "policy_deduction", "policy_term", "policy_version")) {
            write("DELETE FROM " + table + " WHERE version = 901");
        }
    }

    @Test
    @DisplayName("Policy · an instance that does not know a newer release's rule still decides")
    void leavesRulesItDoesNotKnow() {
        write("INSERT INTO policy_rule VALUES (901, 'A99', 'basis', 'message', 'cure')");

        assertThat(policies.version(TO_COME).rules().keySet()).containsExactlyInAnyOrder(RuleCode.values());
    }

    @Test
    @DisplayName("A2 · a newer release's purpose, product or clause is nothing that this instance could grant")
    void leavesTermsItDoesNotKnow() {
        write("""
                INSERT INTO policy_term VALUES
                    (901, 'PURPOSE_TO_COME', 'SINGLE_LOAN', 30, NULL, NULL, 1, 'basis'),
                    (901, 'GUARANTOR_CHECK', 'PRODUCT_TO_COME', 30, NULL, NULL, 1, 'basis'),
                    (901, 'GUARANTOR_CHECK', 'SINGLE_LOAN', 30, NULL, 'CLAUSE_TO_COME', 1, 'basis')
                """);

        assertThat(policies.version(TO_COME).terms())
                .isEqualTo(policies.version(1).terms());
    }

    @Test
    @DisplayName("Policy · a version that lacks a known rule decides nothing")
    void refusesAVersionThatLacksARule() {
        write("DELETE FROM policy_rule WHERE version = 901 AND rule = 'A13'");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.version(TO_COME))
                .withMessageContaining("A13");
    }

    private static void write(String statement) {
        owner().sql(statement).update();
    }
}
