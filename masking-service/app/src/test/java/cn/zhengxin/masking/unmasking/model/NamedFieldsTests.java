package cn.zhengxin.masking.unmasking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedFieldsTests {

    private static final FieldCatalogue CATALOGUE = FieldCatalogue.of(ReportType.PERSONAL);
    private static final String PHONE = "PB01.PB01B.PB01BH.PB01BQ01";

    @ParameterizedTest
    @CsvSource({
        "PB01.PB01B.PB01BH.PB01BQ01,PB01.PB01B.PB01BH[0].PB01BQ01,true",
        "PB01.PB01B.PB01BH.PB01BQ01,PB01.PB01B.PB01BH[12].PB01BQ01,true",
        "PB01.PB01B.PB01BH[1].PB01BQ01,PB01.PB01B.PB01BH[1].PB01BQ01,true",
        "PB01.PB01B.PB01BH[1].PB01BQ01,PB01.PB01B.PB01BH[0].PB01BQ01,false",
        "PB01.PB01B.PB01BH[1].PB01BQ01,PB01.PB01B.PB01BH[11].PB01BQ01,false",
        "PB01.PB01B.PB01BH[1].PB01BQ01,PB01.PB01B.PB01BH.PB01BQ01,false",
        "PB01.PB01B.PB01BH[1].PB01BQ01,PB01.PB01B.PB01BH[1][0].PB01BQ01,false"
    })
    @DisplayName("M5 · a path is every item of its list, or the one whose place it names")
    void coversItsPlaces(String named, String place, boolean covered) {
        var fields = new NamedFields(Set.of(named), Set.of());
        assertThat(fields.cover(CATALOGUE.find(PHONE).orElseThrow(), place)).isEqualTo(covered);
    }

    @Test
    @DisplayName("M5 · a path is no other element, be its last part the same or its place named alike")
    void coversNoOtherElement() {
        for (CataloguedField field : CATALOGUE.fields()) {
            for (String named : List.of(PHONE, "PB01.PB01B.PB01BH[0].PB01BQ01")) {
                var fields = new NamedFields(Set.of(named), Set.of());
                boolean same = field.path().equals(PHONE);
                assertThat(fields.cover(field, field.path().replace("BH.", "BH[0].")))
                        .as(field.path())
                        .isEqualTo(same);
            }
        }
        var elsewhere = new CataloguedField(
                "PB02.PB01BQ01", CATALOGUE.find(PHONE).orElseThrow().sensitivity(), FieldKind.PHONE);
        assertThat(new NamedFields(Set.of(PHONE), Set.of()).cover(elsewhere, "PB02.PB01BQ01"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PB01.PB01B.PB01BQ01",
                "PB01BQ01",
                "PB01[0].PB01B.PB01BH.PB01BQ01",
                "PB01.PB01B.PB01BH[].PB01BQ01",
                "PB01.PB01B.PB01BH[-1].PB01BQ01",
                "PB01.PB01B.PB01BH[01].PB01BQ01",
                "PB01.PB01B.PB01BH[0].PB01BQ01[0]",
                "PB01.PB01B.PB01BH[0]",
                "PB01.PB01B.PB01BH[0][0].PB01BQ01",
                "[0]",
                ""
            })
    @DisplayName("M5 · a path that is none, or a place where there is no list, is a fault")
    void refusesWhatIsNoPath(String path) {
        var faults = new ArrayList<UnmaskingFault>();
        assertThat(NamedFields.read(List.of(path), List.of(), CATALOGUE, faults))
                .isEmpty();
        assertThat(faults).extracting(UnmaskingFault::field).containsExactly("fields[0]");
    }

    @Test
    @DisplayName("M5 · places are named in the lists that the catalogue has")
    void readsPlaces() {
        var faults = new ArrayList<UnmaskingFault>();
        assertThat(NamedFields.read(List.of(PHONE, "PB01.PB01B.PB01BH[0].PB01BQ01"), List.of(), CATALOGUE, faults))
                .isPresent();
        assertThat(faults).isEmpty();
    }
}
