package cn.zhengxin.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.gateway.GatewayApplication;
import cn.zhengxin.gateway.StubService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "zhengxin.identity.client-secret=a secret of the test",
            "zhengxin.gateway.limit.requests-per-second=1000",
            "zhengxin.gateway.limit.burst=2000",
            // Nothing here ends because a busy machine was slow.
            "zhengxin.gateway.routing.connect-timeout=1m",
            "zhengxin.gateway.routing.read-timeout=5m",
            "zhengxin.gateway.routing.in-flight=20"
        })
class StalledServiceIntegrationTests {

    private static final int REQUESTS = 500;
    private static final int IN_FLIGHT = 20;
    private static final String STALLED = "/api/v1/credit-queries/stalled";

    private static final TestRegister REGISTER = TestRegister.start();
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final StubService QUERY = StubService.start("query");
    private static final StubService AUDIT = StubService.start("audit");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        var redis = Servers.shared(Server.REDIS).redis();
        registry.add("spring.data.redis.host", redis::host);
        registry.add("spring.data.redis.port", redis::port);
        registry.add("zhengxin.identity.issuer", ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", ISSUER::jwksUri);
        registry.add("zhengxin.identity.token-uri", ISSUER::tokenUri);
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
        registry.add("zhengxin.identity.terminal-key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("zhengxin.gateway.query.base-url", QUERY::baseUrl);
        registry.add("zhengxin.gateway.audit.base-url", AUDIT::baseUrl);
    }

    @AfterAll
    static void stop() {
        QUERY.close();
        AUDIT.close();
        ISSUER.close();
    }

    @Test
    @DisplayName(
            "N3 · a service that stalls holds so many requests and no more; the others answer; afterwards all is as before")
    void boundsWhatIsUnderWay() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked =
                Stream.generate(() -> send(STALLED)).limit(REQUESTS).toList();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> asked.stream().filter(CompletableFuture::isDone).count() == REQUESTS - IN_FLIGHT);
        assertThat(QUERY.stalled()).isEqualTo(IN_FLIGHT);
        for (var answer : asked.stream().filter(CompletableFuture::isDone).toList()) {
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().body()).contains("\"code\":\"UPSTREAM_BUSY\"");
            assertThat(answer.get().headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
        }
        // Another address of the stalled service is no way around, another service is not concerned.
        assertThat(send("/api/v1/special-grants").get().statusCode()).isEqualTo(503);
        assertThat(send("/openapi/query").get().statusCode()).isEqualTo(503);
        assertThat(send("/api/v1/audit-records").get().statusCode()).isEqualTo(200);
        assertThat(metrics()).contains("resilience4j_bulkhead_available_concurrent_calls{name=\"query\"} 0.0");

        QUERY.goOn();

        for (var answer : asked) {
            assertThat(answer.get().statusCode()).isIn(200, 503);
        }
        assertThat(asked.stream()
                        .filter(answer -> answer.join().statusCode() == 200)
                        .count())
                .isEqualTo(IN_FLIGHT);
        assertThat(QUERY.mostStalled()).isEqualTo(IN_FLIGHT);
        // Each made room again, also those that were answered with a problem.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> metrics()
                        .contains("resilience4j_bulkhead_available_concurrent_calls{name=\"query\"} "
                                + (double) IN_FLIGHT));
        for (int time = 0; time < 2 * IN_FLIGHT; time++) {
            assertThat(send("/api/v1/credit-queries/broken").get().statusCode()).isEqualTo(502);
        }
        assertThat(send(STALLED).get().statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<String>> send(String path) {
        String token = ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "query-service");
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String metrics() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + managementPort + "/actuator/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
