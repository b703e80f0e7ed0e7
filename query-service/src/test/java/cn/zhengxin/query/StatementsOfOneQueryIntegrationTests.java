package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How often the service turns to its database for one query: that, and no single slow statement, is what a query costs. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CountedStatements.class)
class StatementsOfOneQueryIntegrationTests {

    /** Whoever needs more of them says so here, and what for. */
    private static final int MOST = 21;

    /** Those within transactions; single statements commit by themselves. */
    private static final int MOST_COMMITS = 4;

    private static final Surroundings SURROUNDINGS = Surroundings.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private CountedStatements statements;

    @Autowired
    private JdbcClient database;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SURROUNDINGS.settings("query_statements").forEach((name, value) -> registry.add(name, () -> value));
        // What is counted here is statements, not seconds: the first inquiry of a busy machine may take more than one.
        registry.add("resilience4j.timelimiter.instances.bureau-inquiry.timeout-duration", () -> "20s");
    }

    @Test
    @DisplayName(
            "a system's query, from its request to its report, takes no more statements and commits than it is known to need")
    void aSystemsQuery() {
        // The first of a process reads what later ones find in memory.
        submit(40);
        statements.forget();

        submit(41);

        List<String> said = statements.ofTheThreadThatSaid("INSERT INTO credit_query");
        assertThat(said).as(String.join("\n", said)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(said).filteredOn("COMMIT"::equals).hasSizeLessThanOrEqualTo(MOST_COMMITS);
    }

    @Test
    @DisplayName(
            "Q1, Q10, A13 · a system's query asks authorization-service once before it is answered: for the use, and who the subject is with it")
    void asksOnce() {
        submit(43);
        SURROUNDINGS.neighbours.asked.clear();

        String query = submit(44);

        assertThat(SURROUNDINGS.neighbours.asked)
                .filteredOn(asked -> !asked.startsWith("POST /internal/v1/use-consumptions")
                        && !asked.startsWith("POST /internal/v1/notice-recipients"))
                .singleElement()
                .asString()
                .startsWith("PUT /internal/v1/authorizations/")
                .endsWith("/uses/" + query);
    }

    @Test
    @DisplayName("Q12: the statement that clears a system's query claims it, under a fence of its own and a lease")
    void clearedAndClaimed() {
        String query = submit(42);

        assertThat(database.sql("""
                        SELECT fence = 1 AND lease_until > settled_at FROM credit_query WHERE id = cast(:id AS uuid)
                        """).param("id", query).query(Boolean.class).single())
                .isTrue();
    }

    private String submit(int person) {
        var created = SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.loanOrigination(),
                UUID.randomUUID().toString(),
                Surroundings.request(UUID.randomUUID(), Surroundings.person(person)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).path("state").asString()).isEqualTo("ANSWERED");
        return json(created).path("id").asString();
    }
}
