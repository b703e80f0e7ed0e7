package cn.zhengxin.masking.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds {@code catalogue/interface-fields.csv} to the OpenAPI documents of all services, in both directions. */
class InterfaceCatalogueTests {

    private static final String FILE = "masking-service/engine/src/main/resources/catalogue/interface-fields.csv";
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EVERY_OPERATION = "*";
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** Kinds that no element of a report has, beside those of {@link FieldKind}. */
    private static final Set<String> FURTHER_KINDS = Set.of(
            "account",
            "digest",
            "document",
            "flag",
            "network-address",
            "path",
            "pseudonym",
            "public-key",
            "report",
            "secret");

    /** Whatever may hold anything, or opens a door. */
    private static final Set<String> HIGHEST_OF_THEM = Set.of("report", "secret");

    /** Names that persons' data go by. A field of such a name is C3, or its note says why not. */
    private static final Pattern TELLING_NAME = Pattern.compile(
            "(?i).*\\b(names?|.*Name|.*documentNumber|.*idNumber|phone|.*Phone|.*mobile|e?mail|.*Email|.*card(Number)?|"
                    + ".*address(es)?|birth.*|comment|.*remark|statement)\\b.*");

    /**
     * A line of the file.
     *
     * @param place a schema, an operation, or {@code *} for every operation of the service
     */
    private record Line(
            String service, String place, String field, SensitivityClass sensitivity, String kind, String note) {

        Field named() {
            return new Field(service, place, field);
        }
    }

    /** What is classified: where it stands and how it is called. */
    private record Field(String service, String place, String name) {

        Field ofEveryOperation() {
            return new Field(service, EVERY_OPERATION, name);
        }

        boolean isOfAnOperation() {
            return place.contains(" /");
        }

        @Override
        public String toString() {
            return service + "," + place + "," + name;
        }
    }

    @Test
    @DisplayName("M1 · every field of every interface is classified")
    void classifiesEveryField() {
        var classified = new HashSet<Field>();
        lines().forEach(line -> classified.add(line.named()));
        var missing = documented().stream()
                .filter(field -> !isCovered(field, classified))
                .map(field -> field + ",C?,kind,")
                .sorted()
                .toList();

        assertThat(missing)
                .as(
                        "These fields of an interface are not classified. Add each line to %s, in its service's part, with C1, C2 or C3 and a"
                                + " kind in place of the question mark: the head of the file says what the classes are. When in doubt take the higher class.",
                        FILE)
                .isEmpty();
    }

    @Test
    @DisplayName("M1 · the catalogue names no field that no interface has")
    void namesNoFieldThatIsGone() {
        var documented = documented();
        var gone = lines().stream()
                .map(Line::named)
                .filter(field -> !documented.contains(field) && !isOfSomeOperation(field, documented))
                .map(Field::toString)
                .toList();

        assertThat(gone)
                .as(
                        "No OpenAPI document has these fields any more, or they are spelled otherwise there. Take the lines out of %s.",
                        FILE)
                .isEmpty();
    }

    @Test
    @DisplayName("M1 · a field is classified once, by a known kind")
    void classifiesOnce() {
        var seen = new HashSet<Field>();
        assertThat(lines().stream().filter(line -> !seen.add(line.named())))
                .as("listed twice in %s", FILE)
                .isEmpty();
        assertThat(lines().stream()
                        .filter(line ->
                                FieldKind.ofWord(line.kind()).isEmpty() && !FURTHER_KINDS.contains(line.kind())))
                .as("of an unknown kind in %s; known are those of FieldKind and %s", FILE, new TreeSet<>(FURTHER_KINDS))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "M1 · what names, reaches or authenticates a person, and what may hold anything, is in the highest class")
    void classifiesIdentifiersHighest() {
        Predicate<Line> highest = line -> HIGHEST_OF_THEM.contains(line.kind())
                || FieldKind.ofWord(line.kind())
                        .filter(kind -> kind.identifies()
                                || kind == FieldKind.ADDRESS
                                || kind == FieldKind.BIRTH_DATE
                                || kind == FieldKind.FREE_TEXT)
                        .isPresent();

        assertThat(lines())
                .filteredOn(highest)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        line -> assertThat(line.sensitivity()).as("%s", line).isEqualTo(SensitivityClass.C3));
    }

    @Test
    @DisplayName("M1 · a field that is called as persons' data are is C3, or its line says why it is not")
    void doubtsTellingNames() {
        var telling = lines().stream()
                .filter(line -> TELLING_NAME.matcher(line.field()).matches())
                .toList();

        assertThat(telling).hasSizeGreaterThan(30);
        assertThat(telling.stream()
                        .filter(line -> line.sensitivity() != SensitivityClass.C3
                                && line.note().isEmpty()
                                && !line.kind().equals("institution-name"))
                        .map(Line::named))
                .as("These fields are not C3. Give their lines in %s another class, or a note that says why.", FILE)
                .isEmpty();
    }

    @Test
    @DisplayName("M1 · a document that nobody listed is found, and what stands deep inside one is as well")
    void readsWhatADocumentHolds() {
        var found = new TreeMap<String, Field>();
        read("sample", JSON.readTree("""
                {"components": {"schemas": {
                   "Person": {"properties": {
                      "name": {"type": "string"},
                      "home": {"$ref": "#/components/schemas/Home"},
                      "phones": {"type": "array", "items": {"type": "string"}},
                      "inner": {"type": "object", "properties": {"deep": {"type": "array", "items": {
                         "type": "object", "properties": {"deeper": {"type": "string"}}}}}},
                      "numbers": {"type": "object", "additionalProperties": {"type": "integer"}}}},
                   "Home": {"allOf": [{"$ref": "#/components/schemas/Person"}, {"properties": {"street": {"type": "string"}}}]},
                   "Colour": {"type": "string", "enum": ["RED"]}}},
                 "paths": {"/things/{id}": {
                   "parameters": [{"in": "path", "name": "id"}],
                   "post": {
                      "parameters": [{"$ref": "#/components/parameters/Page"}],
                      "requestBody": {"content": {"multipart/form-data": {"schema": {"properties": {"file": {"type": "string"}}}}}},
                      "responses": {"200": {"headers": {"Location": {}}, "content": {
                         "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Home"}}},
                         "text/plain": {"schema": {"type": "string"}}}}}}}}}
                """), field -> found.put(field.place() + " | " + field.name(), field));

        assertThat(found.keySet())
                .containsExactlyInAnyOrder(
                        "Person | name",
                        "Person | phones[]",
                        "Person | inner.deep[].deeper",
                        "Person | numbers.*",
                        "Home | street",
                        "Colour | value",
                        "POST /things/{id} | path id",
                        "POST /things/{id} | parameter Page",
                        "POST /things/{id} | body.file",
                        "POST /things/{id} | answer header Location",
                        "POST /things/{id} | answer");
    }

    private static boolean isCovered(Field field, Set<Field> classified) {
        return classified.contains(field) || (field.isOfAnOperation() && classified.contains(field.ofEveryOperation()));
    }

    private static boolean isOfSomeOperation(Field field, Set<Field> documented) {
        return field.place().equals(EVERY_OPERATION)
                && documented.stream()
                        .anyMatch(other -> other.isOfAnOperation()
                                && other.ofEveryOperation().equals(field));
    }

    // --- the file

    private static List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (String line : read(ROOT.resolve(FILE)).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split(",", 6);
            assertThat(columns.length)
                    .as("service, place, field, class and kind, separated by commas: %s", line)
                    .isGreaterThanOrEqualTo(5);
            lines.add(new Line(
                    columns[0],
                    columns[1],
                    columns[2],
                    SensitivityClass.valueOf(columns[3]),
                    columns[4],
                    columns.length == 6 ? columns[5] : ""));
        }
        return lines;
    }

    // --- the documents

    private static Set<Field> documented() {
        var fields = new HashSet<Field>();
        var services = new HashMap<String, Path>();
        for (Path document : documents()) {
            String service = ROOT.relativize(document).getName(0).toString();
            assertThat(services.put(service, document))
                    .as("one document for %s", service)
                    .isNull();
            read(service, JSON.readTree(read(document)), fields::add);
        }
        assertThat(services).hasSizeGreaterThanOrEqualTo(5);
        return fields;
    }

    private static List<Path> documents() {
        try (Stream<Path> files = Files.find(
                ROOT,
                5,
                (file, attributes) -> file.endsWith(Path.of("contract", "openapi.json"))
                        && !ROOT.relativize(file).toString().contains("target"))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface Found {
        void add(Field field);
    }

    private static void read(String service, JsonNode document, Found found) {
        document.path("components")
                .path("schemas")
                .forEachEntry((name, schema) -> leaves(
                        schema, "", path -> found.add(new Field(service, name, path.isEmpty() ? "value" : path))));
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((verb, operation) -> {
                    if (VERBS.contains(verb)) {
                        String place = verb.toUpperCase(Locale.ROOT) + " " + path;
                        parameters(item.path("parameters"), name -> found.add(new Field(service, place, name)));
                        parameters(operation.path("parameters"), name -> found.add(new Field(service, place, name)));
                        bodies(
                                operation.path("requestBody"),
                                "body",
                                name -> found.add(new Field(service, place, name)));
                        operation.path("responses").forEachEntry((_, response) -> {
                            response.path("headers")
                                    .forEachEntry(
                                            (name, _) -> found.add(new Field(service, place, "answer header " + name)));
                            bodies(response, "answer", name -> found.add(new Field(service, place, name)));
                        });
                    }
                }));
    }

    private static void parameters(JsonNode parameters, Consumer<String> found) {
        for (JsonNode parameter : parameters) {
            String reference = parameter.path("$ref").asString("");
            found.accept(
                    reference.isEmpty()
                            ? parameter.path("in").asString() + " "
                                    + parameter.path("name").asString()
                            : "parameter " + reference.substring(reference.lastIndexOf('/') + 1));
        }
    }

    private static void bodies(JsonNode of, String name, Consumer<String> found) {
        of.path("content")
                .forEachEntry((_, content) -> leaves(
                        content.path("schema"), "", path -> found.accept(path.isEmpty() ? name : name + "." + path)));
    }

    /** The fields of a schema that are no object of a schema of its own. */
    private static void leaves(JsonNode schema, String path, Consumer<String> found) {
        if (schema.has("$ref")) {
            return;
        }
        var parts = Stream.of("allOf", "oneOf", "anyOf")
                .flatMap(word -> schema.path(word).valueStream())
                .toList();
        parts.forEach(part -> leaves(part, path, found));
        if (schema.has("properties")) {
            schema.path("properties")
                    .forEachEntry(
                            (name, property) -> leaves(property, path.isEmpty() ? name : path + "." + name, found));
        } else if (schema.has("items")) {
            leaves(schema.path("items"), path + "[]", found);
        } else if (schema.path("additionalProperties").isObject()) {
            leaves(schema.path("additionalProperties"), path + ".*", found);
        } else if (parts.isEmpty()) {
            found.accept(path);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
