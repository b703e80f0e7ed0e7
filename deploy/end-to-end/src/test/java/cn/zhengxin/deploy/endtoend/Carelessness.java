package cn.zhengxin.deploy.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A way in which clients send personal data where none belongs. */
enum Carelessness {
    IN_THE_PATH(Room.PARAMETERS),
    IN_THE_QUERY(Room.ANY),
    IN_A_HEADER(Room.ANY),
    IN_A_FORGED_TOKEN(Room.ANY),
    WITHOUT_A_TOKEN(Room.ANY),
    WITH_ANOTHER_METHOD(Room.ANY),
    IN_A_BODY_CUT_OFF(Room.CHANGE),
    IN_A_BODY_OF_ANOTHER_TYPE(Room.CHANGE),
    IN_THE_NAME_OF_A_FIELD(Room.JSON_BODY),
    IN_EVERY_FIELD(Room.JSON_BODY),
    IN_FIELDS_THAT_TAKE_ANY_TEXT(Room.JSON_BODY),
    IN_FIELDS_WITHOUT_A_KEY(Room.JSON_BODY),
    IN_A_FILE(Room.FORM);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    /** Where so much text fits, people write sentences. */
    private static final int SENTENCES = 500;

    private final Room room;

    Carelessness(Room room) {
        this.room = room;
    }

    /** What an operation has to have for that. */
    private enum Room {
        ANY,
        PARAMETERS,
        CHANGE,
        JSON_BODY,
        FORM
    }

    boolean suits(Operation operation) {
        return switch (room) {
            case ANY -> true;
            case PARAMETERS -> operation.takesParameters();
            case CHANGE -> operation.changes();
            case JSON_BODY -> operation.takesJson();
            case FORM -> operation.file();
        };
    }

    /**
     * Sends it.
     *
     * @param caller whose token it bears, where it bears one
     * @param variant which of several values, or headers, it is this time
     */
    Answer send(Clients clients, String caller, Operation operation, SyntheticPerson person, int variant) {
        String value = value(person, variant);
        String path = operation
                .path()
                .replaceAll(
                        "\\{[^}]*}",
                        this == IN_THE_PATH ? "{careless}" : UUID.randomUUID().toString());
        return switch (this) {
            case IN_THE_PATH ->
                clients.careless(caller, operation.method(), path, value, key(operation), body(operation));
            case IN_THE_QUERY -> {
                String query = operation.query().isEmpty()
                        ? "unknown"
                        : operation.query().get(variant % operation.query().size());
                yield clients.careless(
                        caller,
                        operation.method(),
                        path + "?" + query + "={careless}",
                        value,
                        key(operation),
                        body(operation));
            }
            case IN_A_HEADER -> {
                var careless = header(person, variant);
                yield clients.careless(
                        caller,
                        operation.method(),
                        path,
                        "",
                        Map.of("Content-Type", "application/json", careless.getKey(), careless.getValue()),
                        body(operation));
            }
            case IN_A_FORGED_TOKEN ->
                clients.careless(
                        "",
                        operation.method(),
                        path,
                        "",
                        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + forged(person)),
                        body(operation));
            case WITHOUT_A_TOKEN ->
                clients.careless(
                        "", operation.method(), path + "?token={careless}", value, key(operation), body(operation));
            case WITH_ANOTHER_METHOD ->
                clients.careless(
                        caller,
                        "PATCH",
                        path,
                        "",
                        key(operation),
                        everything(person).getBytes(UTF_8));
            case IN_A_BODY_CUT_OFF ->
                clients.careless(caller, operation.method(), path, "", key(operation), cutOff(person, variant));
            case IN_A_BODY_OF_ANOTHER_TYPE ->
                clients.careless(
                        caller,
                        operation.method(),
                        path,
                        "",
                        Map.of("Content-Type", "text/plain", "Idempotency-Key", Clients.newKey()),
                        everything(person).getBytes(UTF_8));
            case IN_THE_NAME_OF_A_FIELD ->
                clients.careless(
                        caller,
                        operation.method(),
                        path,
                        "",
                        key(operation),
                        JSON.writeValueAsBytes(Map.of(value, person.name(), person.name(), value)));
            case IN_EVERY_FIELD ->
                clients.careless(
                        caller, operation.method(), path, "", key(operation), filled(operation, person, variant, true));
            case IN_FIELDS_THAT_TAKE_ANY_TEXT ->
                clients.careless(
                        caller,
                        operation.method(),
                        path,
                        "",
                        key(operation),
                        filled(operation, person, variant, false));
            case IN_FIELDS_WITHOUT_A_KEY ->
                clients.careless(
                        caller,
                        operation.method(),
                        path,
                        "",
                        Map.of("Content-Type", "application/json"),
                        filled(operation, person, variant, false));
            case IN_A_FILE ->
                clients.careless(
                        caller,
                        operation.method(),
                        path,
                        "",
                        Map.of(
                                "Content-Type",
                                "multipart/form-data; boundary=cut",
                                "Idempotency-Key",
                                Clients.newKey()),
                        form(person, value));
        };
    }

    // --- what is sent

    private static Map<String, String> key(Operation operation) {
        return operation.changes()
                ? Map.of("Content-Type", "application/json", "Idempotency-Key", Clients.newKey())
                : Map.of();
    }

    private static byte[] body(Operation operation) {
        return operation.changes() ? "{}".getBytes(UTF_8) : new byte[0];
    }

    /** What stands where something else belongs: each number in turn, and what people make of it. */
    private static String value(SyntheticPerson person, int variant) {
        String phone = person.phones().getFirst();
        var values = List.of(
                person.nationalId(),
                person.name() + " " + phone,
                person.cards().getFirst(),
                person.email(),
                phone.replaceAll("(...)(....)(....)", "$1-$2-$3"),
                Base64.getEncoder().encodeToString(person.nationalId().getBytes(UTF_8)),
                URLEncoder.encode(person.name(), UTF_8));
        return values.get(Math.floorMod(variant, values.size()));
    }

    /** Everything that is known of somebody, in one text. */
    static String everything(SyntheticPerson person) {
        return String.join(
                " ",
                person.name(),
                person.nationalId(),
                String.join("、", person.phones()),
                String.join("、", person.cards()),
                person.email(),
                person.address(),
                person.registeredAddress(),
                person.related().name(),
                person.related().nationalId());
    }

    private static Map.Entry<String, String> header(SyntheticPerson person, int variant) {
        String phone = person.phones().getFirst();
        var headers = List.of(
                Map.entry("Idempotency-Key", person.cards().getFirst()),
                Map.entry("X-Correlation-Id", "id-" + phone),
                Map.entry("X-Request-Id", person.nationalId()),
                Map.entry("If-Match", "\"" + person.nationalId() + "\""),
                Map.entry("Referer", "https://bank.example/customers/" + person.nationalId()),
                Map.entry("User-Agent", "teller " + person.email()),
                Map.entry("Zhengxin-Terminal", person.nationalId()),
                Map.entry(
                        "traceparent",
                        "00-" + person.cards().getFirst().substring(0, 16) + "0000000000000001-00f067aa0ba902b7-01"),
                Map.entry("traceparent", person.nationalId()),
                Map.entry("tracestate", "bank=" + person.nationalId()),
                Map.entry("baggage", "subject=" + phone),
                Map.entry("Accept", "application/" + phone),
                Map.entry("Accept-Language", person.email()),
                Map.entry("X-Forwarded-For", phone),
                Map.entry("Last-Event-ID", person.nationalId()),
                Map.entry("Cookie", "customer=" + person.nationalId()),
                Map.entry(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((person.email() + ":" + person.nationalId()).getBytes(UTF_8))));
        return headers.get(Math.floorMod(variant, headers.size()));
    }

    /** Nobody signed it. */
    private static String forged(SyntheticPerson person) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(JSON.writeValueAsBytes(Map.of(
                        "sub", person.nationalId(), "name", person.name(), "preferred_username", person.email())))
                + ".";
    }

    private static byte[] cutOff(SyntheticPerson person, int variant) {
        String phone = person.phones().getFirst();
        String card = person.cards().getFirst();
        var bodies = List.of(
                "{\"subject\":{\"name\":\"" + person.name() + "\",\"documentNumber\":\"" + person.nationalId(),
                "{\"subject\":\"" + person.nationalId() + "\",\"businessReference\":{\"" + card + "\":" + phone + "}}",
                "[\"" + everything(person) + "\"]",
                person.name() + ";" + person.nationalId() + ";" + person.address(),
                "{\"reason\":\"" + everything(person) + "\",\"reason\":\"" + card + "\"}",
                "\"" + person.nationalId() + "\"",
                "{\"documentNumber\":" + phone + person.nationalId());
        return bodies.get(Math.floorMod(variant, bodies.size())).getBytes(UTF_8);
    }

    private static byte[] form(SyntheticPerson person, String value) {
        return ("--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + value
                        + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + person.name()
                        + " "
                        + person.nationalId() + ".csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + everything(person).replace(' ', ',')
                        + "\r\n--cut--\r\n")
                .getBytes(UTF_8);
    }

    // --- bodies by their schema

    private static byte[] filled(Operation operation, SyntheticPerson person, int variant, boolean everywhere) {
        return JSON.writeValueAsBytes(
                new Filler(operation.schemas(), person, everywhere, variant).fill(operation.body(), "", 0));
    }

    /** @param everywhere whether values go where the schema asks for a date, a number or one of some words, too */
    private record Filler(JsonNode schemas, SyntheticPerson person, boolean everywhere, int variant) {

        JsonNode fill(JsonNode schema, String name, int depth) {
            String reference = schema.path("$ref").asString("");
            if (!reference.isEmpty()) {
                return fill(schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), name, depth);
            }
            for (String choice : List.of("allOf", "oneOf", "anyOf")) {
                if (schema.has(choice)) {
                    return fill(schema.path(choice).path(0), name, depth);
                }
            }
            if (depth > DEEPEST) {
                return NODES.stringNode(person.nationalId());
            }
            if (schema.has("properties")) {
                var object = NODES.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(member ->
                                object.set(member.getKey(), fill(member.getValue(), member.getKey(), depth + 1)));
                return object;
            }
            return switch (schema.path("type").asString("string")) {
                case "array" -> NODES.arrayNode().add(fill(schema.path("items"), name, depth + 1));
                case "boolean" -> everywhere ? NODES.stringNode(person.name()) : NODES.booleanNode(true);
                case "integer", "number" ->
                    everywhere
                            ? NODES.numberNode(Long.parseLong(person.phones().getFirst()))
                            : NODES.numberNode(schema.path("minimum").asLong(1));
                default -> NODES.stringNode(text(schema, name));
            };
        }

        private String text(JsonNode schema, String name) {
            if (!everywhere) {
                if (schema.has("enum")) {
                    return schema.path("enum").path(0).asString();
                }
                switch (schema.path("format").asString("")) {
                    case "uuid" -> {
                        return UUID.randomUUID().toString();
                    }
                    case "date" -> {
                        return LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                .plusDays(1)
                                .toString();
                    }
                    case "date-time" -> {
                        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
                    }
                    default -> {
                        // Whatever fits.
                    }
                }
            }
            if (schema.path("maxLength").asInt(0) >= SENTENCES) {
                return everything(person);
            }
            return switch (name) {
                case "documentNumber" -> person.nationalId();
                case "phone" -> person.phones().getFirst();
                default -> value(person, variant);
            };
        }
    }
}
