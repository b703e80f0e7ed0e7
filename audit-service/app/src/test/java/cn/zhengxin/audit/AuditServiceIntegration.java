package cn.zhengxin.audit;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real PostgreSQL and a real Kafka; started once for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class AuditServiceIntegration {

    protected static final AuditServiceFixture FIXTURE = new AuditServiceFixture("audit");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        FIXTURE.settings((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void listen() {
        FIXTURE.servedAt(port);
    }
}
