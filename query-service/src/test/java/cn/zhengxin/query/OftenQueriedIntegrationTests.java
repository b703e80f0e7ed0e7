package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two services over one database, as two processes would be. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OftenQueriedIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final String DATABASE = "query_often";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ConfigurableApplicationContext other;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SURROUNDINGS.settings(DATABASE).forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void startTheOther() {
        other = Surroundings.another(SURROUNDINGS.settings(DATABASE));
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    @Test
    @DisplayName("Q8 · two at once after two: whichever comes fourth alerts, exactly once, and nothing is refused")
    void twoAtOnce() throws Exception {
        int otherPort = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
        for (int number = 20; number < 28; number++) {
            SyntheticPerson person = Surroundings.person(number);
            query(port, person, "LOAN_APPLICATION");
            query(port, person, "GUARANTOR_CHECK");
            assertThat(alertsOn(person)).isEmpty();

            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Boolean>> both = List.of(
                        () -> query(port, person, "CREDIT_CARD_APPLICATION"),
                        () -> query(otherPort, person, "ENTERPRISE_APPLICANT_RELATED_PERSON"));
                for (var done : executor.invokeAll(both)) {
                    assertThat(done.get()).isTrue();
                }
            }

            assertThat(alertsOn(person)).singleElement().satisfies(alert -> {
                var event = Surroundings.JSON.readTree(alert);
                assertThat(event.at("/data/count").asInt()).isEqualTo(4);
                assertThat(event.at("/data/threshold").asInt()).isEqualTo(3);
                assertThat(event.path("policyVersion").asInt()).isEqualTo(1);
                assertThat(alert).doesNotContain(person.nationalId(), person.name());
                assertThat(EventSchemas.violations("SubjectQueriedOften", alert))
                        .isEmpty();
            });
        }
    }

    private boolean query(int at, SyntheticPerson person, String purpose) {
        // A second one for the same purpose would be answered from the report of the first (Q9).
        var request = new HashMap<>(Surroundings.request(UUID.randomUUID(), person));
        request.put("purpose", purpose);
        var created = SURROUNDINGS.post(
                at,
                "/api/v1/credit-queries",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                request);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return json(created).path("state").asString().equals("ANSWERED");
    }

    private List<String> alertsOn(SyntheticPerson person) {
        return database.sql(
                        "SELECT body FROM outbox_event WHERE type = 'SubjectQueriedOften' AND body LIKE :subject ORDER BY position")
                .param("subject", "%" + Surroundings.referenceOf(person) + "%")
                .query(String.class)
                .list();
    }
}
