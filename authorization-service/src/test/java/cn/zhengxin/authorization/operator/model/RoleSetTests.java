package cn.zhengxin.authorization.operator.model;

import static cn.zhengxin.identity.Role.AUDITOR;
import static cn.zhengxin.identity.Role.COMPLIANCE_OFFICER;
import static cn.zhengxin.identity.Role.CREDIT_ADMINISTRATOR_INSTITUTION;
import static cn.zhengxin.identity.Role.CREDIT_ADMINISTRATOR_PROVINCE;
import static cn.zhengxin.identity.Role.DEPARTMENT_HEAD;
import static cn.zhengxin.identity.Role.DISPUTE_HANDLER;
import static cn.zhengxin.identity.Role.QUERY_OFFICER;
import static cn.zhengxin.identity.Role.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.identity.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleSetTests {

    static Stream<Set<Role>> fitting() {
        return Stream.of(
                Set.of(QUERY_OFFICER),
                Set.of(QUERY_OFFICER, REVIEWER),
                Set.of(DISPUTE_HANDLER, COMPLIANCE_OFFICER),
                Set.of(CREDIT_ADMINISTRATOR_INSTITUTION),
                Set.of(CREDIT_ADMINISTRATOR_PROVINCE),
                Set.of(AUDITOR),
                Set.of());
    }

    @ParameterizedTest
    @MethodSource("fitting")
    @DisplayName("O1 · roles that stand on one side of a control fit together")
    void composes(Set<Role> roles) {
        assertThat(RoleSet.compose(roles)).isEqualTo(new RoleSet.Composition.Composed(new RoleSet(roles)));
    }

    static Stream<Arguments> conflicting() {
        return Stream.of(
                Arguments.of(
                        Set.of(CREDIT_ADMINISTRATOR_INSTITUTION, QUERY_OFFICER), RoleConflict.ADMINISTRATOR_AND_QUERY),
                Arguments.of(
                        Set.of(CREDIT_ADMINISTRATOR_PROVINCE, QUERY_OFFICER), RoleConflict.ADMINISTRATOR_AND_QUERY),
                Arguments.of(Set.of(CREDIT_ADMINISTRATOR_INSTITUTION, REVIEWER), RoleConflict.ADMINISTRATOR_AND_QUERY),
                Arguments.of(Set.of(CREDIT_ADMINISTRATOR_PROVINCE, REVIEWER), RoleConflict.ADMINISTRATOR_AND_QUERY),
                Arguments.of(
                        Set.of(CREDIT_ADMINISTRATOR_PROVINCE, CREDIT_ADMINISTRATOR_INSTITUTION),
                        RoleConflict.BOTH_ADMINISTRATOR_TIERS),
                Arguments.of(
                        Set.of(CREDIT_ADMINISTRATOR_INSTITUTION, COMPLIANCE_OFFICER),
                        RoleConflict.ADMINISTRATOR_AND_COMPLIANCE),
                Arguments.of(
                        Set.of(CREDIT_ADMINISTRATOR_PROVINCE, COMPLIANCE_OFFICER),
                        RoleConflict.ADMINISTRATOR_AND_COMPLIANCE),
                Arguments.of(Set.of(Role.SERVICE), RoleConflict.NOT_A_STAFF_ROLE),
                Arguments.of(Set.of(Role.CUSTOMER, DISPUTE_HANDLER), RoleConflict.NOT_A_STAFF_ROLE));
    }

    @ParameterizedTest
    @MethodSource("conflicting")
    @DisplayName("O1 · both sides of a control are refused, and cannot be constructed")
    void refusesBothSides(Set<Role> roles, RoleConflict conflict) {
        assertThat(RoleSet.compose(roles)).isEqualTo(new RoleSet.Composition.Conflicting(List.of(conflict)));
        assertThatThrownBy(() -> new RoleSet(roles)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUDITOR")
    @DisplayName("O1 · an auditor holds no role that writes, and every other does")
    void anAuditorHoldsNothingElse(Role other) {
        assertThat(RoleSet.compose(EnumSet.of(AUDITOR, other)))
                .isInstanceOfSatisfying(
                        RoleSet.Composition.Conflicting.class,
                        it -> assertThat(it.conflicts()).contains(RoleConflict.AUDITOR_AND_WRITER));
    }

    @Test
    @DisplayName("O1, O2 · the tier follows from the roles, and words no release knows grant nothing")
    void tiersAndWords() {
        assertThat(RoleSet.ofWords(List.of("credit-administrator-province")).tier())
                .isEqualTo(AdministratorTier.PROVINCE);
        assertThat(RoleSet.ofWords(List.of("credit-administrator-institution")).tier())
                .isEqualTo(AdministratorTier.INSTITUTION);
        assertThat(RoleSet.ofWords(List.of("reviewer", "of-tomorrow", "query-officer"))
                        .words())
                .containsExactly("query-officer", "reviewer");
        assertThat(new RoleSet(Set.of(DEPARTMENT_HEAD)).tier()).isNull();
    }
}
