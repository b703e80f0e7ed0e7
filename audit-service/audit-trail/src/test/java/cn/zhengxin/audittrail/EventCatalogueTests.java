package cn.zhengxin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCatalogueTests {

    private static final Path HOUSE = Path.of("../..");
    private static final List<String> SERVICES = List.of(
            "authorization-service", "query-service", "masking-service/app", "dispute-service", "audit-service/app");

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z]+)` \\|", Pattern.MULTILINE);

    static Stream<String> eventsWithASchema() throws IOException {
        var names = Stream.<String>builder();
        for (var service : SERVICES) {
            var folder = HOUSE.resolve(service).resolve("contract/events");
            if (Files.isDirectory(folder)) {
                try (var schemas = Files.list(folder)) {
                    schemas.map(schema -> schema.getFileName().toString().replaceFirst("\\..*", ""))
                            .forEach(names::add);
                }
            }
        }
        return names.build();
    }

    @ParameterizedTest
    @MethodSource("eventsWithASchema")
    @DisplayName("U1 · every event that has a schema is in docs/events.md")
    void everyEventIsInTheDocument(String event) throws IOException {
        assertThat(Files.readString(HOUSE.resolve("docs/events.md"))).contains("`" + event + "`");
    }

    @Test
    @DisplayName(
            "U1 · every row of docs/events.md that tells of an event stands in its service's table, in alphabetical order")
    void everyRowStandsInItsTable() throws IOException {
        String document = Files.readString(HOUSE.resolve("docs/events.md"));
        String catalogue = document.substring(document.indexOf("## All events"));
        var tables = Pattern.compile("^\\| event \\| .*\\|\\n\\|[-|]+\\|\\n((?:\\|.*\\|\\n?)+)", Pattern.MULTILINE)
                .matcher(catalogue)
                .results()
                .map(table -> namesIn(table.group(1)))
                .toList();

        assertThat(tables)
                .hasSize(SERVICES.size())
                .allSatisfy(names -> assertThat(names).isSorted().doesNotHaveDuplicates());
        assertThat(tables.stream().flatMap(List::stream)).containsExactlyElementsOf(namesIn(catalogue));
    }

    private static List<String> namesIn(String rows) {
        return ROW.matcher(rows).results().map(row -> row.group(1)).toList();
    }
}
