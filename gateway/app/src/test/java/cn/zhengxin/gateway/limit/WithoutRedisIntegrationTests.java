package cn.zhengxin.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.gateway.GatewayApplication;
import cn.zhengxin.gateway.StubService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "spring.data.redis.host=127.0.0.1",
            "spring.data.redis.port=1",
            "zhengxin.identity.client-secret=a secret of the test",
            "zhengxin.gateway.limit.requests-per-second=1",
            "zhengxin.gateway.limit.burst=5"
        })
class WithoutRedisIntegrationTests {

    private static final TestRegister REGISTER = TestRegister.start();
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final StubService QUERY = StubService.start("query");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("zhengxin.identity.issuer", ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", ISSUER::jwksUri);
        registry.add("zhengxin.identity.token-uri", ISSUER::tokenUri);
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
        registry.add("zhengxin.identity.terminal-key", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("zhengxin.gateway.query.base-url", QUERY::baseUrl);
    }

    @AfterAll
    static void stop() {
        QUERY.close();
        ISSUER.close();
    }

    @Test
    @DisplayName("N3 · without Redis tokens pass, limits hold, and sessions are a reason to come back later")
    void worksOnWithoutRedis() throws Exception {
        String token = ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "query-service");
        int passed = 0;
        HttpResponse<String> answer = get("Authorization", "Bearer " + token);
        while (answer.statusCode() == 200 && passed < 100) {
            passed++;
            answer = get("Authorization", "Bearer " + token);
        }
        assertThat(passed).isBetween(5, 60);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();

        HttpResponse<String> session = get("Cookie", "session=MDE5OGEwZGU");
        assertThat(session.statusCode()).as(session.body()).isEqualTo(503);
        assertThat(session.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(session.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> get(String header, String value) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/credit-queries"))
                        .header(header, value)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
