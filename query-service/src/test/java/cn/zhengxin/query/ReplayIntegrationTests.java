package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.replay.ReplayApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Decisions of a running service, taken again beside it from its database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReplayIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final Map<String, String> SETTINGS = SURROUNDINGS.settings("query_replay");
    private static final String PROVINCE = SURROUNDINGS.issuer.staff(
            "admin.province", "B00000", "E0001", List.of("credit-administrator-province"), "query-service");
    private static final int MANY = 30_000;

    @LocalServerPort
    private int port;

    private JdbcClient owner;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void nothingOnRecord() {
        owner = JdbcClient.create(new DriverManagerDataSource(
                SETTINGS.get("spring.datasource.url"),
                SETTINGS.get("spring.flyway.user"),
                SETTINGS.get("spring.flyway.password")));
        owner.sql("DELETE FROM gate_record").update();
        owner.sql("DELETE FROM policy_rule_of_institution WHERE policy_version > 1")
                .update();
        owner.sql("DELETE FROM policy_rule WHERE policy_version > 1").update();
        owner.sql("DELETE FROM policy_version WHERE version > 1").update();
    }

    @Test
    @DisplayName("N3 · what the service decided is decided the same again under its own version")
    void theSameVersionDecidesTheSame() {
        submit(81, SURROUNDINGS.officer());
        submit(82, SURROUNDINGS.loanOrigination());
        submit(83, SURROUNDINGS.partner());

        var replayed = replay("--replay.from=2026-01-01", "--replay.version=1");

        assertThat(replayed.code()).as(replayed.errors()).isZero();
        assertThat(replayed.lines()).hasSize(2).last().isEqualTo("decided again: 3, otherwise: 0, not decidable: 0");
    }

    @Test
    @DisplayName("Q7 · a version that nobody approved yet shows what it would change, and leaves no trace")
    void aProposalShowsWhatItWouldChange() {
        String first = submit(84, SURROUNDINGS.loanOrigination());
        String second = submit(84, SURROUNDINGS.loanOrigination());
        propose();
        var before = traces();

        var replayed = replay("--replay.from=2026-01-01", "--replay.version=2");

        assertThat(replayed.code()).as(replayed.errors()).isZero();
        assertThat(replayed.lines())
                .contains(
                        second + "  ALLOW [] -> REVIEW by REVIEWER [Q7]",
                        "decided again: 2, otherwise: 1, not decidable: 0",
                        "ALLOW -> REVIEW by REVIEWER: 1")
                .noneMatch(line -> line.startsWith(first));
        assertThat(traces()).isEqualTo(before);
        assertThat(replay("--replay.from=2026-01-01", "--replay.to=2026-01-31", "--replay.version=2")
                        .lines())
                .last()
                .isEqualTo("decided again: 0, otherwise: 0, not decidable: 0");
        assertThat(replay("--replay.from=2026-01-01", "--replay.version=99").code())
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "Q7 · tens of thousands of records pass through a heap that could not hold them, in a process of its own")
    void manyRecordsPassThroughASmallHeap() throws IOException, InterruptedException {
        String query = submit(85, SURROUNDINGS.loanOrigination());
        submit(85, SURROUNDINGS.loanOrigination());
        owner.sql("DELETE FROM gate_record WHERE query_id = cast(:id AS uuid)")
                .param("id", query)
                .update();
        multiply();
        propose();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
        command.add(QueryServiceApplication.class.getName());
        command.addAll(arguments("--replay.from=2026-01-01", "--replay.version=2"));
        Path out = Files.createDirectories(Path.of("target", "surroundings")).resolve("replay.out");
        var process = new ProcessBuilder(command)
                .redirectError(Path.of("target", "surroundings", "replay.err").toFile())
                .redirectOutput(out.toFile())
                .start();

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();

        // What the log says stands between, as JSON.
        List<String> lines = Files.readAllLines(out).stream()
                .filter(line -> !line.startsWith("{"))
                .toList();
        assertThat(process.exitValue())
                .as("%s", Files.readString(out.resolveSibling("replay.err")))
                .isZero();
        assertThat(lines)
                .hasSize(MANY + 3)
                .contains(
                        "decided again: " + MANY + ", otherwise: " + MANY + ", not decidable: 0",
                        "ALLOW -> REVIEW by REVIEWER: " + MANY);
    }

    /** The one record, many times over, each on a query of its own, and as long as records with a long history are. */
    private void multiply() {
        String columns = String.join(", ", owner.sql("""
                                SELECT quote_ident(column_name) FROM information_schema.columns
                                WHERE table_name = 'credit_query'
                                    AND column_name NOT IN ('id', 'idempotency_key', 'request_number')
                                """).query(String.class).list());
        owner.sql("UPDATE gate_record SET facts = jsonb_set(facts, '{history,onLoan}',"
                        + " (SELECT jsonb_agg('2020-01-01T00:00:00Z'::text) FROM generate_series(1, 60)))")
                .update();
        owner.sql("INSERT INTO credit_query (id, idempotency_key, request_number, " + columns + ")"
                        + " SELECT gen_random_uuid(), 'many-' || number, 'many-' || number, " + columns
                        + " FROM credit_query, generate_series(2, " + MANY + ") number"
                        + " WHERE id = (SELECT query_id FROM gate_record)")
                .update();
        owner.sql("INSERT INTO gate_record (query_id, facts, decision, policy_version, decided_at)"
                        + " SELECT id, facts, decision, gate_record.policy_version, decided_at"
                        + " FROM credit_query, gate_record WHERE idempotency_key LIKE 'many-%'")
                .update();
    }

    private void propose() {
        var proposed = SURROUNDINGS.post(
                port,
                "/api/v1/gate-policies",
                PROVINCE,
                UUID.randomUUID().toString(),
                Map.of(
                        "basedOn",
                        1,
                        "reason",
                        "Once in thirty days is enough.",
                        "rules",
                        Map.of("Q7", Map.of("numbers", Map.of("queries", "1")))));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
    }

    private String submit(int person, String token) {
        var answer = SURROUNDINGS.postAtTheTerminal(
                port,
                "/api/v1/credit-queries",
                token,
                Surroundings.request(UUID.randomUUID(), Surroundings.person(person)));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Surroundings.json(answer).path("id").asString();
    }

    /** What a replay could have written. */
    private List<Long> traces() {
        return List.of(
                        "gate_record",
                        "credit_query",
                        "outbox_event",
                        "counted_query",
                        "policy_version",
                        "flyway_schema_history")
                .stream()
                .map(table -> owner.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private record Replayed(int code, List<String> lines, String errors) {}

    private static Replayed replay(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int code = ReplayApplication.run(
                arguments(arguments).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return new Replayed(
                code, out.toString(StandardCharsets.UTF_8).lines().toList(), errors.toString(StandardCharsets.UTF_8));
    }

    private static List<String> arguments(String... more) {
        var arguments = new ArrayList<>(List.of(more));
        SETTINGS.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }
}
