package cn.zhengxin.masking.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCatalogueTests {

    private static final Path CATALOGUES = Path.of("src/main/resources/catalogue");
    private static final Path BUREAU = Path.of("../../deploy/bureau-simulator/contract");

    @ParameterizedTest
    @EnumSource(ReportType.class)
    @DisplayName("M1 · every element of the bureau's report is classified, and nothing else is")
    void classifiesEveryElement(ReportType type) throws IOException {
        TreeSet<String> published = new TreeSet<>();
        for (String line :
                Files.readAllLines(BUREAU.resolve(type.name().toLowerCase(Locale.ROOT) + "-report.fields"))) {
            if (!line.isBlank()) {
                published.add(line.strip().replace("[]", ""));
            }
        }
        TreeSet<String> classified = new TreeSet<>();
        FieldCatalogue.of(type).fields().forEach(field -> classified.add(field.path()));
        assertThat(published).isNotEmpty();
        assertThat(classified).isEqualTo(published);
    }

    @ParameterizedTest
    @EnumSource(ReportType.class)
    @DisplayName("M1 · what names or reaches a person is in the highest class")
    void classifiesIdentifiersHighest(ReportType type) {
        assertThat(FieldCatalogue.of(type).fields())
                .filteredOn(field -> field.kind().identifies()
                        || field.kind() == FieldKind.ADDRESS
                        || field.kind() == FieldKind.BIRTH_DATE
                        || field.kind() == FieldKind.FREE_TEXT)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.sensitivity()).isEqualTo(SensitivityClass.C3));
    }

    @ParameterizedTest
    @EnumSource(ReportType.class)
    @DisplayName("M1 · what the bureau calls by one name is of one kind, so that a line of a policy means all of it")
    void onePublishedNameHasOneKind(ReportType type) throws IOException {
        Map<String, Set<String>> kinds = new TreeMap<>();
        for (String line :
                Files.readAllLines(CATALOGUES.resolve(type.name().toLowerCase(Locale.ROOT) + "-report.csv"))) {
            String[] cells = line.split(",", -1);
            if (!line.startsWith("#") && cells.length == 4) {
                kinds.computeIfAbsent(cells[3], _ -> new TreeSet<>()).add(cells[2]);
            }
        }
        assertThat(kinds)
                .hasSizeGreaterThan(100)
                .allSatisfy((name, of) -> assertThat(of).as(name).hasSize(1));
    }

    @Test
    @DisplayName("M1 · an element is found without the marks of repetition, and its groups are known")
    void findsElements() {
        FieldCatalogue catalogue = FieldCatalogue.of(ReportType.PERSONAL);
        assertThat(catalogue.find("PD01.PD01A.PD01AI03"))
                .hasValueSatisfying(field -> assertThat(field)
                        .isEqualTo(new CataloguedField(
                                "PD01.PD01A.PD01AI03", SensitivityClass.C3, FieldKind.CARD_NUMBER)));
        assertThat(catalogue.isGroup("PD01.PD01A")).isTrue();
        assertThat(catalogue.isGroup("PD01.PD01A.PD01AI03")).isFalse();
        assertThat(catalogue.find("PD01.PD01A.PD01AX99")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PA01", "PA01,C1", "PA01,C4,code", "PA01,C1,colour"})
    @DisplayName("M1 · a catalogue with a wrong line does not start")
    void refusesWrongLines(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldCatalogue.parse(List.of(line)));
    }

    @Test
    @DisplayName("M1 · an element is classified once")
    void refusesRepeatedLines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldCatalogue.parse(List.of("PA01[].A,C1,code", "PA01.A,C3,code")))
                .withMessageContaining("PA01.A");
    }
}
