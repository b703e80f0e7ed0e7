package cn.zhengxin.deploy.bureausimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportGeneratorTests {

    private static final Path CONTRACT = Path.of("contract");

    private final SyntheticPopulation population = SyntheticPopulation.standard();
    private final ReportGenerator reports = new ReportGenerator(population);

    private static Inquiry inquiry(ReportType type, int subject) {
        return new Inquiry(
                "B10001-20261125-000001",
                "B10001",
                "JN0001",
                "02",
                type,
                Instant.parse("2026-11-25T02:15:30Z"),
                "",
                "",
                subject,
                Inquiry.Result.ANSWERED,
                "202611251015300A1B2C3D",
                "");
    }

    private ReportElement.Group personal(int number) {
        return reports.reportOn(population.person(number), inquiry(ReportType.PERSONAL, number));
    }

    private ReportElement.Group enterprise(int number) {
        return reports.reportOn(population.enterprise(number), inquiry(ReportType.ENTERPRISE, number));
    }

    @Test
    void everyReportMeasuresBetween20And200Kilobytes() {
        for (int number = 1; number <= 200; number++) {
            assertThat(size(personal(number))).as("person %d", number).isBetween(20_000, 200_000);
        }
        for (int number = 1; number <= 20; number++) {
            assertThat(size(enterprise(number))).as("enterprise %d", number).isBetween(20_000, 200_000);
        }
    }

    private static int size(ReportElement report) {
        return ReportXml.of(report).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void everyPersonalReportKeepsToTheStructureAndTogetherTheyFillIt() {
        var structure = ReportStructure.of(ReportType.PERSONAL);
        var seen = new LinkedHashSet<String>();
        for (int number = 1; number <= 200; number++) {
            var paths = ReportJson.leafPaths(personal(number), structure);
            assertThat(structure.leafPaths()).containsAll(paths);
            seen.addAll(paths);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(structure.leafPaths());
    }

    @Test
    void everyEnterpriseReportKeepsToTheStructureAndTogetherTheyFillIt() {
        var structure = ReportStructure.of(ReportType.ENTERPRISE);
        var seen = new LinkedHashSet<String>();
        for (int number = 1; number <= 20; number++) {
            var paths = ReportJson.leafPaths(enterprise(number), structure);
            assertThat(structure.leafPaths()).containsAll(paths);
            seen.addAll(paths);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(structure.leafPaths());
    }

    @Test
    void theListsOfPathsAreThoseOfTheTables() throws IOException {
        assertThat(Files.readAllLines(CONTRACT.resolve("personal-report.fields")))
                .isEqualTo(ReportStructure.of(ReportType.PERSONAL).leafPaths());
        assertThat(Files.readAllLines(CONTRACT.resolve("enterprise-report.fields")))
                .isEqualTo(ReportStructure.of(ReportType.ENTERPRISE).leafPaths());
    }

    @Test
    void theDocumentNamesEveryElementThatRepeats() throws IOException {
        String document = Files.readString(CONTRACT.resolve("report-structure.md"));
        for (var type : ReportType.values()) {
            for (String name : ReportStructure.of(type).repeatingElements()) {
                assertThat(document).contains("`" + name + "`");
            }
        }
    }

    @Test
    void writesTheSameReportForTheSameInquiry() {
        assertThat(ReportXml.of(personal(17))).isEqualTo(ReportXml.of(personal(17)));
        assertThat(ReportXml.of(personal(17))).isNotEqualTo(ReportXml.of(personal(18)));
    }

    @Test
    void aReportIsAboutThePersonAskedAbout() {
        var person = population.person(5);
        assertThat(ReportXml.of(personal(5)))
                .contains("<PA01BI01>" + person.nationalId() + "</PA01BI01>")
                .contains("<PA01BQ01>" + person.name() + "</PA01BQ01>")
                .contains(person.phones())
                .contains(person.cards())
                .contains(person.email());
    }

    @Test
    void freeTextsHideNumbersOfEverySort() {
        var sorts = Set.of("id", "phone", "card", "email", "grouped card", "grouped phone");
        var found = new LinkedHashSet<String>();
        for (int number = 1; number <= 200; number++) {
            var person = population.person(number);
            String texts = String.join(
                    "\n", ReportJson.texts(personal(number), name -> name.endsWith("ZQ01") || name.equals("PG010Q01")));
            if (texts.contains(person.nationalId())) {
                found.add("id");
            }
            if (person.phones().stream().anyMatch(texts::contains)) {
                found.add("phone");
            }
            if (person.cards().stream().anyMatch(texts::contains)) {
                found.add("card");
            }
            if (texts.contains(person.email())) {
                found.add("email");
            }
            if (person.cards().stream().anyMatch(card -> texts.contains(card.replaceAll("(.{4})(?=.)", "$1 ")))) {
                found.add("grouped card");
            }
            if (person.phones().stream()
                    .anyMatch(phone -> texts.contains(phone.replaceAll("(...)(....)(....)", "$1-$2-$3")))) {
                found.add("grouped phone");
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(sorts);
    }

    /** The examples are answers of the simulator; {@code -Dcontract.examples=write} writes them anew. */
    @Test
    void theExamplesAreTheReportsOfTheFirstPersonAndTheFirstEnterprise() throws IOException {
        checkExample("personal-report", personal(1), ReportStructure.of(ReportType.PERSONAL));
        checkExample("enterprise-report", enterprise(1), ReportStructure.of(ReportType.ENTERPRISE));
    }

    private static void checkExample(String name, ReportElement.Group report, ReportStructure structure)
            throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ReportXml.of(report) + "\n";
        String json = JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(ReportJson.of(report, structure))
                + "\n";
        Path xmlFile = CONTRACT.resolve("examples/" + name + ".xml");
        Path jsonFile = CONTRACT.resolve("examples/" + name + ".json");
        if ("write".equals(System.getProperty("contract.examples"))) {
            Files.writeString(xmlFile, xml);
            Files.writeString(jsonFile, json);
        }
        assertThat(Files.readString(xmlFile)).isEqualTo(xml);
        assertThat(Files.readString(jsonFile)).isEqualTo(json);
    }
}
