package cn.zhengxin.suspendedaccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestRegister;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that has just been started: the first suspension it is ever told of. */
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
            "zhengxin.suspended-accounts.refresh-without-events=10m",
            "zhengxin.suspended-accounts.hints=true"
        })
@DirtiesContext
class FirstSuspensionIntegrationTests {

    private static final TestRegister REGISTER = TestRegister.start();
    private static final Servers SERVERS = Servers.shared(Server.KAFKA, Server.REDIS);
    private static SampleTopic topic;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", SERVERS.kafka()::bootstrapServers);
        registry.add("spring.data.redis.host", SERVERS.redis()::host);
        registry.add("spring.data.redis.port", SERVERS.redis()::port);
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

    @Test
    @DisplayName("O11 · ready means that suspensions arrive: the first one holds within a second, by its event alone")
    void theFirstSuspensionHoldsWithinASecond() throws Exception {
        var visitor = new Visitor(port);
        var account = "officer." + UUID.randomUUID();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> visitor.get(managementPort, "/actuator/health/readiness", Visitor.system())
                                .statusCode()
                        == 200);
        var token = Visitor.officer(account);
        assertThat(visitor.status(token)).isEqualTo(200);
        var questions = REGISTER.questions();

        topic.tell(account, "true");

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> visitor.status(token) == 403);
        assertThat(REGISTER.questions()).isEqualTo(questions);
    }
}
