package cn.zhengxin.masking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MaskingPolicyTests {

    private static final CataloguedField PHONE =
            new CataloguedField("PB01.PB01B.PB01BH.PB01BQ01", SensitivityClass.C3, FieldKind.PHONE);

    private final MaskingPolicy first = FirstPolicy.policy();

    @Test
    @DisplayName("M1 · without a rule for role, channel or purpose a field is left out")
    void leavesOutWhatNoRuleNames() {
        for (CataloguedField field : FieldCatalogue.of(ReportType.PERSONAL).fields()) {
            for (Purpose purpose : Purpose.values()) {
                for (Channel channel : Channel.values()) {
                    assertThat(first.ruleFor(Set.of(), purpose, channel, field)).isEqualTo(MaskingRule.OMIT);
                    assertThat(first.ruleFor(Set.of("auditor"), purpose, channel, field))
                            .isEqualTo(MaskingRule.OMIT);
                    if (channel != Channel.STAFF_SCREEN) {
                        assertThat(first.ruleFor(Set.of("query-officer", "reviewer"), purpose, channel, field))
                                .isEqualTo(MaskingRule.OMIT);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("M2 · full values go to the risk system's own client on its own channel, and to nobody else")
    void givesFullValuesToTheRiskSystemOnly() {
        assertThat(first.rules())
                .filteredOn(rule -> rule.rule() == MaskingRule.FULL)
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.role()).isEqualTo("loan-system");
                    assertThat(rule.channel()).isEqualTo(Channel.SYSTEM);
                    assertThat(rule.purpose()).isNotNull();
                });
        assertThat(first.ruleFor(Set.of("loan-system"), Purpose.LOAN_APPLICATION, Channel.SYSTEM, PHONE))
                .isEqualTo(MaskingRule.FULL);
        assertThat(first.ruleFor(Set.of("loan-system"), Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN, PHONE))
                .isEqualTo(MaskingRule.OMIT);
        assertThat(first.ruleFor(Set.of("loan-system"), Purpose.JUDICIAL_ASSISTANCE, Channel.SYSTEM, PHONE))
                .isEqualTo(MaskingRule.OMIT);
    }

    @Test
    @DisplayName("M1 · the rule that says most about a field holds, and of equal ones the strictest")
    void prefersTheWeightiestRule() {
        MaskingPolicy policy = policy(
                rule(null, null, SensitivityClass.C3, null, MaskingRule.MASK),
                rule(Purpose.GUARANTOR_CHECK, null, null, null, MaskingRule.HIDE),
                rule(null, "PB01", null, null, MaskingRule.OMIT),
                rule(null, null, null, FieldKind.PHONE, MaskingRule.SHOW),
                rule(null, null, null, FieldKind.EMAIL, MaskingRule.MASK),
                rule(null, null, null, FieldKind.EMAIL, MaskingRule.SHOW));
        assertThat(rule(policy, Purpose.LOAN_APPLICATION, PHONE)).isEqualTo(MaskingRule.SHOW);
        assertThat(rule(policy, Purpose.LOAN_APPLICATION, field("PB01.A", FieldKind.ADDRESS)))
                .isEqualTo(MaskingRule.OMIT);
        assertThat(rule(policy, Purpose.GUARANTOR_CHECK, field("PB02.A", FieldKind.ADDRESS)))
                .isEqualTo(MaskingRule.HIDE);
        assertThat(rule(policy, Purpose.LOAN_APPLICATION, field("PB02.A", FieldKind.ADDRESS)))
                .isEqualTo(MaskingRule.MASK);
        assertThat(rule(policy, Purpose.LOAN_APPLICATION, field("PB02.A", FieldKind.EMAIL)))
                .isEqualTo(MaskingRule.MASK);
    }

    @Test
    @DisplayName("M1 · of several roles the strictest counts; a role without rules adds nothing")
    void takesTheStrictestOfSeveralRoles() {
        MaskingPolicy policy = policy(
                new PolicyRule("open", Channel.STAFF_SCREEN, null, null, null, null, MaskingRule.SHOW, "test"),
                new PolicyRule("strict", Channel.STAFF_SCREEN, null, null, null, null, MaskingRule.MASK, "test"));
        assertThat(policy.ruleFor(
                        List.of("open", "strict", "unknown"), Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN, PHONE))
                .isEqualTo(MaskingRule.MASK);
        assertThat(policy.ruleFor(List.of("open", "unknown"), Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN, PHONE))
                .isEqualTo(MaskingRule.SHOW);
    }

    @Test
    @DisplayName("M6 · a policy is approved by somebody other than its proposer, and its bounds ascend")
    void refusesIncompletePolicies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskingPolicy(1, Instant.EPOCH, "he", "he", List.of(0L), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskingPolicy(1, Instant.EPOCH, "he", "sun", List.of(5L, 0L), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskingPolicy(1, Instant.EPOCH, "he", "sun", List.of(), List.of()));
    }

    @Test
    @DisplayName(
            "M2, M6 · a line's own form holds in the place of the standard one, for its kind and nobody else's line")
    void takesALinesForm() {
        var lastFour = new MaskingForm.KeepEnds(0, 4);
        MaskingPolicy policy = policy(
                rule(null, null, SensitivityClass.C3, null, MaskingRule.MASK),
                formed(null, FieldKind.PHONE, MaskingRule.MASK, lastFour));
        assertThat(decide(policy, PHONE)).isEqualTo(new FieldDecision(MaskingRule.MASK, lastFour));
        assertThat(decide(policy, field("PB01.A", FieldKind.IDENTITY_NUMBER)))
                .isEqualTo(new FieldDecision(MaskingRule.MASK, new MaskingForm.KeepEnds(3, 4)));
        assertThat(decide(policy, new CataloguedField("PC02.A", SensitivityClass.C2, FieldKind.AMOUNT)))
                .isEqualTo(FieldDecision.LEFT_OUT);
    }

    @Test
    @DisplayName("M1, M6 · the ranges of a line without a form are those of its version")
    void takesTheVersionsRanges() {
        MaskingPolicy policy = policy(rule(null, null, null, FieldKind.AMOUNT, MaskingRule.RANGE));
        assertThat(decide(policy, new CataloguedField("PC02.A", SensitivityClass.C2, FieldKind.AMOUNT)))
                .isEqualTo(new FieldDecision(MaskingRule.RANGE, new MaskingForm.Range(List.of(0L))));
    }

    @Test
    @DisplayName(
            "M1, M2 · of equal lines and of several roles the form that leaves less holds, whatever their rules are called; of two that cannot be compared, stars")
    void takesTheFormThatLeavesLess() {
        CataloguedField born = field("PB01.A", FieldKind.BIRTH_DATE);
        var decade = new MaskingForm.YearBand(10);
        MaskingPolicy policy = policy(
                rule(null, null, null, FieldKind.BIRTH_DATE, MaskingRule.MASK),
                formed("exact", FieldKind.BIRTH_DATE, MaskingRule.GENERALISE, decade),
                formed("first", FieldKind.PHONE, MaskingRule.MASK, new MaskingForm.KeepEnds(3, 0)),
                formed("last", FieldKind.PHONE, MaskingRule.GENERALISE, new MaskingForm.KeepEnds(0, 4)));
        assertThat(decide(policy, List.of("role", "exact"), born))
                .isEqualTo(new FieldDecision(MaskingRule.GENERALISE, decade))
                .isEqualTo(decide(policy, List.of("exact", "role"), born));
        assertThat(decide(policy, List.of("first", "last"), PHONE))
                .isEqualTo(new FieldDecision(MaskingRule.MASK, MaskingForm.Plain.STARS))
                .isEqualTo(decide(policy, List.of("last", "first"), PHONE));
        MaskingPolicy equal = policy(
                formed(null, FieldKind.PHONE, MaskingRule.MASK, new MaskingForm.KeepEnds(3, 4)),
                formed(null, FieldKind.PHONE, MaskingRule.MASK, new MaskingForm.KeepEnds(0, 2)));
        assertThat(decide(equal, PHONE).form()).isEqualTo(new MaskingForm.KeepEnds(0, 2));
    }

    @Test
    @DisplayName("M1, M2 · a line that came past its proposal's examination is held to the floor when it masks")
    void holdsLinesToTheFloor() {
        MaskingPolicy policy = policy(
                formed(null, FieldKind.PHONE, MaskingRule.MASK, new MaskingForm.KeepEnds(6, 4)),
                formed(null, FieldKind.BIRTH_DATE, MaskingRule.GENERALISE, MaskingForm.Plain.DAY),
                formed(null, FieldKind.FREE_TEXT, MaskingRule.MASK, new MaskingForm.KeepEnds(6, 6)));
        assertThat(decide(policy, PHONE).form()).isEqualTo(new MaskingForm.KeepEnds(3, 4));
        assertThat(decide(policy, field("PB01.A", FieldKind.BIRTH_DATE)).form()).isEqualTo(MaskingForm.Plain.YEAR);
        assertThat(decide(policy, field("PB01.A", FieldKind.FREE_TEXT)).form()).isEqualTo(MaskingForm.Plain.STARS);
    }

    @Test
    @DisplayName("M2 · a form is for a kind, and for a rule that leaves something")
    void refusesFormsOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formed(null, null, MaskingRule.MASK, new MaskingForm.KeepEnds(0, 4)));
        for (MaskingRule rule : List.of(MaskingRule.SHOW, MaskingRule.FULL, MaskingRule.ENCRYPT, MaskingRule.HIDE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> formed(null, FieldKind.PHONE, rule, new MaskingForm.KeepEnds(0, 4)));
        }
    }

    private static FieldDecision decide(MaskingPolicy policy, CataloguedField field) {
        return decide(policy, List.of("role"), field);
    }

    private static FieldDecision decide(MaskingPolicy policy, List<String> roles, CataloguedField field) {
        return policy.decide(roles, Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN, field);
    }

    private static PolicyRule formed(String role, FieldKind kind, MaskingRule rule, MaskingForm form) {
        return new PolicyRule(
                role == null ? "role" : role, Channel.STAFF_SCREEN, null, null, null, kind, rule, form, "test");
    }

    private static MaskingRule rule(MaskingPolicy policy, Purpose purpose, CataloguedField field) {
        return policy.ruleFor(Set.of("role"), purpose, Channel.STAFF_SCREEN, field);
    }

    private static CataloguedField field(String path, FieldKind kind) {
        return new CataloguedField(path, SensitivityClass.C3, kind);
    }

    private static PolicyRule rule(
            Purpose purpose, String section, SensitivityClass sensitivity, FieldKind kind, MaskingRule rule) {
        return new PolicyRule("role", Channel.STAFF_SCREEN, purpose, section, sensitivity, kind, rule, "test");
    }

    private static MaskingPolicy policy(PolicyRule... rules) {
        return new MaskingPolicy(7, Instant.EPOCH, "he", "sun", List.of(0L), List.of(rules));
    }
}
