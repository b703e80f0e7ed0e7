package cn.zhengxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.RedisServer;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.identity.TerminalAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "zhengxin.identity.client-secret=a secret of the test",
            "zhengxin.gateway.routing.read-timeout=3s",
            "zhengxin.gateway.limit.requests-per-second=5",
            "zhengxin.gateway.limit.burst=40",
            "zhengxin.identity.body-limit=1MB",
            "zhengxin.gateway.edge.trusted-proxies=203.0.113.0/24"
        })
class GatewayIntegrationTests {

    private static final TestRegister REGISTER = TestRegister.start();
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final byte[] TERMINAL_KEY = new byte[32];
    private static final Map<String, StubService> STUBS =
            List.of("authorization", "query", "masking", "dispute", "audit").stream()
                    .collect(Collectors.toMap(name -> name, StubService::start));

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        RedisServer redis = Servers.shared(Server.REDIS).redis();
        registry.add("spring.data.redis.host", redis::host);
        registry.add("spring.data.redis.port", redis::port);
        registry.add("zhengxin.identity.issuer", ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", ISSUER::jwksUri);
        registry.add("zhengxin.identity.token-uri", ISSUER::tokenUri);
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
        registry.add("zhengxin.identity.terminal-key", () -> Base64.getEncoder().encodeToString(TERMINAL_KEY));
        STUBS.forEach((name, stub) -> registry.add("zhengxin.gateway." + name + ".base-url", stub::baseUrl));
    }

    @AfterAll
    static void stop() {
        STUBS.values().forEach(StubService::close);
        ISSUER.close();
    }

    @BeforeEach
    void forget() {
        STUBS.values().forEach(stub -> stub.received().clear());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/authorizations,authorization",
        "/api/v1/authorizations/0198a0de/evidence,authorization",
        "/api/v1/authorization-templates,authorization",
        "/api/v1/operators/officer.lin,authorization",
        "/api/v1/my/authorizations,authorization",
        "/api/v1/credit-queries,query",
        "/api/v1/credit-queries/0198a0de/report,query",
        "/api/v1/credit-query-batches,query",
        "/api/v1/gate-policies/2/approval,query",
        "/api/v1/credit-query-reviews,query",
        "/api/v1/credit-query-samples/0198a0de/finding,query",
        "/api/v1/maskings,masking",
        "/api/v1/masking-policies/2/trial,masking",
        "/api/v1/unmaskings/0198a0de/approval,masking",
        "/api/v1/disputes/0198a0de/decision,dispute",
        "/api/v1/my/disputes,dispute",
        "/api/v1/my/queries,dispute",
        "/api/v1/complaints,dispute",
        "/api/v1/audit-records/7/proof,audit",
        "/api/v1/audit-tree-heads/consistency,audit",
        "/api/v1/audit-exports,audit"
    })
    void leadsEachAddressToItsService(String path, String service) throws Exception {
        HttpResponse<String> answer = get(path, officer());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"service\":\"" + service + "\",\"path\":\"" + path + "\"}");
    }

    @Test
    @DisplayName(
            "Q11 · events of a stream are passed on as they come, and a reader who comes again says what it has heard")
    void passesEventsOnAsTheyCome() throws Exception {
        HttpResponse<Stream<String>> stream = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port
                                + "/api/v1/credit-query-batches/0198a0de-0000-7000-8000-000000000001/progress"))
                        .header("Authorization", "Bearer " + officer())
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", "3-17")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        var lines = stream.body().iterator();

        assertThat(lines.next()).isEqualTo("id: 1");
        STUBS.get("query").heard();
        assertThat(Stream.generate(lines::next)
                        .filter(line -> line.startsWith("id: "))
                        .findFirst())
                .hasValue("id: 2");
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(STUBS.get("query").last().headers().getFirst("Last-Event-ID"))
                .isEqualTo("3-17");
    }

    @Test
    void leadsDocumentsOfEachServiceToItsDocument() throws Exception {
        assertThat(get("/openapi/query", officer()).body()).contains("\"path\":\"/v3/api-docs\"");
        assertProblem(get("/openapi/unknown", officer()), 404, "NOT_FOUND");
        assertProblem(get("/openapi/query", null), 401, "TOKEN_REQUIRED");
    }

    @Test
    void keepsTheMeaningOfTheQueryString() throws Exception {
        get("/api/v1/audit-records?from=2026-01-01T00:00:00Z&cursor=a%2Fb%3D%26c&name=%E5%BC%A0", officer());

        // Spelled in another way, saying the same.
        assertThat(stub("audit").last().query().replace("%3A", ":"))
                .isEqualTo("from=2026-01-01T00:00:00Z&cursor=a%2Fb%3D%26c&name=%E5%BC%A0");
    }

    @Test
    @DisplayName("Q2 · tells the service who calls from where, and nothing that the caller said about it")
    void saysWhoCallsFromWhere() throws Exception {
        String token = officer();
        HttpResponse<String> answer =
                post("/api/v1/credit-queries", token, "{\"a\":\"张\"}", "X-Correlation-Id", "demo-0001");

        StubService.Received received = stub("query").last();
        assertThat(received.headers().get("Authorization")).containsExactly("Bearer " + token);
        assertThat(received.headers().get("Idempotency-Key")).hasSize(1);
        assertThat(received.headers().getFirst("X-Correlation-Id")).isEqualTo("demo-0001");
        assertThat(new TerminalAssertions(TERMINAL_KEY, Clock.systemUTC())
                        .verify(received.headers().getFirst(TerminalAssertions.HEADER)))
                .contains(new Terminal("127.0.0.1"));
        assertThat(received.body()).isEqualTo("{\"a\":\"张\"}");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("demo-0001");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    @DisplayName("A14 · the digest that a sealed document is checked against comes with it")
    void passesTheDigestOfADocument() throws Exception {
        HttpResponse<String> answer = get("/api/v1/authorizations/0198a0de/document", officer());

        assertThat(answer.headers().firstValue("Repr-Digest")).contains("sha-256=:AAAA:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"330106198001011234", "a b", "13800138000", "id-138-0013-8000", "x", "<script>alert</script>"})
    @DisplayName("N2 · takes no personal data for a correlation id")
    void makesItsOwnCorrelationIdInsteadOfAnOddOne(String named) throws Exception {
        HttpResponse<String> answer = get("/api/v1/credit-queries", officer(), "X-Correlation-Id", named);

        assertThat(answer.headers().firstValue("X-Correlation-Id"))
                .hasValueSatisfying(id -> assertThat(UUID.fromString(id)).isNotNull());
    }

    static List<String> forgedTokens() {
        String good = officer();
        String[] parts = good.split("\\.", -1);
        long now = Clock.systemUTC().instant().getEpochSecond();
        TestIssuer other = TestIssuer.start();
        String foreign = other.token(claims("iss", ISSUER.issuer()));
        other.close();
        List<String> forged = new ArrayList<>(List.of(
                foreign,
                ISSUER.token(Map.of("alg", "none"), claims()).replaceAll("[^.]+$", ""),
                ISSUER.token(Map.of("alg", "None"), claims()),
                ISSUER.token(Map.of("alg", "HS256"), claims()),
                ISSUER.token(Map.of("alg", "RS512"), claims()),
                ISSUER.token(Map.of("alg", "ES256"), claims()),
                ISSUER.token(Map.of("alg", "RS256"), claims()),
                ISSUER.token(Map.of("kid", "another"), claims()),
                ISSUER.token(Map.of("kid", "../../../../dev/null"), claims()),
                ISSUER.token(Map.of("typ", "JOSE"), claims()),
                ISSUER.token(Map.of("typ", "dpop+jwt"), claims()),
                ISSUER.token(Map.of("crit", List.of("exp2"), "exp2", 1), claims()),
                ISSUER.token(claims("typ", "ID")),
                ISSUER.token(claims("typ", "Refresh")),
                ISSUER.token(claims("typ", "Logout")),
                ISSUER.token(claims("aud", "account")),
                ISSUER.token(claims("aud", List.of("gateway-admin"))),
                ISSUER.token(claims("aud", null)),
                ISSUER.token(claims("iss", "http://localhost:1/realms/credit")),
                ISSUER.token(claims("iss", ISSUER.issuer() + "/")),
                ISSUER.token(claims("exp", now - 31)),
                ISSUER.token(claims("exp", null)),
                ISSUER.token(claims("exp", now + 365 * 86_400L)),
                ISSUER.token(claims("exp", "never")),
                ISSUER.token(claims("iat", now + 600)),
                ISSUER.token(claims("iat", null)),
                ISSUER.token(claims("nbf", now + 600)),
                ISSUER.token(claims("sub", null)),
                ISSUER.token(claims("realm_access", Map.of("roles", List.of("admin")))),
                ISSUER.token(claims("realm_access", Map.of("roles", List.of("query-officer", "service")))),
                ISSUER.token(claims("realm_access", null)),
                ISSUER.token(claims("preferred_username", "")),
                ISSUER.token(claims("employee_number", null)),
                ISSUER.token(claims("institution", null)),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 4) + "AAAA",
                parts[0] + "." + parts[1] + "." + lastCharacterChanged(parts[2]),
                parts[0] + "." + base64("{\"sub\":\"1\",\"realm_access\":{\"roles\":[\"auditor\"]}}") + "." + parts[2],
                base64("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                base64("{\"alg\":\"PS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}") + "." + parts[1]
                        + "." + parts[2],
                base64("{\"alg\":\"PS256\",\"jku\":\"http://localhost:1/keys\"}") + "." + parts[1] + "." + parts[2],
                good + "." + parts[2],
                good + "=",
                "null",
                "undefined",
                "[".repeat(2000),
                base64("{\"alg\":" + "[".repeat(3000) + "}") + ".e30.e30"));
        return forged;
    }

    @Test
    @DisplayName("accepts none of more than forty forged tokens")
    void refusesForgedTokens() throws Exception {
        List<String> forged = forgedTokens();
        assertThat(forged).hasSizeGreaterThan(40);
        for (String token : forged) {
            HttpResponse<String> answer = get("/api/v1/credit-queries", token);
            assertProblem(answer, 401, "TOKEN_INVALID");
        }
        assertThat(STUBS.values())
                .allSatisfy(stub -> assertThat(stub.received()).isEmpty());
    }

    @Test
    void asksForATokenAndNamesTheScheme() throws Exception {
        HttpResponse<String> answer = get("/api/v1/credit-queries", null);
        assertProblem(answer, 401, "TOKEN_REQUIRED");
        HttpResponse<String> basic = http.send(
                request("/api/v1/credit-queries")
                        .header("Authorization", "Basic YTpi")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertProblem(basic, 401, "TOKEN_REQUIRED");
        assertThat(basic.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    @DisplayName("O9 · refuses staff with one factor, lets customers pass with one")
    void asksStaffForTheSecondFactor() throws Exception {
        assertProblem(get("/api/v1/credit-queries", ISSUER.token(claims("acr", "1"))), 403, "SECOND_FACTOR_REQUIRED");
        assertProblem(get("/api/v1/credit-queries", ISSUER.token(claims("acr", null))), 403, "SECOND_FACTOR_REQUIRED");
        String customer = ISSUER.customer("subject.zhang", "sr_abc", "dispute-service");
        assertThat(get("/api/v1/my/queries", customer).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("O11 · a suspended account is refused at the door, and its request reaches no service")
    void refusesSuspendedAccounts() throws Exception {
        String account = "officer." + UUID.randomUUID();
        String token = ISSUER.staff(account, "B10001", "E1001", List.of("query-officer"), "query-service");
        assertThat(get("/api/v1/credit-queries", token).statusCode()).isEqualTo(200);
        stub("query").received().clear();

        REGISTER.refuse(account);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/api/v1/credit-queries", token).statusCode() == 403);
        stub("query").received().clear();
        assertProblem(get("/api/v1/credit-queries", token), 403, "O11");
        assertThat(stub("query").received()).isEmpty();
        assertThat(get("/api/v1/credit-queries", officer()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("O1, O11 · a token from before a role was taken away ends at the door; one issued later passes")
    void refusesOutdatedTokens() throws Exception {
        String account = "officer." + UUID.randomUUID();
        Instant issued = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(20);
        String before = ISSUER.token(claims("preferred_username", account, "iat", issued.getEpochSecond()));
        String after = ISSUER.token(claims(
                "preferred_username", account, "iat", issued.plusSeconds(11).getEpochSecond()));
        assertThat(get("/api/v1/credit-queries", before).statusCode()).isEqualTo(200);

        REGISTER.refuseTokens(account, issued.plusSeconds(10));

        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/api/v1/credit-queries", before).statusCode() == 401);
        stub("query").received().clear();
        assertProblem(get("/api/v1/credit-queries", before), 401, "TOKEN_OUTDATED");
        assertThat(stub("query").received()).isEmpty();
        assertThat(get("/api/v1/credit-queries", after).statusCode()).isEqualTo(200);
    }

    static List<String> smugglingHeaders() {
        return List.of(
                "X-Forwarded-For: 10.9.9.9",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /internal",
                "X-Forwarded-Port: 1",
                "Forwarded: for=10.9.9.9;host=evil.example",
                "X-Real-IP: 10.9.9.9",
                "X-Client-IP: 10.9.9.9",
                "True-Client-IP: 10.9.9.9",
                "Zhengxin-Terminal: MTAuOS45Ljl8MQ.AAAA",
                "zhengxin-terminal: MTAuOS45Ljl8MQ.AAAA",
                "Zhengxin-Caller: admin.province",
                "X-User-Id: admin.province",
                "X-User-Roles: auditor",
                "X-Remote-User: admin.province",
                "X-Authenticated-User: admin.province",
                "X-Auth-Token: abc",
                "X-Original-URL: /internal/v1/authorizations",
                "X-Rewrite-URL: /internal/v1/authorizations",
                "X-HTTP-Method-Override: DELETE",
                "X-Method-Override: DELETE",
                "X-Institution: B99999",
                "Cookie: session=stolen",
                "Connection: close, Authorization",
                "Proxy-Authorization: Basic YTpi",
                "TE: trailers",
                "Trailer: Authorization",
                "Expect: 200-maybe",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__",
                "traceparent: 00-330106198001011234330106198001aa-3301061980010112-01",
                "baggage: name=330106198001011234",
                "X_Forwarded_For: 10.9.9.9",
                "X-B3-TraceId: 33010619800101123433010619800101");
    }

    @ParameterizedTest
    @MethodSource("smugglingHeaders")
    @DisplayName("O10 · lets no header say who calls or from where")
    void dropsHeadersThatClaimSomething(String header) throws Exception {
        String token = officer();
        String answer = raw("GET /api/v1/credit-queries HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\n" + header + "\r\nConnection: close\r\n\r\n");

        for (StubService.Received received : stub("query").received()) {
            Set<String> names = received.headers().keySet().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            assertThat(names)
                    .as(answer)
                    .isSubsetOf(
                            "authorization",
                            "accept",
                            "accept-encoding",
                            "connection",
                            "content-length",
                            "host",
                            "user-agent",
                            "x-correlation-id",
                            "zhengxin-terminal",
                            "traceparent");
            assertThat(received.method()).isEqualTo("GET");
            assertThat(received.path()).isEqualTo("/api/v1/credit-queries");
            assertThat(received.headers().get("Authorization")).containsExactly("Bearer " + token);
            assertThat(received.headers().toString()).doesNotContain("3301061980");
            assertThat(new TerminalAssertions(TERMINAL_KEY, Clock.systemUTC())
                            .verify(received.headers().getFirst(TerminalAssertions.HEADER)))
                    .contains(new Terminal("127.0.0.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/authorizations/1/uses/2",
                "/INTERNAL/v1/authorizations",
                "//internal/v1/authorizations",
                "/api/v1/../../internal/v1/authorizations",
                "/api/v1/credit-queries/../../../internal/v1/subjects",
                "/api/v1/credit-queries/%2e%2e/%2e%2e/%2e%2e/internal/v1/subjects",
                "/api/v1/credit-queries/..%2f..%2f..%2finternal/v1/subjects",
                "/api/v1/credit-queries/..;/..;/..;/internal/v1/subjects",
                "/api/v1/credit-queries;x=/internal",
                "/api/v1/credit-queries/.%2e/internal",
                "/api/v1/credit-queries/%252e%252e/internal",
                "/api/v1/credit-queries\\..\\..\\internal",
                "/api/v1/credit-queries/%5c..%5cinternal",
                "/api/v1//credit-queries",
                "/api/v1/./credit-queries",
                "/api/v1/credit-queries/%00",
                "/api/v1/credit-queries/%0d%0aX-User-Id:%20admin",
                "/api/v1/credit-queries/%ef%bc%8e%ef%bc%8e/internal",
                "/api/v1/credit-queries/%c0%ae%c0%ae/internal",
                "/%61pi/v1/credit-queries",
                "/api/v1/credit%2dqueries",
                "/openapi/../internal/v1/authorizations",
                "/openapi/query/../../internal",
                "/actuator/env",
                "/actuator/health",
                "/error",
                "http://localhost/internal/v1/authorizations",
                "http://evil.example/api/v1/../internal",
                "*"
            })
    @DisplayName("never leads to what services keep for each other, however it is spelled")
    void refusesOddAddresses(String path) throws Exception {
        for (String authorization : List.of("", "Authorization: Bearer " + officer() + "\r\n")) {
            String answer = raw(
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "Connection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(answer).contains("application/problem+json");
        }
        assertThat(STUBS.values())
                .allSatisfy(stub -> assertThat(stub.received()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=a", "%41", "%E5%BC%A0", "%", "&", "a=b&", "+", "/../", ";", "%0d%0a", "[]"})
    @DisplayName("no address is so long that anything breaks: 400 or 414, and nobody behind the gateway hears of it")
    void refusesLongAddresses(String unit) throws Exception {
        for (int length : List.of(1_000, 2_048, 3_000, 8_000, 15_000)) {
            for (String address : List.of("/api/v1/credit-queries?", "/")) {
                String query = unit.repeat(length / unit.length() + 1);
                String answer =
                        raw("GET " + address + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

                // In its plain form and short enough it goes on to be asked who it is.
                assertThat(answer.substring(0, 13))
                        .as("%s × %d", unit, length)
                        .isIn("HTTP/1.1 400 ", "HTTP/1.1 401 ", "HTTP/1.1 414 ");
                assertThat(answer).contains("application/problem+json");
                // The server itself knows no brackets.
                if (address.endsWith("?") && length > 2_048 && !unit.equals("[]")) {
                    assertThat(answer).contains("\"code\":\"ADDRESS_TOO_LONG\"");
                }
            }
        }
        assertThat(STUBS.values())
                .allSatisfy(stub -> assertThat(stub.received()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Content-Length: -1",
                "Content-Length: 5, 6",
                "Content-Length: 0x5",
                "Authorization: Bearer second",
                "Idempotency-Key: second",
                "Host: evil.example",
                " folded: header"
            })
    @DisplayName("refuses requests that two programs could read in two ways")
    void refusesAmbiguousRequests(String headers) throws Exception {
        String answer = raw(
                "POST /api/v1/credit-queries HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + officer()
                        + "\r\nIdempotency-Key: k1\r\nContent-Type: application/json\r\n" + headers
                        + "\r\nConnection: close\r\n\r\n0\r\n\r\nGET /internal/v1/subjects HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(stub("query").received())
                .as(answer)
                .allSatisfy(received -> assertThat(received.path()).isEqualTo("/api/v1/credit-queries"));
        assertThat(STUBS.values())
                .allSatisfy(stub -> assertThat(stub.received())
                        .noneMatch(received -> received.path().startsWith("/internal")));
    }

    @Test
    @DisplayName("N4 · asks for a usable Idempotency-Key on every POST")
    void asksForTheIdempotencyKey() throws Exception {
        assertProblem(
                http.send(
                        request("/api/v1/credit-queries")
                                .header("Authorization", "Bearer " + officer())
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
        assertProblem(
                http.send(
                        request("/api/v1/credit-queries")
                                .header("Authorization", "Bearer " + officer())
                                .header("Idempotency-Key", "x".repeat(129))
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void refusesLargeBodies() throws Exception {
        String large = "x".repeat(1_200_000);
        assertProblem(post("/api/v1/credit-queries", officer(), large), 413, "PAYLOAD_TOO_LARGE");
        HttpResponse<String> chunked = http.send(
                request("/api/v1/credit-queries")
                        .header("Authorization", "Bearer " + officer())
                        .header("Idempotency-Key", "k1")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertProblem(chunked, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void passesUploadsOn() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                + "y".repeat(1_200_000) + "\r\n--b--\r\n";
        HttpResponse<String> answer = http.send(
                request("/api/v1/authorizations/1/evidence")
                        .header("Authorization", "Bearer " + officer())
                        .header("Idempotency-Key", "k1")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(stub("authorization").last().body()).isEqualTo(body);
    }

    @Test
    void turnsUpstreamFailuresIntoProblems() throws Exception {
        assertProblem(get("/api/v1/credit-queries/slow", officer()), 504, "UPSTREAM_TIMEOUT");
        assertProblem(get("/api/v1/credit-queries/broken", officer()), 502, "UPSTREAM_FAILED");
        HttpResponse<String> half = get("/api/v1/credit-queries/half", officer());
        assertProblem(half, 502, "UPSTREAM_FAILED");
        assertThat(half.body()).doesNotContain("{\"half");
        assertThat(half.headers().firstValue("ETag")).isEmpty();
        HttpResponse<String> html = get("/api/v1/credit-queries/html", officer());
        assertProblem(html, 502, "UPSTREAM_FAILED");
        assertThat(html.body()).doesNotContain("NullPointer");
        assertProblem(get("/api/v1/credit-queries/problem", officer()), 503, "DEPENDENCY_UNAVAILABLE");
    }

    @Test
    void answersUnknownAddressesAndMethods() throws Exception {
        assertProblem(get("/api/v1/unheard-of", officer()), 404, "NOT_FOUND");
        assertProblem(get("/", officer()), 404, "NOT_FOUND");
        assertProblem(
                http.send(
                        request("/session")
                                .header("Authorization", "Bearer " + officer())
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString()),
                405,
                "METHOD_NOT_ALLOWED");
    }

    @Test
    void limitsEachCallerAndSaysWhenToComeBack() throws Exception {
        String busy = ISSUER.staff("officer.busy", "B10001", "E1009", List.of("query-officer"), "query-service");
        List<HttpResponse<String>> refused = new ArrayList<>();
        for (int index = 0; index < 400 && refused.isEmpty(); index++) {
            List<CompletableFuture<HttpResponse<String>>> batch = new ArrayList<>();
            for (int parallel = 0; parallel < 20; parallel++) {
                batch.add(http.sendAsync(
                        request("/api/v1/credit-queries")
                                .header("Authorization", "Bearer " + busy)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            batch.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 429)
                    .forEach(refused::add);
        }

        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertProblem(answer, 429, "TOO_MANY_REQUESTS");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(get("/api/v1/credit-queries", officer()).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsSecurityHeaders() throws Exception {
        HttpResponse<String> answer = get("/session", null);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe-eval"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void showsDocumentsToTheSignedInOnly() throws Exception {
        assertProblem(get("/docs", null), 401, "TOKEN_REQUIRED");
        HttpResponse<String> browser = get("/docs", null, "Accept", "text/html");
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(browser.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/oauth2/authorization/keycloak"));
        assertThat(get("/docs", officer()).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/swagger-ui/index.html"));
        assertThat(get("/swagger-ui/index.html", officer()).body()).contains("swagger-ui-bundle.js");
        assertThat(get("/swagger-ui/swagger-ui-bundle.js", officer()).statusCode())
                .isEqualTo(200);
        assertThat(get("/swagger-ui/swagger-initializer.js", officer()).statusCode())
                .isEqualTo(200);
        assertThat(get("/v3/api-docs/swagger-config", officer()).body())
                .contains(
                        "/openapi/authorization",
                        "/openapi/query",
                        "/openapi/masking",
                        "/openapi/dispute",
                        "/openapi/audit");
    }

    @Test
    void showsHealthOnItsOwnPortOnly() throws Exception {
        // Not at once: ready means that suspensions arrive, or that the topic is known to be away (O11).
        await().atMost(Duration.ofSeconds(30))
                .until(() -> http.send(
                                        HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort
                                                        + "/actuator/health/readiness"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        == 200);
        HttpResponse<String> metrics = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator/prometheus"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("http_server_requests");
    }

    private static StubService stub(String name) {
        return STUBS.get(name);
    }

    // Another account each time, so that the limit of one does not reach into the next test.
    private static String officer() {
        return ISSUER.staff(
                "officer." + UUID.randomUUID(), "B10001", "E1001", List.of("query-officer"), "query-service");
    }

    private static Map<String, Object> claims(Object... changes) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub", "1",
                "preferred_username", "officer.lin",
                "employee_number", "E1001",
                "institution", "B10001",
                "branch", "B10001-01",
                "aud", List.of("query-service"),
                "acr", "2",
                "realm_access", Map.of("roles", List.of("query-officer"))));
        for (int index = 0; index < changes.length; index += 2) {
            claims.put((String) changes[index], changes[index + 1]);
        }
        return claims;
    }

    // Changes only bits that a lenient decoder throws away.
    private static String lastCharacterChanged(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
        return signature.substring(0, signature.length() - 1) + alphabet.charAt(last ^ 1);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> get(String path, String token, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return http.send(
                builder.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String text) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream output = socket.getOutputStream();
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
