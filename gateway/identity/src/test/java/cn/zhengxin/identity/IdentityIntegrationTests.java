package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.servers.TestIssuer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.application.name=sample",
            "zhengxin.identity.audience=sample-service"
        })
class IdentityIntegrationTests {

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final byte[] TERMINAL_KEY = new byte[32];
    private static final String THING = "0198a0de-0000-7000-8000-000000000001";

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private JsonMapper json;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry registry) {
        registry.add("zhengxin.identity.issuer", ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", ISSUER::jwksUri);
        registry.add("zhengxin.identity.terminal-key", () -> Base64.getEncoder().encodeToString(TERMINAL_KEY));
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    @DisplayName("a member of staff with two factors is a person with a terminal")
    void namesPersonAndTerminal() throws Exception {
        String terminal = new TerminalAssertions(TERMINAL_KEY, Clock.systemUTC()).sign(new Terminal("10.1.2.3"));

        JsonNode answer = body(get("/api/v1/whoami", officer(), TerminalAssertions.HEADER, terminal), 200);

        assertThat(answer.get("kind").asString()).isEqualTo("Person");
        assertThat(answer.get("account").asString()).isEqualTo("officer.lin");
        assertThat(answer.get("terminal").asString()).isEqualTo("10.1.2.3");
    }

    @Test
    @DisplayName("O10 · a forged terminal is no terminal")
    void ignoresForgedTerminals() throws Exception {
        byte[] otherKey = new byte[32];
        otherKey[31] = 7;
        String forged = new TerminalAssertions(otherKey, Clock.systemUTC()).sign(new Terminal("10.1.2.3"));

        assertThat(body(get("/api/v1/whoami", officer(), TerminalAssertions.HEADER, forged), 200)
                        .get("terminal")
                        .asString())
                .isEqualTo("unknown");
    }

    @Test
    void namesSystemsByClientAndCustomersByReference() throws Exception {
        String system = ISSUER.system("loan-origination", "B10001", List.of("loan-system"), "sample-service");
        String customer = ISSUER.customer("subject.zhang", "sr_abc", "sample-service");

        assertThat(body(get("/api/v1/whoami", system), 200).get("account").asString())
                .isEqualTo("loan-origination");
        assertThat(body(get("/api/v1/whoami", customer), 200).get("account").asString())
                .isEqualTo("sr_abc");
    }

    @Test
    void handsTheKindOfCallerToControllersAndRefusesOthers() throws Exception {
        assertThat(get("/api/v1/officers/person", officer()).body()).isEqualTo("E1001");
        assertProblem(get("/api/v1/officers/subject", officer()), 403, "ACCESS_DENIED");
    }

    @Test
    @DisplayName("N3 · refuses what no rule names")
    void refusesWhatNoRuleNames() throws Exception {
        assertProblem(get("/api/v1/unheard-of", officer()), 403, "ACCESS_DENIED");
        assertProblem(get("/error", officer()), 403, "ACCESS_DENIED");
        assertProblem(get("/actuator/health", officer()), 403, "ACCESS_DENIED");
        assertProblem(get("/api/v1/unheard-of", null), 401, "TOKEN_REQUIRED");
    }

    @Test
    void keepsInternalAddressesForServices() throws Exception {
        assertProblem(get("/internal/v1/ping", officer()), 403, "ACCESS_DENIED");
        assertThat(get("/internal/v1/ping", ISSUER.service("query-service", "sample-service"))
                        .body())
                .isEqualTo("query-service");
    }

    @Test
    @DisplayName("O9 · staff with one factor get nowhere")
    void asksStaffForTheSecondFactor() throws Exception {
        String oneFactor = ISSUER.token(staffClaims("acr", "1"));

        assertProblem(get("/api/v1/whoami", oneFactor), 403, "SECOND_FACTOR_REQUIRED");
        assertProblem(get("/api/v1/officers/person", oneFactor), 403, "SECOND_FACTOR_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aud",
                "iss",
                "exp",
                "iat",
                "sub",
                "realm_access",
                "employee_number",
                "institution",
                "preferred_username"
            })
    void refusesTokensThatLackAClaim(String claim) throws Exception {
        assertProblem(get("/api/v1/whoami", ISSUER.token(staffClaims(claim, null))), 401, "TOKEN_INVALID");
    }

    @Test
    void refusesTokensOfTheWrongKindAudienceOrTime() throws Exception {
        long now = Clock.systemUTC().instant().getEpochSecond();
        List<Map<String, Object>> forged = List.of(
                staffClaims("typ", "ID"),
                staffClaims("typ", "Refresh"),
                staffClaims("aud", List.of("query-service")),
                staffClaims("iss", "http://evil.example/realms/credit"),
                staffClaims("exp", now - 60),
                staffClaims("iat", now + 120),
                staffClaims("nbf", now + 120),
                staffClaims("exp", now + 86_400),
                staffClaims("realm_access", Map.of("roles", List.of("query-officer", "customer"))),
                staffClaims("realm_access", "query-officer"));
        for (Map<String, Object> claims : forged) {
            assertProblem(get("/api/v1/whoami", ISSUER.token(claims)), 401, "TOKEN_INVALID");
        }
        assertProblem(get("/api/v1/whoami", ISSUER.token(Map.of("typ", "JOSE"), staffClaims())), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/whoami", ISSUER.token(Map.of("kid", "other"), staffClaims())), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/whoami", ISSUER.token(Map.of("alg", "none"), staffClaims())), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/whoami", ISSUER.token(Map.of("alg", "HS256"), staffClaims())), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/whoami", officer() + "x"), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/whoami", "nonsense"), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/whoami", "a b c"), 401, "TOKEN_INVALID");
    }

    @Test
    void namesAllWrongFieldsAtOnceWithoutTheirValues() throws Exception {
        HttpResponse<String> answer =
                post("/api/v1/things", "{\"name\":\" \",\"amount\":-330106,\"addresses\":[{\"street\":\"\"}]}");

        JsonNode problem = assertProblem(answer, 400, "INVALID_REQUEST");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("name", "amount", "addresses[0].street");
        assertThat(answer.body()).doesNotContain("330106");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"amount\":1,\"addresses\":[{\"street\":\"s\",\"role\":\"330106198001011234\"}]}|addresses[0].role",
                "{\"name\":\"x\",\"amount\":1,\"330106198001011234\":1}|(unnamed)",
                "{\"name\":\"x\",\"amount\":\"330106198001011234x\"}|amount",
                "{\"name\":{\"a\":\"330106198001011234\"},\"amount\":1}|name"
            })
    void namesTheUnknownOrMisshapenFieldWithoutItsValue(String body, String path) throws Exception {
        HttpResponse<String> answer = post("/api/v1/things", body);

        JsonNode problem = assertProblem(answer, 400, "MALFORMED_REQUEST");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(path);
        assertThat(answer.body()).doesNotContain("330106198001011234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "1e0"})
    void takesNoFractionForAWholeNumber(String amount) throws Exception {
        HttpResponse<String> answer = post("/api/v1/things", "{\"name\": \"x\", \"amount\": " + amount + "}");

        JsonNode problem = assertProblem(answer, 400, "MALFORMED_REQUEST");
        assertThat(faults(problem)).containsExactly("amount is not a whole number in range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/xml",
                "text/xml",
                "application/cbor",
                "application/vnd.company+xml",
                "application/x-jackson-smile"
            })
    void speaksNoOtherFormatThanTheContracts(String type) throws Exception {
        assertProblem(
                send("POST", "/api/v1/things", type, "{\"name\": \"x\", \"amount\": 1}"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(get("/api/v1/whoami", officer(), "Accept", type), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void namesEveryMisshapenFieldOfABodyAtOnce() throws Exception {
        HttpResponse<String> answer = post("/api/v1/things", """
                {"name": "x", "amount": "330106x", "colour": "BLUE", "addresses": [{"street": "s", "role": "r"}],
                 "since": "330106"}
                """);

        JsonNode problem = assertProblem(answer, 400, "MALFORMED_REQUEST");
        assertThat(faults(problem))
                .containsExactlyInAnyOrder(
                        "amount is not a whole number in range",
                        "colour is none of RED, GREEN",
                        "addresses[0].role is not a field of this request",
                        "since is not a day such as 2026-01-31");
        assertThat(answer.body()).doesNotContain("330106").doesNotContain("BLUE");
    }

    @Test
    void namesWhatItFoundBeforeItHadToStopReading() throws Exception {
        HttpResponse<String> answer =
                post("/api/v1/things", "{\"colour\": \"BLUE\", \"amount\": 1, \"name\": {\"a\": \"b\"}, \"since\": 1}");

        JsonNode problem = assertProblem(answer, 400, "MALFORMED_REQUEST");
        assertThat(faults(problem)).contains("colour is none of RED, GREEN", "name is not of the expected form");
    }

    @Test
    void namesEveryMisshapenParameterAtOnce() throws Exception {
        HttpResponse<String> answer = get("/api/v1/things/list?page=330106x&colour=BLUE&since=330106", officer());

        JsonNode problem = assertProblem(answer, 400, "INVALID_REQUEST");
        assertThat(faults(problem))
                .containsExactly(
                        "page is not a whole number in range",
                        "colour is none of RED, GREEN",
                        "since is not a day such as 2026-01-31");
        assertThat(answer.body()).doesNotContain("330106").doesNotContain("BLUE");
    }

    private static List<String> faults(JsonNode problem) {
        return problem.get("errors")
                .valueStream()
                .map(error -> error.get("field").asString() + " "
                        + error.get("message").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"name\":\"x\",\"name\":\"y\",\"amount\":1}",
                "{\"name\":\"x\",\"amount\":1} trailing",
                "330106198001011234"
            })
    void refusesMalformedBodies(String body) throws Exception {
        HttpResponse<String> answer = post("/api/v1/things", body);

        assertProblem(answer, 400, "MALFORMED_REQUEST");
        assertThat(answer.body()).doesNotContain("330106198001011234");
    }

    @Test
    void survivesDeepAndLargeBodies() throws Exception {
        assertProblem(post("/api/v1/things", "[".repeat(10_000)), 400, "MALFORMED_REQUEST");
        String deep = "{\"name\":\"x\",\"amount\":1,\"addresses\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertProblem(post("/api/v1/things", deep), 400, "MALFORMED_REQUEST");
        String large = "{\"name\":\"" + "x".repeat(3_000_000) + "\"}";
        assertProblem(post("/api/v1/things", large), 413, "PAYLOAD_TOO_LARGE");
        HttpRequest chunked = request("/api/v1/things", officer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        assertProblem(http.send(chunked, HttpResponse.BodyHandlers.ofString()), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void answersEveryOrdinaryMistakeWithAProblem() throws Exception {
        assertProblem(get("/api/v1/things/not-a-uuid", officer()), 400, "INVALID_REQUEST");
        assertProblem(get("/api/v1/things/list", officer()), 400, "INVALID_REQUEST");
        assertProblem(get("/api/v1/things/list?page=x", officer()), 400, "INVALID_REQUEST");
        assertProblem(get("/api/v1/things/" + THING + "/unknown", officer()), 404, "NOT_FOUND");
        assertProblem(send("DELETE", "/api/v1/things/" + THING, null, null), 405, "METHOD_NOT_ALLOWED");
        assertProblem(send("POST", "/api/v1/things", "text/plain", "x"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(get("/api/v1/whoami", officer(), "Accept", "image/png"), 406, "NOT_ACCEPTABLE");
        assertProblem(get("/api/v1//things", officer()), 400, "MALFORMED_REQUEST");
        assertProblem(get("/api/v1/things;x=1", officer()), 400, "MALFORMED_REQUEST");
    }

    @Test
    @DisplayName("N2 · failures answer with fixed texts, and the log repeats no value")
    void answersFailuresWithFixedTexts(CapturedOutput output) throws Exception {
        for (String path :
                List.of("/api/v1/things/defect/failure", "/api/v1/things/overflow/failure", "/filter-fails")) {
            HttpResponse<String> answer = get(path, officer());
            assertProblem(answer, 500, "INTERNAL_DEFECT");
            assertThat(answer.body()).doesNotContain("secret");
        }
        assertProblem(get("/api/v1/things/stale/failure", officer()), 409, "CONCURRENT_CHANGE");
        HttpResponse<String> away = get("/api/v1/things/away/failure", officer());
        assertProblem(away, 503, "DEPENDENCY_UNAVAILABLE");
        assertThat(away.headers().firstValue("Retry-After")).contains("5");

        // N3: the database went away, and with it the roll-back.
        assertProblem(get("/api/v1/things/rolled-back/failure", officer()), 503, "DEPENDENCY_UNAVAILABLE");
        assertProblem(get("/api/v1/things/too-slow/failure", officer()), 503, "DEPENDENCY_UNAVAILABLE");
        assertProblem(get("/filter-rolls-back", officer()), 503, "DEPENDENCY_UNAVAILABLE");

        assertThat(output.getAll())
                .contains("\"type\":\"java.lang.IllegalStateException\"")
                .contains("SampleController.fail")
                .doesNotContain("330106198001011234");
    }

    @Test
    @DisplayName(
            "N2 · what a service logs by mistake is taken out of the line, and counted where alarms are made of it")
    void takesPersonalDataOutOfTheLog(CapturedOutput output) {
        double before = redactions();

        LoggerFactory.getLogger("cn.zhengxin.sample")
                .error("planted for {}", "13800138000", new ConnectException("number 330106199003073311"));

        assertThat(output.getAll())
                .contains("planted for [phone-number]", "java.net.ConnectException: number [identity-number]")
                .doesNotContain("13800138000", "330106199003073311");
        assertThat(redactions()).isEqualTo(before + 2);
    }

    private double redactions() {
        return meters.get(LogRedactions.NAME).functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum();
    }

    @Test
    void answersRefusalsWithReasonsAndFurtherMembers() throws Exception {
        JsonNode problem = assertProblem(get("/api/v1/things/refused", officer()), 403, "ACCESS_DENIED");

        assertThat(problem.at("/reasons/0/rule").asString()).isEqualTo("Q1");
        assertThat(problem.get("queryId").asString()).isEqualTo("0198");
        assertThat(problem.get("instance").asString()).isEqualTo("/api/v1/things/refused");
        assertThat(problem.has("extensions")).isFalse();
    }

    @Test
    void answersWhatTheContainerItselfRefusesWithAProblem() throws Exception {
        assertThat(raw("GET /api/v1/things/%%% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("MALFORMED_REQUEST");
        assertThat(raw("GET /api/v1/things/<script> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("script");
    }

    @Test
    void storesNoAnswerAnywhere() throws Exception {
        assertThat(get("/api/v1/whoami", officer()).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(get("/api/v1/whoami", null).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void showsOnlyHealthMetricsAndBuildOnTheManagementPort() throws Exception {
        assertThat(management("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(management("/actuator/info").statusCode()).isEqualTo(200);
        for (String path :
                List.of("/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/beans", "/api/v1/whoami")) {
            assertThat(management(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    private HttpResponse<String> management(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String officer() {
        return ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "sample-service");
    }

    private static Map<String, Object> staffClaims(Object... changes) {
        Map<String, Object> claims = new java.util.HashMap<>(Map.of(
                "sub", "1",
                "preferred_username", "officer.lin",
                "employee_number", "E1001",
                "institution", "B10001",
                "branch", "B10001-01",
                "aud", List.of("sample-service"),
                "acr", "2",
                "realm_access", Map.of("roles", List.of("query-officer", "offline_access"))));
        for (int index = 0; index < changes.length; index += 2) {
            claims.put((String) changes[index], changes[index + 1]);
        }
        return claims;
    }

    private HttpRequest.Builder request(String path, String token, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    private HttpResponse<String> get(String path, String token, String... headers) throws Exception {
        return http.send(request(path, token, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, "application/json", body);
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        HttpRequest.Builder builder = request(path, officer());
        if (type != null) {
            builder.header("Content-Type", type);
        }
        return http.send(
                builder.method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String text) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream output = socket.getOutputStream();
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    private JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        JsonNode problem = body(answer, status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + code);
        return problem;
    }
}
