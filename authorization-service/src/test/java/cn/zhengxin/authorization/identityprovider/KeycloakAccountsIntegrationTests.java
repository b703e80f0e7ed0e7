package cn.zhengxin.authorization.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.identityprovider.application.AccountDifference;
import cn.zhengxin.authorization.identityprovider.application.CarriedAccounts;
import cn.zhengxin.authorization.identityprovider.application.CompareAccounts;
import cn.zhengxin.authorization.identityprovider.application.IdentityProvider;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.application.LockUnusedOperators;
import cn.zhengxin.authorization.operator.application.RefusedTokens;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.deploy.servers.KeycloakServer;
import cn.zhengxin.deploy.servers.OneTimePassword;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.identity.Role;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a real Keycloak, the realm as it is deployed and the local people in it. */
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakAccountsIntegrationTests extends AuthorizationServiceIntegration {

    private static final Servers SERVERS = Servers.shared(Server.POSTGRES, Server.REDIS);
    private static final KeycloakServer SERVER =
            SERVERS.keycloak(List.of(RealmFile.written()), RealmFile.placeholders());
    private static final String OPERATORS = "/api/v1/operators/";
    private static final Map<String, String> REASON = Map.of("reason", "VIOLATION_SUSPECTED");
    private static Keycloak administration;

    @Autowired
    private CompareAccounts compareAccounts;

    @Autowired
    private CarriedAccounts carried;

    @Autowired
    private RefusedTokens refusedTokens;

    @Autowired
    private IdentityProvider provider;

    @Autowired
    private LockUnusedOperators lockUnused;

    private Api api;

    @DynamicPropertySource
    static void keycloak(DynamicPropertyRegistry registry) {
        registry.add("zhengxin.authorization.identityprovider.server-url", SERVER::baseUrl);
        registry.add("zhengxin.authorization.identityprovider.client-secret", () -> RealmFile.SECRET);
        registry.add("zhengxin.authorization.identityprovider.read-timeout", () -> "2s");
        registry.add("zhengxin.authorization.identityprovider.interval", () -> "200ms");
        registry.add("spring.data.redis.host", SERVERS.redis()::host);
        registry.add("spring.data.redis.port", SERVERS.redis()::port);
    }

    @BeforeAll
    static void administer() {
        administration = KeycloakBuilder.builder()
                .serverUrl(SERVER.baseUrl())
                .realm("master")
                .clientId("admin-cli")
                .username(SERVER.administrator().name())
                .password(SERVER.administrator().password())
                .build();
    }

    @AfterAll
    static void stop() {
        administration.close();
        SERVER.stop();
    }

    @BeforeEach
    void open() {
        api = api();
    }

    @Test
    @Order(1)
    @DisplayName("O7 · the accounts of a fresh platform match the register")
    void aFreshPlatformShowsNoDifference() {
        // Other tests of this run may have left operators behind, carried to their own provider; each gets its account
        // here.
        owner().sql("DELETE FROM carried_account").update();
        awaitCarried();
        assertThat(compareAccounts.handle()).isEmpty();
        assertThat(api.get(auditor(), OPERATORS + "identity-differences").json().path("items"))
                .isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName(
            "O11 · a suspension disables the account at the identity provider and hints go out; reinstated it is enabled")
    void carriesASuspensionOver() {
        awaitCarried();
        var hints = new CopyOnWriteArrayList<String>();
        var client = RedisClient.create(
                RedisURI.create(SERVERS.redis().host(), SERVERS.redis().port()));
        try (var connection = client.connectPubSub()) {
            connection.addListener(new RedisPubSubAdapter<String, String>() {
                @Override
                public void message(String channel, String message) {
                    hints.add(message);
                }
            });
            connection.sync().subscribe("zhengxin:operators:refused");

            suspend("officer.wei");

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !user("officer.wei").isEnabled());
            assertThat(hints).containsExactly("officer.wei");
        } finally {
            client.shutdown();
        }
        reinstate("officer.wei");
        await().atMost(Duration.ofSeconds(10)).until(() -> user("officer.wei").isEnabled());
    }

    @Test
    @Order(3)
    @DisplayName("O9 · a new operator gets an account, a first password once shown, and sets up both factors")
    void opensAnAccount() {
        addOperator("officer.new", "E1901");
        await().atMost(Duration.ofSeconds(10)).until(() -> !users("officer.new").isEmpty());
        awaitCarried();

        var user = user("officer.new");
        assertThat(user.isEnabled()).isTrue();
        assertThat(user.getRequiredActions()).containsExactlyInAnyOrder("UPDATE_PASSWORD", "CONFIGURE_TOTP");
        assertThat(user.getAttributes())
                .containsEntry("institution", List.of("B10001"))
                .containsEntry("branch", List.of("B10001-01"))
                .containsEntry("employee_number", List.of("E1901"));

        var given = api.postEmpty(institutionAdministrator(), OPERATORS + "officer.new/first-password");
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(given.text("password")).hasSize(20);
        assertThat(given.headers().toString()).contains("no-store");
        assertThat(eventsAbout("officer.new")).contains("FirstPasswordGiven");
        assertThat(jdbc.sql("SELECT count(*) FROM outbox_event WHERE body LIKE '%' || :password || '%'")
                        .param("password", given.text("password"))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(realm().users().get(user("officer.new").getId()).credentials())
                .anySatisfy(credential -> assertThat(credential.getType()).isEqualTo("password"));
    }

    @Test
    @Order(4)
    @DisplayName(
            "O2, O9 · nobody gives a first password to an account that is taken up, suspended, or not theirs to manage")
    void refusesFirstPasswords() {
        awaitCarried();
        assertThat(firstPassword(institutionAdministrator(), "officer.lin")).isEqualTo("409 STATE_DOES_NOT_ALLOW");
        assertThat(firstPassword(institutionAdministrator(), "admin.institution"))
                .isEqualTo("403 O2");
        assertThat(firstPassword(provinceAdministrator(), "officer.lin")).isEqualTo("403 O2");
        assertThat(firstPassword(institutionAdministrator(), "officer.gao")).isEqualTo("404 NOT_FOUND");
        assertThat(firstPassword(officerLin(), "reviewer.zhao")).isEqualTo("403 ACCESS_DENIED");
        suspend("officer.wei");
        assertThat(firstPassword(institutionAdministrator(), "officer.wei")).isEqualTo("409 STATE_DOES_NOT_ALLOW");
        reinstate("officer.wei");
    }

    @Test
    @Order(5)
    @DisplayName(
            "O11 · while the identity provider is away a suspension holds at once, and is carried over when it is back")
    void carriesOverLater() {
        awaitCarried();
        var token = staff("officer.wei", "B10001", "E1007", List.of("query-officer"));
        SERVER.freeze();
        try {
            suspend("officer.wei");

            assertThat(api.get(token, Journey.AUTHORIZATIONS).text("code")).isEqualTo("O11");
            assertThat(firstPassword(institutionAdministrator(), "officer.new"))
                    .isEqualTo("503 DEPENDENCY_UNAVAILABLE");
        } finally {
            SERVER.thaw();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !user("officer.wei").isEnabled());
        reinstate("officer.wei");
        await().atMost(Duration.ofSeconds(10)).until(() -> user("officer.wei").isEnabled());
    }

    @Test
    @Order(6)
    @DisplayName("O7 · differences are told both ways; only what the register refuses is put right")
    void tellsDifferences() {
        suspend("officer.wei");
        awaitCarried();
        change("officer.wei", user -> user.setEnabled(true));
        change("risk.tang", user -> user.setEnabled(false));
        change("legal.qin", user -> user.singleAttribute("branch", "B10001-09"));
        var stranger = new UserRepresentation();
        stranger.setUsername("officer.stranger");
        stranger.setEnabled(true);
        realm().users().create(stranger).close();
        realm().users()
                .get(user("officer.stranger").getId())
                .roles()
                .realmLevel()
                .add(List.of(realm().roles().get("query-officer").toRepresentation()));
        realm().users().get(user("head.wu").getId()).remove();

        assertThat(compareAccounts.handle().stream().map(KeycloakAccountsIntegrationTests::inShort))
                .containsExactlyInAnyOrder(
                        "officer.wei ENABLED_THOUGH_REFUSED true",
                        "risk.tang DISABLED_THOUGH_ACTIVE false",
                        "legal.qin ATTRIBUTES false",
                        "officer.stranger UNKNOWN_TO_REGISTER false",
                        "head.wu MISSING false");

        await().atMost(Duration.ofSeconds(10)).until(() -> !user("officer.wei").isEnabled());
        awaitCarried();
        assertThat(user("risk.tang").isEnabled()).isFalse();
        assertThat(user("officer.stranger").isEnabled()).isTrue();
        assertThat(users("head.wu")).isEmpty();
        assertThat(eventsAbout("officer.stranger")).containsExactly("AccountDifferenceFound");

        assertThat(api.get(auditor(), OPERATORS + "identity-differences").json().path("items"))
                .hasSize(5);
        assertThat(api.get(institutionAdministrator(), OPERATORS + "identity-differences")
                        .json()
                        .path("items"))
                .hasSize(4);
        assertThat(api.get(officerLin(), OPERATORS + "identity-differences").status())
                .isEqualTo(403);

        assertThat(compareAccounts.handle()).hasSize(4);
        assertThat(eventsAbout("officer.stranger")).containsExactly("AccountDifferenceFound");
        reinstate("officer.wei");
    }

    @Test
    @Order(7)
    @DisplayName(
            "O1, O9 · roles are carried over as approved: granted ones come, withdrawn ones go, proposed ones wait")
    void carriesRolesOver() {
        var newcomer = staffing().active("query-officer");
        awaitCarried();
        assertThat(rolesOf(newcomer.account())).containsExactly("query-officer");
        // Roles that are nobody's job here are left alone.
        assertThat(allRolesOf(newcomer.account())).contains("default-roles-credit");

        Staffing.ok(api.post(
                Staffing.administrator(),
                newcomer.path("/roles"),
                Map.of("roles", List.of("query-officer", "reviewer"))));
        awaitCarried();
        assertThat(rolesOf(newcomer.account())).containsExactly("query-officer");

        Staffing.ok(api.postEmpty(Staffing.head(), newcomer.path("/roles/approval")));
        awaitCarried();
        assertThat(rolesOf(newcomer.account())).containsExactlyInAnyOrder("query-officer", "reviewer");

        // Fewer roles need no second person.
        var begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Staffing.ok(api.post(Staffing.administrator(), newcomer.path("/roles"), Map.of("roles", List.of("reviewer"))));
        awaitCarried();
        assertThat(rolesOf(newcomer.account())).containsExactly("reviewer");
        // What the provider issues from now on is good; what it issued before it knew is not.
        assertThat(refusedTokens.of(new Account(newcomer.account()))).hasValueSatisfying(refusal -> {
            assertThat(refusal.issuedUntil())
                    .isBetween(begin.plusSeconds(2), Instant.now().plusSeconds(2));
            assertThat(refusal.refuses(begin)).isTrue();
        });
    }

    @Test
    @Order(8)
    @DisplayName(
            "O5, O7 · nobody signs in for having applied; locked and left accounts are disabled, and stay in the register")
    void carriesStatesOver() {
        var applied = staffing().applied("query-officer");
        var trained = staffing().trained("query-officer");
        var locked = staffing().active("query-officer");
        var left = staffing().active("query-officer");
        awaitCarried();
        assertThat(users(applied.account())).isEmpty();
        assertThat(users(trained.account())).isEmpty();
        assertThat(user(locked.account()).isEnabled()).isTrue();
        assertThat(user(left.account()).isEnabled()).isTrue();

        owner().sql("UPDATE credit_operator SET last_used_on = last_used_on - 91 WHERE account = :account")
                .param("account", locked.account())
                .update();
        lockUnused.handle();
        owner().sql("""
                        UPDATE credit_operator
                        SET state = 'LEFT', departure = '{"at":"2026-01-01T00:00:00Z"}', version = version + 1
                        WHERE account = :account
                        """).param("account", left.account()).update();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !user(locked.account()).isEnabled()
                        && !user(left.account()).isEnabled());

        Staffing.ok(api.post(Staffing.administrator(), locked.path("/unlocking"), Map.of("reason", "BACK_FROM_LEAVE")));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> user(locked.account()).isEnabled());
        assertThat(user(left.account()).isEnabled()).isFalse();
    }

    @Test
    @Order(9)
    @DisplayName(
            "O7, O9 · a sign-in with both factors is told; after repeated failures not even the right password signs in")
    void tellsSignInsAndLocksAfterFailures() throws Exception {
        var before = Instant.now().minusSeconds(1);
        // The realm offers no sign-in without its pages; here it is the shortest way past both factors.
        offerDirectGrants("direct grant");
        assertThat(signIn("officer.gao", "local-officer.gao")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(signedInSince(before)).contains("officer.gao"));
        assertThat(signedInSince(Instant.now().plusSeconds(60))).isEmpty();

        for (var wrong = 0; wrong < 5; wrong++) {
            assertThat(signIn("legal.xu", "wrong-" + wrong)).isNotEqualTo(200);
        }

        assertThat(realm().attackDetection()
                        .bruteForceUserStatus(user("legal.xu").getId()))
                .containsEntry("disabled", true);
        assertThat(signIn("legal.xu", "local-legal.xu")).isNotEqualTo(200);
        assertThat(signedInSince(before)).doesNotContain("legal.xu");
        offerDirectGrants("not offered");
        assertThat(signIn("officer.gao", "local-officer.gao")).isNotEqualTo(200);
    }

    private List<String> signedInSince(Instant from) {
        var accounts = new ArrayList<String>();
        provider.signInsSince(from, signIn -> accounts.add(signIn.account().value()));
        return accounts;
    }

    private static void offerDirectGrants(String flow) {
        var settings = realm().toRepresentation();
        settings.setDirectGrantFlow(flow);
        realm().update(settings);
    }

    @ParameterizedTest(name = "O9 · the password policy refuses {0}")
    @CsvSource({"shorter-one", "officer.gao", "''"})
    @Order(10)
    void refusesWeakPasswords(String password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        var account = realm().users().get(user("officer.gao").getId());

        assertThatThrownBy(() -> account.resetPassword(credential)).isInstanceOf(BadRequestException.class);
    }

    /** The status of the answer to password and one-time password together. */
    private static int signIn(String name, String password) throws Exception {
        var form = "grant_type=password&client_id=admin-cli&username=" + name + "&password=" + password + "&totp="
                + OneTimePassword.now("local-totp-" + name, Clock.systemUTC());
        var request = HttpRequest.newBuilder(
                        URI.create(SERVER.baseUrl() + "/realms/credit/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    private Staffing staffing() {
        return new Staffing(api, clock);
    }

    private static List<String> rolesOf(String account) {
        return allRolesOf(account).stream()
                .filter(word -> Role.ofWord(word)
                        .filter(role -> role.kind() == Role.Kind.STAFF)
                        .isPresent())
                .toList();
    }

    private static List<String> allRolesOf(String account) {
        return realm().users().get(user(account).getId()).roles().realmLevel().listAll().stream()
                .map(RoleRepresentation::getName)
                .toList();
    }

    private static String inShort(AccountDifference difference) {
        return difference.account() + " " + difference.kind() + " " + difference.repaired();
    }

    private void awaitCarried() {
        await().atMost(Duration.ofSeconds(60)).until(() -> carried.lagging().isEmpty());
    }

    private void addOperator(String account, String employeeNumber) {
        owner().sql("""
                        INSERT INTO credit_operator (account, employee_number, institution_code, branch)
                        VALUES (:account, :number, 'B10001', 'B10001-01')
                        """)
                .param("account", account)
                .param("number", employeeNumber)
                .update();
    }

    private void suspend(String account) {
        var answer = api.post(institutionAdministrator(), OPERATORS + account + "/suspension", REASON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void reinstate(String account) {
        var answer = api.postEmpty(institutionAdministrator(), OPERATORS + account + "/reinstatement");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String firstPassword(String token, String account) {
        var answer = api.postEmpty(token, OPERATORS + account + "/first-password");
        return answer.status() + " " + answer.text("code");
    }

    private static RealmResource realm() {
        return administration.realm("credit");
    }

    private static List<UserRepresentation> users(String account) {
        return realm().users().searchByUsername(account, true);
    }

    private static UserRepresentation user(String account) {
        return users(account).getFirst();
    }

    private static void change(String account, java.util.function.Consumer<UserRepresentation> change) {
        var user = user(account);
        change.accept(user);
        realm().users().get(user.getId()).update(user);
    }
}
