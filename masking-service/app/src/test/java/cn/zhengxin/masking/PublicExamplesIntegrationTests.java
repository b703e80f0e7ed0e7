package cn.zhengxin.masking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.servers.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every example in contract/examples/public is asked of the service, in the order of one story, and what it answers is what the
 * example says: status, headers and body. Only identifiers and moments of the service's own making may differ. With
 * {@code -Dcontract.write=true} the answers are written into the examples.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PublicExamplesIntegrationTests {

    private static final Path EXAMPLES = Path.of("../contract/examples/public");
    private static final Database DATABASE =
            MaskingServiceIntegration.SERVERS.postgres().createDatabase("masking_examples");

    private static final String POLICIES = "/api/v1/masking-policies";
    private static final Pattern IDENTIFIER =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z");
    private static final Pattern NUMBERED = Pattern.compile("\\{[A-Za-z]+}");
    /** How identifiers of the examples begin. */
    private static final String INVENTED = "019ac0de-0000-7000-8000-0000000000";

    /** Of all headers those that the interface promises. */
    private static final List<String> HEADERS = List.of("Cache-Control", "ETag", "Location");

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, String> callers = callers();
    /** What the example calls by one identifier is another in this run. */
    private final Map<String, String> identifiers = new HashMap<>();

    private final Set<String> told = new TreeSet<>();
    private final Set<String> operations = new TreeSet<>();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MaskingServiceIntegration.settings(registry, DATABASE);
        registry.add("spring.flyway.placeholders.app_role", DATABASE::appName);
    }

    private static Map<String, String> callers() {
        return Map.of(
                "admin.province",
                PolicyServiceIntegration.PROVINCE,
                "compliance.song",
                PolicyServiceIntegration.COMPLIANCE,
                "compliance.double",
                PolicyServiceIntegration.PROVINCE_AGAIN,
                "officer.lin",
                PolicyServiceIntegration.OFFICER,
                "reviewer.double",
                PolicyServiceIntegration.OFFICER_AGAIN,
                "reviewer.zhao",
                PolicyServiceIntegration.REVIEWER,
                "query-service",
                MaskingServiceIntegration.queryService());
    }

    @Test
    @DisplayName("M2, M5, M6, M7, O1 · every public example is what the service answers, and every operation has one")
    void answersAsTheExamplesSay() throws IOException {
        staffAreServed();
        aShortPolicyIsInForce();

        tell("propose-masking-policy-invalid");
        tell("propose-masking-policy");
        tell("propose-masking-policy-pending");
        tell("list-masking-policies");
        tell("try-masking-policy");
        tell("approve-masking-policy-untried");
        tell("approve-own-masking-policy");
        tried(3);
        tell("approve-masking-policy");
        tell("masking-policy");
        proposed(3);
        tell("withdraw-masking-policy");

        tell("request-unmasking-invalid");
        tell("request-unmasking");
        tell("approve-own-unmasking");
        tell("approve-unmasking");
        tell("unmasking");
        tell("list-unmaskings");
        tell("mask-with-unmasking");
        tell("revoke-unmasking");
        tell("revoke-unmasking-over");

        tell("figures");
        tell("figures-invalid");

        assertThat(told).as("every example is part of the story").isEqualTo(filed());
        assertThat(operations).as("every operation has an example").isEqualTo(offered());
    }

    private void tell(String name) {
        told.add(name);
        Path file = EXAMPLES.resolve(name + ".json");
        ObjectNode example = (ObjectNode) read(file);
        JsonNode request = example.path("request");
        String method = request.path("method").asString();
        String path = actual(request.path("path").asString());
        operations.add(method + " " + shapeOf(path));
        String token = callers.get(example.path("caller").asString());
        assertThat(token).as("%s: a caller of the story", name).isNotNull();

        Api.Answer answer = method.equals("GET")
                ? api().get(token, path)
                : api().post(
                                token,
                                path,
                                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                                request.has("body")
                                        ? actual(request.path("body").toString())
                                        : "");

        ObjectNode answered = Api.JSON.createObjectNode().put("status", answer.status());
        ObjectNode headers = Api.JSON.createObjectNode();
        HEADERS.stream()
                .filter(answer.headers()::containsKey)
                .forEach(header -> headers.put(header, answer.headers().get(header)));
        if (!headers.isEmpty()) {
            answered.set("headers", headers);
        }
        JsonNode body = answer.json();
        if (body instanceof ObjectNode object) {
            // Another in every answer.
            object.remove("traceId");
        }
        answered.set("body", body);
        if (Boolean.getBoolean("contract.write")) {
            example.set("response", Api.JSON.readTree(invented(answered.toString())));
            write(file, example);
            return;
        }
        JsonNode promised = example.path("response");
        remember(promised, answered);
        assertThat(comparable(actual(promised.toString()))).as(name).isEqualTo(comparable(answered.toString()));
    }

    /** Pairs the identifiers of the example with those of the answer, in their order. */
    private void remember(JsonNode promised, JsonNode answered) {
        Matcher example = IDENTIFIER.matcher(promised.toString());
        Matcher answer = IDENTIFIER.matcher(answered.toString());
        while (example.find() && answer.find()) {
            identifiers.putIfAbsent(example.group(), answer.group());
        }
    }

    /** The answer with an identifier of the examples in the place of each that the service made. */
    private String invented(String answered) {
        return IDENTIFIER
                .matcher(answered)
                .replaceAll(found -> identifiers.entrySet().stream()
                        .filter(known -> known.getValue().equals(found.group()))
                        .map(Map.Entry::getKey)
                        .findAny()
                        .orElseGet(() -> {
                            if (found.group().startsWith(INVENTED)) {
                                return found.group();
                            }
                            String identifier = INVENTED + Integer.toHexString(0xb1 + identifiers.size());
                            identifiers.put(identifier, found.group());
                            return identifier;
                        }));
    }

    private String actual(String text) {
        return IDENTIFIER.matcher(text).replaceAll(found -> identifiers.getOrDefault(found.group(), found.group()));
    }

    private static JsonNode comparable(String text) {
        return Api.JSON.readTree(MOMENT.matcher(text).replaceAll("moment"));
    }

    private Set<String> filed() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Set<String> offered() throws IOException {
        JsonNode paths = Api.JSON
                .readTree(Files.readString(Path.of("../contract/openapi.json")))
                .path("paths");
        return paths.properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " "
                                + NUMBERED.matcher(path.getKey()).replaceAll("{}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shapeOf(String path) {
        String plain = path.replaceAll("\\?.*", "");
        return IDENTIFIER.matcher(plain).replaceAll("{}").replaceAll("/[0-9]+(?=/|$)", "/{}");
    }

    private void staffAreServed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        api().get(PolicyServiceIntegration.OFFICER, POLICIES).status() == 200);
    }

    /** So that an example's list of what changed is short enough to be read. */
    private void aShortPolicyIsInForce() {
        ObjectNode proposal = (ObjectNode) read(EXAMPLES.resolve("propose-masking-policy.json"))
                .path("request")
                .path("body")
                .deepCopy();
        proposal.put("basedOn", 1).put("unmaskingMinutes", 30);
        proposal.path("lines").forEach(line -> ((ObjectNode) line).remove("form"));
        assertThat(api().post(PolicyServiceIntegration.PROVINCE, POLICIES, proposal)
                        .status())
                .isEqualTo(201);
        tried(2);
        assertThat(api().post(
                                PolicyServiceIntegration.COMPLIANCE,
                                POLICIES + "/2/approval",
                                Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
    }

    private void proposed(int basedOn) {
        ObjectNode proposal = (ObjectNode) read(EXAMPLES.resolve("propose-masking-policy.json"))
                .path("request")
                .path("body")
                .deepCopy();
        proposal.put("basedOn", basedOn).put("unmaskingMinutes", 10);
        assertThat(api().post(PolicyServiceIntegration.PROVINCE, POLICIES, proposal)
                        .status())
                .isEqualTo(201);
    }

    private void tried(int version) {
        assertThat(api().post(
                                PolicyServiceIntegration.COMPLIANCE,
                                POLICIES + "/" + version + "/trial",
                                Map.of("show", "DIFFERENCES"))
                        .status())
                .isEqualTo(200);
    }

    private Api api() {
        return new Api(port);
    }

    private static JsonNode read(Path file) {
        try {
            return Api.JSON.readTree(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, JsonNode example) {
        try {
            Files.writeString(file, PRETTY.writeValueAsString(example) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
