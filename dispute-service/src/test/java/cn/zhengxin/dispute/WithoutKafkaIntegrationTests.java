package cn.zhengxin.dispute;

import static cn.zhengxin.dispute.Surroundings.ZHANG;
import static cn.zhengxin.dispute.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Ports;
import cn.zhengxin.deploy.servers.TestRegister;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** No event of a suspension can be heard; in the end the register does not answer either. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutKafkaIntegrationTests {

    private static final Surroundings AROUND = Surroundings.shared();
    private static final TestRegister REGISTER = TestRegister.start();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        var settings = new HashMap<>(AROUND.settings());
        settings.put("spring.kafka.bootstrap-servers", "127.0.0.1:" + Ports.free());
        settings.put("zhengxin.suspended-accounts.register-url", REGISTER.url());
        settings.put("zhengxin.suspended-accounts.trusted-for", "3s");
        settings.forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    @Test
    @Order(1)
    @DisplayName("O11 · without events the register is asked often: a suspended account is refused all the same")
    void asksTheRegister() {
        await().atMost(Duration.ofSeconds(10)).until(() -> status(AROUND.handler("B10001")) == 200);

        REGISTER.refuse("dispute.chen");

        await().atMost(Duration.ofSeconds(5)).until(() -> status(AROUND.handler("B10001")) == 403);
        assertThat(status(AROUND.handler("B20001"))).isEqualTo(200);
    }

    @Test
    @Order(2)
    @DisplayName(
            "N3 · when nobody says any more who is suspended, staff are told to come back and customers are served")
    void refusesToGuess() {
        REGISTER.refuse("dispute.chen");
        await().atMost(Duration.ofSeconds(10)).until(() -> status(AROUND.handler("B10001")) == 403);
        REGISTER.setAway(true);

        await().atMost(Duration.ofSeconds(15)).until(() -> status(AROUND.handler("B20001")) == 503);

        var answer = AROUND.get(port, "/api/v1/disputes", AROUND.handler("B20001"));
        assertThat(json(answer).path("code").asString()).isEqualTo("DEPENDENCY_UNAVAILABLE");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        // Whoever was suspended stays so, however old the knowledge is.
        assertThat(status(AROUND.handler("B10001"))).isEqualTo(403);
        assertThat(AROUND.get(port, "/api/v1/my/disputes", AROUND.customer(ZHANG))
                        .statusCode())
                .isEqualTo(200);

        REGISTER.setAway(false);
        await().atMost(Duration.ofSeconds(10)).until(() -> status(AROUND.handler("B20001")) == 200);
    }

    private int status(String token) {
        return AROUND.get(port, "/api/v1/disputes", token).statusCode();
    }
}
