package cn.zhengxin.masking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFloorsTests {

    private final FormFloors floors = FormFloors.standard();

    @Test
    @DisplayName(
            "M1 M2: of what names or reaches a person, the floor is the masked form of M2; free text has no form at all")
    void holdsThePersonsValues() {
        for (CataloguedField field : FieldCatalogues.ofAllReports().fields()) {
            if (field.sensitivity() == SensitivityClass.C3) {
                assertThat(floors.of(field.kind(), SensitivityClass.C3))
                        .as(field.path())
                        .isEqualTo(
                                field.kind() == FieldKind.FREE_TEXT
                                        ? java.util.Optional.empty()
                                        : MaskingForms.standard().formOf(field.kind(), MaskingRule.MASK));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FieldKind.class)
    @DisplayName("M1 M2: the standard form of a kind keeps to every floor of the kind")
    void holdsTheStandardForms(FieldKind kind) {
        floors.of(kind).forEach((sensitivity, floor) -> {
            for (MaskingRule rule : List.of(MaskingRule.GENERALISE, MaskingRule.MASK)) {
                MaskingForm form = MaskingForms.standard().formOf(kind, rule).orElseThrow();
                MaskingForm bounded = form == MaskingForm.Plain.RANGE
                        ? new MaskingForm.Range(FirstPolicy.policy().amountBounds())
                        : form;
                assertThat(bounded.leavesNoMoreThan(floor))
                        .as("%s of %s in %s", form.word(), kind, sensitivity)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "identity-number;C3;keep-ends(3,4);keep-ends(4,4)",
                "identity-number;C3;keep-ends(0,4);keep-ends(3,5)",
                "phone;C3;keep-ends(3,0);keep-ends(6,4)",
                "card-number;C3;keep-ends(0,4);keep-ends(1,4)",
                "person-name;C3;surname;keep-ends(1,1)",
                "address;C3;province;keep-ends(6,0)",
                "birth-date;C3;year-band(7);month",
                "date;C2;year;day",
                "time;C1;month;keep-ends(3,4)",
                "year;C2;year-band(10);year",
                "year;C2;year-band(5);year-band(7)",
                "count;C2;number-band(10);number-band(4)",
                "count;C1;number-band(4);number-band(3)",
                "score;C2;number-band(50);number-band(5)",
                "amount;C2;range(0,3000,8000);range(0,3000,8001)",
                "amount;C2;number-band(5000);number-band(500)",
                "reference;C1;keep-ends(3,4);keep-ends(5,5)"
            })
    @DisplayName(
            "M1 M2: a form that leaves as much as the class allows or less is one for a line, one that leaves more is not")
    void tellsMoreFromLess(String kind, SensitivityClass sensitivity, String less, String more) {
        var field = new CataloguedField(
                "PB01.X", sensitivity, FieldKind.ofWord(kind).orElseThrow());
        assertThat(floors.allow(MaskingForm.ofWord(less).orElseThrow(), field)).isTrue();
        assertThat(floors.allow(MaskingForm.ofWord(more).orElseThrow(), field)).isFalse();
        assertThat(floors.allow(MaskingForm.Plain.STARS, field)).isTrue();
    }

    @Test
    @DisplayName("M1 M2: a kind without a floor in its class has no form of a line's own, not even stars")
    void hasNoneWithoutAFloor() {
        var wording = new CataloguedField("PB01.X", SensitivityClass.C2, FieldKind.WORDING);
        assertThat(floors.allow(MaskingForm.Plain.STARS, wording)).isFalse();
        var phone = new CataloguedField("PB01.X", SensitivityClass.C1, FieldKind.PHONE);
        assertThat(floors.allow(new MaskingForm.KeepEnds(3, 4), phone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "phone,C3",
                "phone,C4,stars",
                "phone,C3,colour",
                "colour,C3,stars",
                "phone,C3,\"keep-ends(9,9)\"",
                "phone,C3,stars,x"
            })
    @DisplayName("M2: floors with a wrong line do not start")
    void refusesWrongLines(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> FormFloors.parse(List.of(line)));
    }

    @Test
    @DisplayName("M2: a kind has one floor in a class")
    void refusesRepeatedLines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormFloors.parse(List.of("phone,C3,stars", "phone,C3,\"keep-ends(3,4)\"")));
    }
}
