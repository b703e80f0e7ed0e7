package cn.zhengxin.suspendedaccounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Ports;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestRegister;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Redis and the register are there, Kafka is not. The register is away when the service starts. */
@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.health.redis.enabled=false",
            "management.endpoint.health.group.readiness.include=readinessState,suspendedAccounts",
            "zhengxin.identity.audience=sample-service",
            "zhengxin.identity.client-id=sample-service",
            "zhengxin.identity.client-secret=secret",
            "zhengxin.suspended-accounts.refresh-without-events=2s",
            "zhengxin.suspended-accounts.trusted-for=5s",
            "zhengxin.suspended-accounts.hints=true"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutKafkaIntegrationTests {

    private static final TestRegister REGISTER = TestRegister.start();

    private final String account = "officer." + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private RedisConnectionFactory redis;

    private Visitor visitor;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        REGISTER.setAway(true);
        var hints = Servers.shared(Server.REDIS).redis();
        registry.add("spring.kafka.bootstrap-servers", () -> "127.0.0.1:" + Ports.free());
        registry.add("spring.data.redis.host", hints::host);
        registry.add("spring.data.redis.port", hints::port);
        registry.add("zhengxin.identity.issuer", Visitor.ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", Visitor.ISSUER::jwksUri);
        registry.add("zhengxin.identity.token-uri", Visitor.ISSUER::tokenUri);
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
    }

    @BeforeEach
    void open() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void comeBack() {
        REGISTER.setAway(false);
        await().atMost(Duration.ofSeconds(10)).until(() -> visitor.status(Visitor.officer("officer.lin")) == 200);
    }

    @Test
    @Order(1)
    @DisplayName("N3 · before the register has answered staff are told to come back, and the service is not ready")
    void refusesToGuess() {
        var answer = visitor.call(Visitor.officer(account));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"DEPENDENCY_UNAVAILABLE\"");
        assertThat(visitor.status(Visitor.customer())).isEqualTo(200);
        assertThat(visitor.status(Visitor.system())).isEqualTo(200);
        assertThat(visitor.get(managementPort, "/actuator/health/readiness", Visitor.system())
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    @Order(2)
    @DisplayName(
            "O11 · without Kafka a hint through Redis refuses within a second; a lie lasts until the register is asked")
    void hintsRefuseWithinASecond() {
        var token = Visitor.officer(account);
        assertThat(visitor.status(token)).isEqualTo(200);

        hint(account);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> visitor.status(token) == 403);
        await().atMost(Duration.ofSeconds(6)).until(() -> visitor.status(token) == 200);
    }

    @Test
    @Order(2)
    @DisplayName(
            "O1 · without Kafka a hint through Redis refuses the account's tokens within a second; a lie ends likewise")
    void hintsRefuseTokensWithinASecond() {
        var token = Visitor.officer(account);
        assertThat(visitor.status(token)).isEqualTo(200);

        hint("tokens:" + account);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> visitor.status(token) == 401);
        await().atMost(Duration.ofSeconds(6)).until(() -> visitor.status(token) == 200);
    }

    @Test
    @Order(3)
    @DisplayName("O11 · without Kafka and without a word from Redis the register is asked often enough")
    void theRegisterIsAskedOften() {
        REGISTER.refuse(account);
        await().atMost(Duration.ofSeconds(6)).until(() -> visitor.status(Visitor.officer(account)) == 403);
    }

    @Test
    @Order(4)
    @DisplayName("O11 · a flushed or lying Redis allows nobody whom the register refuses")
    void redisAllowsNothing() {
        REGISTER.refuse(account);
        await().atMost(Duration.ofSeconds(6)).until(() -> visitor.status(Visitor.officer(account)) == 403);

        Servers.shared(Server.REDIS).redis().flush();
        hint("");
        hint("x".repeat(500));
        hint("tokens:");

        assertThat(visitor.status(Visitor.officer(account))).isEqualTo(403);
    }

    @Test
    @Order(5)
    @DisplayName("N3 · when neither register nor events could be had for too long, staff are told to come back")
    void growsOld() {
        REGISTER.refuse(account);
        await().atMost(Duration.ofSeconds(6)).until(() -> visitor.status(Visitor.officer(account)) == 403);
        REGISTER.setAway(true);

        await().atMost(Duration.ofSeconds(12)).until(() -> visitor.status(Visitor.officer("officer.lin")) == 503);
        assertThat(visitor.status(Visitor.officer(account))).isEqualTo(403);
        assertThat(visitor.status(Visitor.customer())).isEqualTo(200);
        assertThat(visitor.get(managementPort, "/actuator/health/readiness", Visitor.system())
                        .statusCode())
                .isEqualTo(200);
    }

    private void hint(String about) {
        try (var connection = redis.getConnection()) {
            connection.publish("zhengxin:operators:refused".getBytes(UTF_8), about.getBytes(UTF_8));
        }
    }
}
