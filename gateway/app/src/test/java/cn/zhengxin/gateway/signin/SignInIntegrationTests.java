package cn.zhengxin.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.RedisServer;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.gateway.GatewayApplication;
import cn.zhengxin.gateway.StubService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "zhengxin.identity.client-secret=a secret of the test",
            "zhengxin.gateway.edge.public-url=http://localhost:9999"
        })
class SignInIntegrationTests {

    private static final TestRegister REGISTER = TestRegister.start();
    private static final StubProvider PROVIDER = new StubProvider();
    private static final StubService QUERY = StubService.start("query");
    private static final String PUBLIC = "http://localhost:9999";

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private JsonMapper json;

    @Autowired
    private RedisConnectionFactory redis;

    @LocalServerPort
    private int port;

    private String cookie = "";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        RedisServer server = Servers.shared(Server.REDIS).redis();
        registry.add("spring.data.redis.host", server::host);
        registry.add("spring.data.redis.port", server::port);
        registry.add("zhengxin.identity.issuer", PROVIDER::issuer);
        registry.add("zhengxin.identity.jwks-uri", PROVIDER::jwksUri);
        registry.add("zhengxin.identity.token-uri", PROVIDER::serviceTokenUri);
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
        registry.add("zhengxin.identity.terminal-key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("zhengxin.gateway.query.base-url", QUERY::baseUrl);
    }

    @AfterAll
    static void stop() {
        QUERY.close();
        PROVIDER.close();
    }

    @BeforeEach
    void reset() {
        PROVIDER.person = StubProvider.officer("2");
        PROVIDER.tokenLife = 600;
        PROVIDER.refusesRenewal = false;
        PROVIDER.down = false;
        PROVIDER.renewals.set(0);
        QUERY.received().clear();
        cookie = "";
    }

    @Test
    void sendsThePersonToTheProviderWithProofOfTheRequest() throws Exception {
        HttpResponse<String> answer = get("/oauth2/authorization/keycloak");

        assertThat(answer.statusCode()).isEqualTo(302);
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(PROVIDER.issuer() + "/protocol/openid-connect/auth?");
        Map<String, String> query = StubProvider.form(location.getRawQuery());
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "gateway")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", PUBLIC + "/login/oauth2/code/keycloak")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void keepsTokensFromThePage() throws Exception {
        HttpResponse<String> signedIn = signIn();

        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(302);
        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/docs"));
        assertThat(signedIn.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(set -> assertThat(set)
                        .startsWith("session=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure"));
        HttpResponse<String> session = get("/session");
        JsonNode person = json.readTree(session.body());
        assertThat(person.get("signedIn").asBoolean()).isTrue();
        assertThat(person.get("account").asString()).isEqualTo("officer.lin");
        assertThat(person.get("roles").get(0).asString()).isEqualTo("query-officer");
        assertThat(session.body() + session.headers().map()).doesNotContain("eyJ");
    }

    @Test
    void givesTheSessionANewNameAtSignIn() throws Exception {
        get("/oauth2/authorization/keycloak");
        String before = cookie;
        signIn();

        assertThat(cookie).isNotEqualTo(before);
    }

    @Test
    void showsTheServiceTheSameAsAToken() throws Exception {
        signIn();
        HttpResponse<String> answer = get("/api/v1/credit-queries");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(QUERY.last().headers().getFirst("Authorization")).startsWith("Bearer eyJ");
        assertThat(QUERY.last().headers().get("Cookie")).isNull();
    }

    @Test
    void asksWritesOfAPageForItsToken() throws Exception {
        signIn();
        assertProblem(post("/api/v1/credit-queries"), 403, "CSRF_TOKEN_INVALID");
        assertProblem(post("/api/v1/credit-queries", "X-CSRF-TOKEN", "made up"), 403, "CSRF_TOKEN_INVALID");
        assertThat(QUERY.received()).isEmpty();

        assertThat(post("/api/v1/credit-queries", "X-CSRF-TOKEN", pageToken()).statusCode())
                .isEqualTo(200);
        cookie = "";
        assertProblem(post("/api/v1/credit-queries"), 401, "TOKEN_REQUIRED");
    }

    @Test
    void countsASessionForNothingBesideAToken() throws Exception {
        signIn();

        assertProblem(get("/api/v1/credit-queries", "Authorization", "Bearer nonsense"), 401, "TOKEN_INVALID");
        assertProblem(get("/api/v1/credit-queries", "Authorization", "Basic YTpi"), 401, "TOKEN_REQUIRED");
    }

    @Test
    @DisplayName("O9 · lets staff with one factor in, and nowhere")
    void asksStaffForTheSecondFactor() throws Exception {
        PROVIDER.person = StubProvider.officer("1");
        signIn();

        assertProblem(get("/api/v1/credit-queries"), 403, "SECOND_FACTOR_REQUIRED");
    }

    @Test
    void renewsTokensOnceForAllRequestsOfAPage() throws Exception {
        PROVIDER.tokenLife = 30;
        signIn();
        PROVIDER.tokenLife = 600;

        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int request = 0; request < 20; request++) {
            answers.add(
                    http.sendAsync(request("/api/v1/credit-queries").build(), HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode())
                        .as(answer.join().body())
                        .isEqualTo(200));
        assertThat(PROVIDER.renewals).hasValue(1);
    }

    @Test
    void endsTheSessionWhenTheProviderHasEndedIt() throws Exception {
        PROVIDER.tokenLife = 30;
        signIn();
        PROVIDER.refusesRenewal = true;

        assertProblem(get("/api/v1/credit-queries"), 401, "TOKEN_REQUIRED");
        PROVIDER.refusesRenewal = false;
        assertProblem(get("/api/v1/credit-queries"), 401, "TOKEN_REQUIRED");
        assertThat(QUERY.received()).isEmpty();
    }

    @Test
    @DisplayName("O11 · the session of a suspended account opens nothing, and can still be ended")
    void refusesSuspendedSessions() throws Exception {
        signIn();
        String pageToken = pageToken();
        assertThat(get("/api/v1/credit-queries").statusCode()).isEqualTo(200);
        REGISTER.refuse("officer.lin");
        try {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> get("/api/v1/credit-queries").statusCode() == 403);
            assertProblem(get("/api/v1/credit-queries"), 403, "O11");
            assertThat(post("/logout", "X-CSRF-TOKEN", pageToken).statusCode()).isEqualTo(302);
        } finally {
            REGISTER.allow("officer.lin");
        }
        signIn();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/api/v1/credit-queries").statusCode() == 200);
    }

    @Test
    void keepsTheSessionWhileTheProviderIsAway() throws Exception {
        PROVIDER.tokenLife = 30;
        signIn();
        PROVIDER.down = true;
        assertProblem(get("/api/v1/credit-queries"), 503, "DEPENDENCY_UNAVAILABLE");

        PROVIDER.down = false;
        PROVIDER.tokenLife = 600;
        assertThat(get("/api/v1/credit-queries").statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheProvidersSessionTooWhenSigningOut() throws Exception {
        signIn();
        assertProblem(post("/logout"), 403, "CSRF_TOKEN_INVALID");
        HttpResponse<String> signedOut = post("/logout", "X-CSRF-TOKEN", pageToken());

        assertThat(signedOut.statusCode()).isEqualTo(302);
        URI location = URI.create(signedOut.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(PROVIDER.issuer() + "/protocol/openid-connect/logout?");
        assertThat(StubProvider.form(location.getRawQuery()))
                .containsKey("id_token_hint")
                .containsEntry("post_logout_redirect_uri", PUBLIC + "/session");
        assertProblem(get("/api/v1/credit-queries"), 401, "TOKEN_REQUIRED");
    }

    @Test
    void refusesAnAnswerNobodyAskedFor() throws Exception {
        assertProblem(get("/login/oauth2/code/keycloak?code=stolen&state=made-up"), 401, "SIGN_IN_FAILED");
        get("/oauth2/authorization/keycloak");
        assertProblem(get("/login/oauth2/code/keycloak?code=stolen&state=made-up"), 401, "SIGN_IN_FAILED");
    }

    @Test
    void keepsNoTokenReadableInRedis() throws Exception {
        signIn();
        try (RedisConnection connection = redis.getConnection()) {
            Set<byte[]> keys = connection.keyCommands().keys("*".getBytes(StandardCharsets.UTF_8));
            assertThat(keys).isNotEmpty();
            for (byte[] key : keys) {
                assertThat(new String(connection.keyCommands().dump(key), StandardCharsets.ISO_8859_1))
                        .doesNotContain("eyJhbGciOi")
                        .doesNotContain("officer.lin")
                        .doesNotContain("OAuth2AuthenticationToken");
            }
        }
    }

    @Test
    @DisplayName("N3 · a forgotten or forged session is nobody's")
    void allowsNothingWhenRedisForgets() throws Exception {
        signIn();
        Servers.shared(Server.REDIS).redis().flush();
        assertProblem(get("/api/v1/credit-queries"), 401, "TOKEN_REQUIRED");

        cookie = "session="
                + Base64.getEncoder()
                        .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        assertProblem(get("/api/v1/credit-queries"), 401, "TOKEN_REQUIRED");
        assertThat(QUERY.received()).isEmpty();
    }

    private HttpResponse<String> signIn() throws Exception {
        HttpResponse<String> start = get("/oauth2/authorization/keycloak");
        HttpResponse<String> provider = http.send(
                HttpRequest.newBuilder(URI.create(
                                start.headers().firstValue("Location").orElseThrow()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String back = provider.headers().firstValue("Location").orElseThrow();
        return get(back.substring(PUBLIC.length()));
    }

    private String pageToken() throws Exception {
        return json.readTree(get("/session").body()).at("/pageToken/value").asString();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        return builder;
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path);
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return remember(http.send(builder.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> post(String path, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return remember(http.send(
                builder.POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> remember(HttpResponse<String> answer) {
        answer.headers()
                .firstValue("Set-Cookie")
                .filter(set -> set.startsWith("session="))
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer;
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
