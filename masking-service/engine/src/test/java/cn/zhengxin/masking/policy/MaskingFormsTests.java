package cn.zhengxin.masking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.masking.catalogue.FieldKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingFormsTests {

    private final MaskingForms standard = MaskingForms.standard();

    @Test
    @DisplayName("M2: every form is read as it is spelled")
    void readsWhatItSpells() {
        Stream<MaskingForm> numbered =
                Stream.of(new MaskingForm.KeepEnds(3, 4), new MaskingForm.YearBand(10), new MaskingForm.NumberBand(50));
        Stream.concat(numbered, Arrays.stream(MaskingForm.Plain.values()))
                .forEach(form -> assertThat(MaskingForm.ofWord(form.word())).hasValue(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "colour",
                "keep-ends",
                "keep-ends()",
                "keep-ends(3)",
                "surname(1)",
                "KEEP-ENDS(3,4)",
                "year-band(1,2)"
            })
    @DisplayName("M2: what is no form is none")
    void readsNothingElse(String word) {
        assertThat(MaskingForm.ofWord(word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-ends(9,9)", "year-band(1)", "year-band(51)", "number-band(1)"})
    @DisplayName("M2: a form that would hide next to nothing, or say nothing, is refused")
    void refusesSenselessNumbers(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> MaskingForm.ofWord(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "phone,MASK",
                "phone,MASK,colour",
                "colour,MASK,stars",
                "phone,PAINT,stars",
                "phone,MASK,stars,x"
            })
    @DisplayName("M2: a vocabulary with a wrong line does not start")
    void refusesWrongLines(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> MaskingForms.parse(List.of(line)));
    }

    @Test
    @DisplayName("M2: a kind has one form under a rule")
    void refusesRepeatedLines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaskingForms.parse(List.of("phone,MASK,stars", "phone,MASK,\"keep-ends(3,4)\"")));
    }

    @ParameterizedTest
    @EnumSource(FieldKind.class)
    @DisplayName("M1: every rule says what becomes of a value of every kind, and a kind without a line becomes stars")
    void hasAFormForEverything(FieldKind kind) {
        for (MaskingRule rule : MaskingRule.values()) {
            assertThat(standard.formOf(kind, rule).isEmpty())
                    .isEqualTo(rule == MaskingRule.FULL || rule == MaskingRule.SHOW);
        }
        MaskingForms none = MaskingForms.parse(List.of());
        assertThat(none.formOf(kind, MaskingRule.MASK)).hasValue(MaskingForm.Plain.STARS);
        assertThat(none.formOf(kind, MaskingRule.GENERALISE)).hasValue(MaskingForm.Plain.STARS);
        assertThat(none.formOf(kind, MaskingRule.ENCRYPT)).hasValue(MaskingForm.Plain.PSEUDONYM);
    }

    @ParameterizedTest
    @EnumSource(FieldKind.class)
    @DisplayName(
            "M1: what comes later in the order of rules never shows more: a generalised kind has no other masked form than stars")
    void keepsTheOrderOfRules(FieldKind kind) {
        var generalised = standard.formOf(kind, MaskingRule.GENERALISE).orElseThrow();
        var masked = standard.formOf(kind, MaskingRule.MASK).orElseThrow();
        assertThat(generalised.equals(masked) || masked == MaskingForm.Plain.STARS)
                .isTrue();
    }

    @Test
    @DisplayName("M6: a policy may have forms of its own, and has the standard ones otherwise")
    void takesFormsOfItsOwn() {
        MaskingForms own = standard.with(FieldKind.PHONE, MaskingRule.MASK, MaskingForm.Plain.STARS);
        assertThat(own.formOf(FieldKind.PHONE, MaskingRule.MASK)).hasValue(MaskingForm.Plain.STARS);
        assertThat(own.formOf(FieldKind.EMAIL, MaskingRule.MASK))
                .isEqualTo(standard.formOf(FieldKind.EMAIL, MaskingRule.MASK));
        assertThat(standard.formOf(FieldKind.PHONE, MaskingRule.MASK)).hasValue(new MaskingForm.KeepEnds(3, 4));
        assertThat(FirstPolicy.policy().forms()).isEqualTo(standard);
    }
}
