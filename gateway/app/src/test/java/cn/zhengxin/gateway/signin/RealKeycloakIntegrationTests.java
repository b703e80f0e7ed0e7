package cn.zhengxin.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.servers.KeycloakServer;
import cn.zhengxin.deploy.servers.OneTimePassword;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.gateway.GatewayApplication;
import cn.zhengxin.gateway.StubService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm as it is deployed, with the local people in it, in a real Keycloak. */
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "zhengxin.gateway.edge.public-url=http://localhost:9999"})
class RealKeycloakIntegrationTests {

    private static final String PUBLIC = "http://localhost:9999";
    private static final String SECRET = "a-secret-of-the-test-00000000000000";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final TestRegister REGISTER = TestRegister.start();
    private static final StubService QUERY = StubService.start("query");
    private static final StubService DISPUTE = StubService.start("dispute");
    private static final ObjectNode OVERLAY = read("local-overlay.json");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) throws IOException {
        Servers servers = Servers.shared(Server.POSTGRES, Server.REDIS);
        KeycloakServer keycloak = servers.keycloak(List.of(realm()), placeholders());
        registry.add("spring.data.redis.host", servers.redis()::host);
        registry.add("spring.data.redis.port", servers.redis()::port);
        registry.add("zhengxin.identity.issuer", () -> keycloak.issuer("credit"));
        registry.add("zhengxin.identity.jwks-uri", () -> keycloak.jwksUri("credit"));
        registry.add("zhengxin.identity.token-uri", () -> keycloak.tokenUri("credit"));
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
        registry.add("zhengxin.identity.client-secret", () -> SECRET);
        registry.add("zhengxin.identity.terminal-key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("zhengxin.gateway.query.base-url", QUERY::baseUrl);
        registry.add("zhengxin.gateway.dispute.base-url", DISPUTE::baseUrl);
    }

    @AfterAll
    static void stop() {
        QUERY.close();
        DISPUTE.close();
    }

    @BeforeEach
    void forget() {
        cookies.clear();
    }

    @Test
    @DisplayName("O9 · an officer signs in with two factors, works, and signs out here and there")
    void signsAnOfficerInAndOut() throws Exception {
        signIn("officer.lin");

        JsonNode session = JSON.readTree(open(PUBLIC + "/session").body());
        assertThat(session.get("account").asString()).isEqualTo("officer.lin");
        assertThat(session.get("institution").asString()).isEqualTo("B10001");
        HttpResponse<String> answer = open(PUBLIC + "/api/v1/credit-queries");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = QUERY.last().headers().getFirst("Authorization").substring("Bearer ".length());
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertThat(claims.get("acr").asString()).isEqualTo("2");
        assertThat(answer.body() + session).doesNotContain(token);

        HttpResponse<String> signedOut = send(HttpRequest.newBuilder(gateway("/logout"))
                .header("X-CSRF-TOKEN", session.at("/pageToken/value").asString())
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(signedOut.statusCode()).isEqualTo(302);
        HttpResponse<String> ended = open(location(signedOut));
        assertThat(location(ended)).isEqualTo(PUBLIC + "/session");
        assertThat(open(PUBLIC + "/api/v1/credit-queries").statusCode()).isEqualTo(401);
        HttpResponse<String> again = follow(open(PUBLIC + "/oauth2/authorization/keycloak"));
        assertThat(again.body()).contains("name=\"password\"");
    }

    @Test
    void signsACustomerInWithAPassword() throws Exception {
        signIn("subject.zhang");

        assertThat(open(PUBLIC + "/api/v1/my/queries").statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(open(PUBLIC + "/session").body())
                        .get("account")
                        .asString())
                .isEqualTo("sr_zhang");
    }

    private void signIn(String name) throws Exception {
        JsonNode person = OVERLAY.get("users")
                .valueStream()
                .filter(user -> user.get("username").asString().equals(name))
                .findAny()
                .orElseThrow();
        HttpResponse<String> page = follow(open(PUBLIC + "/oauth2/authorization/keycloak"));
        for (int pages = 0; pages < 4 && page.statusCode() == 200 && page.body().contains("<form"); pages++) {
            Matcher action = FORM.matcher(page.body());
            assertThat(action.find()).isTrue();
            Map<String, String> fields = page.body().contains("name=\"otp\"")
                    ? Map.of("otp", OneTimePassword.now(secret(person, "otp"), Clock.systemUTC()))
                    : Map.of("username", name, "password", secret(person, "password"));
            page = follow(send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields)))));
        }
        assertThat(page.headers().firstValue("Location"))
                .as(page.body())
                .hasValueSatisfying(landing -> assertThat(landing).endsWith("/docs"));
    }

    private static String secret(JsonNode person, String type) {
        JsonNode credential = person.get("credentials")
                .valueStream()
                .filter(each -> each.get("type").asString().equals(type))
                .findAny()
                .orElseThrow();
        return type.equals("password")
                ? credential.get("value").asString()
                : JSON.readTree(credential.get("secretData").asString())
                        .get("value")
                        .asString();
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
        HttpResponse<String> current = answer;
        for (int hops = 0; hops < 10; hops++) {
            String location = location(current);
            if (location.isEmpty() || location.endsWith("/docs")) {
                return current;
            }
            current = open(location);
        }
        return current;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private URI gateway(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> open(String address) throws Exception {
        return send(HttpRequest.newBuilder(
                address.startsWith(PUBLIC) ? gateway(address.substring(PUBLIC.length())) : URI.create(address)));
    }

    /** Cookies by authority: a browser would keep both programs' cookies for localhost together; neither minds. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String authority = request.copy().build().uri().getAuthority();
        Map<String, String> jar = cookies.computeIfAbsent(authority, unknown -> new LinkedHashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String header : answer.headers().allValues("Set-Cookie")) {
            String pair = header.split(";", -1)[0];
            int equals = pair.indexOf('=');
            if (pair.length() == equals + 1) {
                jar.remove(pair.substring(0, equals));
            } else {
                jar.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return answer;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Path realm() throws IOException {
        ObjectNode realm = read("realm-credit.json");
        OVERLAY.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "clients" -> join((ArrayNode) realm.get("clients"), (ArrayNode) entry.getValue());
                case "users" -> ((ArrayNode) realm.get("users")).addAll((ArrayNode) entry.getValue());
                default -> realm.set(entry.getKey(), entry.getValue());
            }
        });
        Path file = Path.of("target", "realm", "credit-realm.json").toAbsolutePath();
        Files.createDirectories(file.getParent());
        return Files.writeString(file, JSON.writeValueAsString(realm));
    }

    private static void join(ArrayNode clients, ArrayNode additions) {
        for (JsonNode addition : additions) {
            clients.valueStream()
                    .filter(client -> client.get("clientId").equals(addition.get("clientId")))
                    .findAny()
                    .ifPresentOrElse(
                            client -> ((ObjectNode) client).setAll((ObjectNode) addition), () -> clients.add(addition));
        }
    }

    private static Map<String, String> placeholders() {
        Map<String, String> placeholders = new HashMap<>(Map.of(
                "ZHENGXIN_GATEWAY_URL", PUBLIC, "ZHENGXIN_SUBJECT_ZHANG", "sr_zhang", "ZHENGXIN_SUBJECT_LI", "sr_li"));
        for (String client : List.of(
                "GATEWAY",
                "GATEWAY_SERVICE",
                "AUTHORIZATION_SERVICE",
                "QUERY_SERVICE",
                "MASKING_SERVICE",
                "DISPUTE_SERVICE",
                "AUDIT_SERVICE",
                "LOAN_ORIGINATION",
                "PARTNER_GUARANTEE",
                "PARTNER_LEASING")) {
            placeholders.put("ZHENGXIN_SECRET_" + client, SECRET);
        }
        return placeholders;
    }

    private static ObjectNode read(String name) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(Path.of("../../deploy/keycloak", name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
