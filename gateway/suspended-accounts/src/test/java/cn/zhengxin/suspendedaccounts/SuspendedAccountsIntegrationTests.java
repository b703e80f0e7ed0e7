package cn.zhengxin.suspendedaccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Ports;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestRegister;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Kafka and the register are there, Redis is not. */
@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.endpoint.health.group.readiness.include=readinessState,suspendedAccounts",
            "zhengxin.identity.audience=sample-service",
            "zhengxin.identity.client-id=sample-service",
            "zhengxin.identity.client-secret=secret",
            // Far enough off that nothing here is owed to it.
            "zhengxin.suspended-accounts.refresh=10m",
            "zhengxin.suspended-accounts.heartbeat=200ms",
            "zhengxin.suspended-accounts.trusted-for=3s",
            "zhengxin.suspended-accounts.hints=true"
        })
class SuspendedAccountsIntegrationTests {

    private static final TestRegister REGISTER = TestRegister.start();
    private static final Servers SERVERS = Servers.shared(Server.KAFKA);
    private static SampleTopic topic;

    private final String account = "officer." + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private Visitor visitor;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", SERVERS.kafka()::bootstrapServers);
        registry.add("spring.data.redis.port", Ports::free);
        registry.add("zhengxin.identity.issuer", Visitor.ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", Visitor.ISSUER::jwksUri);
        registry.add("zhengxin.identity.token-uri", Visitor.ISSUER::tokenUri);
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
    }

    @BeforeAll
    static void createTopic() throws Exception {
        topic = SampleTopic.at(SERVERS.kafka().bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topic.close();
        REGISTER.close();
    }

    @BeforeEach
    void listened() {
        visitor = new Visitor(port);
        // The register is asked once more when the listening begins; that answer is in when staff are let through for
        // long.
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var before = REGISTER.questions();
            tell("nobody." + UUID.randomUUID(), "false");
            await().atMost(Duration.ofSeconds(5)).until(() -> REGISTER.questions() > before);
            return visitor.status(Visitor.officer(account)) == 200;
        });
    }

    @AfterEach
    void comeBack() {
        REGISTER.setAway(false);
    }

    @Test
    @DisplayName(
            "O11 · within a second of the event the account is refused, whatever token it holds; reinstated it works again")
    void refusesWithinASecond() throws Exception {
        var token = Visitor.officer(account);
        assertThat(visitor.status(token)).isEqualTo(200);

        tell(account, "true");
        var begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> visitor.status(token) == 403);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));

        var refused = visitor.call(token);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"O11\"").doesNotContain(account);

        tell(account, "false");
        await().atMost(Duration.ofSeconds(1)).until(() -> visitor.status(token) == 200);
    }

    @Test
    @DisplayName(
            "O1, O11 · within a second of the event no token of the account is good; later ones are, once the register says from when")
    void refusesOutdatedTokensWithinASecond() throws Exception {
        var issued = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(20);
        var before = Visitor.officer(account, issued);
        var sameSecond = Visitor.officer(account, issued.plusSeconds(10));
        var after = Visitor.officer(account, issued.plusSeconds(11));
        assertThat(visitor.status(before)).isEqualTo(200);
        REGISTER.refuseTokens(account, Instant.MAX);

        topic.tellTokens(account, "true");
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> visitor.status(before) == 401);

        var refused = visitor.call(before);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(refused.body()).contains("\"code\":\"TOKEN_OUTDATED\"").doesNotContain(account);
        assertThat(visitor.status(after)).as("while the issuer was not told").isEqualTo(401);

        REGISTER.refuseTokens(account, issued.plusSeconds(10).plusMillis(700));
        topic.tellTokens(account, "false");
        await().atMost(Duration.ofSeconds(1)).until(() -> visitor.status(after) == 200);
        assertThat(visitor.status(before)).isEqualTo(401);
        assertThat(visitor.status(sameSecond)).isEqualTo(401);
        assertThat(visitor.status(Visitor.officer("other." + account, issued))).isEqualTo(200);
    }

    @Test
    @DisplayName("O11 · an event that says the account may act again does not outweigh a register that says it may not")
    void theRegisterDecidesWhoComesBack() throws Exception {
        REGISTER.refuse(account);
        tell(account, "true");
        await().atMost(Duration.ofSeconds(1)).until(() -> visitor.status(Visitor.officer(account)) == 403);

        var before = REGISTER.questions();
        tell(account, "false");
        await().atMost(Duration.ofSeconds(5)).until(() -> REGISTER.questions() > before);

        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(1))
                .until(() -> visitor.status(Visitor.officer(account)) == 403);
        REGISTER.allow(account);
    }

    @Test
    @DisplayName("O11 · what cannot be read may have been a suspension: the register is asked")
    void anUnreadableEventMakesItAsk() throws Exception {
        REGISTER.refuse(account);
        topic.send(account, "{\"aggregateId\":");

        await().atMost(Duration.ofSeconds(1)).until(() -> visitor.status(Visitor.officer(account)) == 403);
        REGISTER.allow(account);
    }

    @Test
    @DisplayName("N3 · while every event is read the register may be away; the last answer is as good as new")
    void eventsAreEnough() {
        REGISTER.setAway(true);

        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(8))
                .until(() -> visitor.status(Visitor.officer(account)) == 200);
    }

    @Test
    @DisplayName("Customers and systems have no account in the register and pass")
    void customersAndSystemsPass() {
        assertThat(visitor.status(Visitor.customer())).isEqualTo(200);
        assertThat(visitor.status(Visitor.system())).isEqualTo(200);
    }

    @Test
    @DisplayName("O11 · ready without Redis too, once the register has answered and its events are heard")
    void readyWithAnAnswer() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> visitor.get(managementPort, "/actuator/health/readiness", Visitor.system())
                                .statusCode()
                        == 200);
    }

    private static void tell(String about, String refused) throws Exception {
        topic.tell(about, refused);
    }
}
