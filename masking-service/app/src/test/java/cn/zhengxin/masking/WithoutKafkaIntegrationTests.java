package cn.zhengxin.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** No event of a suspension can be heard; in the end the register does not answer either. */
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutKafkaIntegrationTests extends MaskingServiceIntegration {

    // What the service answers to members of staff, whatever their role.
    private static final String ANY_STAFF = "/v3/api-docs";

    @DynamicPropertySource
    static void withoutKafka(DynamicPropertyRegistry registry) {
        // Before what the base says of all clients.
        registry.add("spring.kafka.consumer.bootstrap-servers", () -> "127.0.0.1:" + Ports.free());
        registry.add("zhengxin.suspended-accounts.trusted-for", () -> "3s");
    }

    @AfterAll
    static void allow() {
        REGISTER.setAway(false);
        REGISTER.allow("officer.gone");
    }

    @Test
    @Order(1)
    @DisplayName("O11 · without events the register is asked often: a suspended account is refused all the same")
    void asksTheRegister() {
        await().atMost(Duration.ofSeconds(10)).until(() -> status("officer.gone") == 200);

        REGISTER.refuse("officer.gone");

        await().atMost(Duration.ofSeconds(5)).until(() -> status("officer.gone") == 403);
        assertThat(status("officer.lin")).isEqualTo(200);
    }

    @Test
    @Order(2)
    @DisplayName("N3 · when nobody says any more who is suspended, staff are told to come back and services are served")
    void refusesToGuess() throws IOException {
        REGISTER.refuse("officer.gone");
        await().atMost(Duration.ofSeconds(10)).until(() -> status("officer.gone") == 403);
        REGISTER.setAway(true);

        await().atMost(Duration.ofSeconds(15)).until(() -> status("officer.lin") == 503);

        var answer = get(staff("officer.lin"), ANY_STAFF);
        assertThat(answer.body()).contains("\"code\":\"DEPENDENCY_UNAVAILABLE\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        // Whoever was suspended stays so, however old the knowledge is.
        assertThat(status("officer.gone")).isEqualTo(403);
        var example = Files.readString(Path.of("../contract/examples/mask-report-request.json"));
        assertThat(mask(queryService(), example).statusCode()).isEqualTo(200);

        REGISTER.setAway(false);
        await().atMost(Duration.ofSeconds(10)).until(() -> status("officer.lin") == 200);
    }

    private int status(String account) {
        return get(staff(account), ANY_STAFF).statusCode();
    }

    private static String staff(String account) {
        return ISSUER.staff(account, "B10001", "E1099", List.of("query-officer"), "masking-service");
    }
}
