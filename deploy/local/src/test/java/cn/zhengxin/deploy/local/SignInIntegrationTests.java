package cn.zhengxin.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.KeycloakServer;
import cn.zhengxin.deploy.servers.Ports;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Signing in at the realm credit")
class SignInIntegrationTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SERVICES =
            List.of("authorization-service", "query-service", "masking-service", "dispute-service", "audit-service");

    @TempDir
    private static Path folder;

    private static KeycloakServer keycloak;
    private static SignIn signIn;

    @BeforeAll
    static void start() {
        Database database = Servers.shared(Server.POSTGRES).postgres().createDatabase("realm_test");
        Secrets secrets = Secrets.in(folder);
        Map<String, String> placeholders = new HashMap<>();
        placeholders.put("ZHENGXIN_GATEWAY_URL", "http://localhost:8080");
        placeholders.put("ZHENGXIN_SUBJECT_ZHANG", "sr_zhang");
        placeholders.put("ZHENGXIN_SUBJECT_LI", "sr_li");
        for (String client :
                List.of("gateway", "gateway-service", "loan-origination", "partner-guarantee", "partner-leasing")) {
            placeholders.put(placeholder(client), secrets.clientSecret(client));
        }
        SERVICES.forEach(client -> placeholders.put(placeholder(client), secrets.clientSecret(client)));
        Path realm = folder.resolve("credit-realm.json");
        new LocalRealm().writeTo(realm);
        keycloak = new KeycloakServer(
                folder.resolve("keycloak"),
                Ports.free(),
                Ports.free(),
                database,
                new KeycloakServer.Administrator(
                        LocalPlatform.KEYCLOAK_ADMINISTRATOR, secrets.keycloakAdministratorPassword()),
                List.of(realm),
                placeholders);
        keycloak.start();
        signIn = new SignIn(keycloak.issuer("credit"), secrets, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        keycloak.stop();
    }

    private static String placeholder(String client) {
        return "ZHENGXIN_SECRET_" + client.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Test
    @DisplayName("officer.lin passes two factors and the token says so, with every claim that services read")
    void givesStaffATokenOfTwoFactors() {
        String token = signIn.tokenOf("officer.lin");
        assertThat(part(token, 0).get("alg").asString()).isEqualTo("PS256");
        JsonNode claims = part(token, 1);
        assertThat(claims.get("iss").asString()).isEqualTo(keycloak.issuer("credit"));
        assertThat(claims.get("typ").asString()).isEqualTo("Bearer");
        assertThat(claims.get("acr").asString()).isEqualTo("2");
        assertThat(claims.get("preferred_username").asString()).isEqualTo("officer.lin");
        assertThat(claims.get("institution").asString()).isEqualTo("B10001");
        assertThat(claims.get("branch").asString()).isEqualTo("B10001-01");
        assertThat(claims.get("employee_number").asString()).isEqualTo("E1001");
        assertThat(roles(claims)).containsExactly("query-officer");
        assertThat(audience(claims)).containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(claims.get("azp").asString()).isEqualTo("local-token");
        assertThat(claims.has("sid")).isTrue();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
        assertThat(claims.has("email")).isFalse();
        assertThat(claims.has("name")).isFalse();
        assertThat(claims.has("subject_reference")).isFalse();
    }

    @Test
    @DisplayName("subject.zhang passes one factor and is known by the subject reference alone")
    void givesCustomersATokenOfOneFactor() {
        JsonNode claims = part(signIn.tokenOf("subject.zhang"), 1);
        assertThat(claims.get("acr").asString()).isEqualTo("1");
        assertThat(claims.get("subject_reference").asString()).isEqualTo("sr_zhang");
        assertThat(roles(claims)).containsExactly("customer");
        assertThat(claims.has("institution")).isFalse();
    }

    @Test
    @DisplayName("loan-origination acts for its institution and reaches only the services it calls")
    void givesSystemsATokenOfTheirInstitution() {
        JsonNode claims = part(signIn.tokenOf("loan-origination"), 1);
        assertThat(claims.get("institution").asString()).isEqualTo("B10001");
        assertThat(roles(claims)).containsExactly("loan-system");
        assertThat(audience(claims))
                .containsExactlyInAnyOrder("authorization-service", "query-service", "masking-service");
    }

    @Test
    @DisplayName("a token can be asked for that ends sooner, and the next one lives as long as usual")
    void givesATokenThatEndsSooner() {
        assertThat(life(signIn.tokenOf("subject.li", 5))).isEqualTo(5);
        assertThat(life(signIn.tokenOf("subject.li"))).isEqualTo(600);
    }

    private static long life(String token) {
        JsonNode claims = part(token, 1);
        return claims.get("exp").asLong() - claims.get("iat").asLong();
    }

    @Test
    @DisplayName("a service reaches only the services it calls")
    void givesServicesATokenForTheirPeers() {
        JsonNode claims = part(signIn.tokenOf("dispute-service"), 1);
        assertThat(roles(claims)).containsExactly("service");
        assertThat(audience(claims))
                .containsExactlyInAnyOrder("authorization-service", "query-service", "audit-service");
    }

    @Test
    @DisplayName("nobody gets a token for a password alone past the sign-in pages")
    void offersNoDirectGrant() {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(URI.create(keycloak.tokenUri("credit")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=officer.lin&password=local-officer.lin"))
                .build());
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    @DisplayName("an unknown name is answered with the known ones")
    void namesWhoIsKnown() {
        assertThatThrownBy(() -> signIn.tokenOf("nobody"))
                .isInstanceOf(PlatformUnavailable.class)
                .hasMessageContaining("officer.lin");
    }

    private static JsonNode part(String token, int index) {
        return JSON.readTree(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8));
    }

    private static List<String> roles(JsonNode claims) {
        return claims.get("realm_access")
                .get("roles")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> audience(JsonNode claims) {
        return claims.get("aud").valueStream().map(JsonNode::asString).toList();
    }
}
