package cn.zhengxin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service stopped and started again, twice at once, and on a database that somebody changed in between. */
class RestartIntegrationTests {

    private static final AuditServiceFixture FIXTURE = new AuditServiceFixture("audit_restarted");

    private static ConfigurableApplicationContext start() {
        Map<String, Object> settings = new HashMap<>();
        FIXTURE.settings(settings::put);
        settings.put("zhengxin.audit-trail.consumer.enabled", "false");
        // Above the environment and the files, as a command line is.
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var context = new SpringApplicationBuilder(AuditServiceApplication.class).run(arguments);
        FIXTURE.servedAt(Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0")));
        return context;
    }

    private static int readiness(ConfigurableApplicationContext context) throws Exception {
        String port = context.getEnvironment().getProperty("local.management.port", "0");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void arrive(int first, int last) {
        for (int i = first; i <= last; i++) {
            FIXTURE.asSuperuser("""
                    INSERT INTO incoming_event (event_id, producer, producer_sequence, topic, type, aggregate_id, account,
                        occurred_at, received_at, event)
                    VALUES (gen_random_uuid(), 'query', %d, 'credit.query.v1', 'QueryAnswered', 'query-%d', 'officer.lin',
                        '2026-11-25T01:00:00Z', '2026-11-25T01:00:01Z', '{"id":"event-%d"}')
                    """.formatted(i, i, i));
        }
    }

    private static void awaitWitness(long size) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (!Files.isDirectory(FIXTURE.witness())) {
                return false;
            }
            try (var files = Files.list(FIXTURE.witness())) {
                for (Path file : files.toList()) {
                    if (Files.readString(file).contains("head\t" + size + "\t")) {
                        return true;
                    }
                }
                return false;
            }
        });
    }

    @Test
    @DisplayName("U3 · the tree continues over restarts and under two instances; a changed database is not ready")
    void theTreeContinuesAndAChangedDatabaseIsNotReady() throws Exception {
        try (var first = start()) {
            arrive(1, 10);
            FIXTURE.awaitRecords("query", 10);
            assertThat(readiness(first)).isEqualTo(200);
        }
        try (var second = start();
                var third = start()) {
            arrive(11, 60);
            FIXTURE.awaitRecords("query", 60);
            awaitWitness(60);
            assertThat(readiness(second)).isEqualTo(200);
            assertThat(readiness(third)).isEqualTo(200);
            assertThat(FIXTURE.count("SELECT max(sequence) FROM ledger_record")).isEqualTo(59);
            var export = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0}");
            assertThat(FIXTURE.verifyExport(
                                    export.body(), "--head", FIXTURE.witness().toString())
                            .said())
                    .contains("VERIFIED: records 0 to 59");
        }
        leaveAnUnfinishedLine();
        try (var fourth = start()) {
            arrive(61, 64);
            FIXTURE.awaitRecords("query", 64);
            awaitWitness(64);
            assertThat(readiness(fourth)).isEqualTo(200);
            var export = FIXTURE.post(FIXTURE.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0}");
            assertThat(FIXTURE.verifyExport(
                                    export.body(), "--head", FIXTURE.witness().toString())
                            .exit())
                    .isZero();
        }
        FIXTURE.asSuperuser(
                "CREATE TABLE kept_record AS TABLE ledger_record", "CREATE TABLE kept_head AS TABLE ledger_head");
        FIXTURE.asSuperuser(
                "DELETE FROM ledger_record WHERE sequence >= 60", "DELETE FROM ledger_head WHERE size > 60");
        try (var onCutDatabase = start()) {
            assertThat(readiness(onCutDatabase)).isEqualTo(503);
            arrive(65, 65);
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> FIXTURE.count("SELECT count(*) FROM ledger_record") == 60);
        }
        FIXTURE.asSuperuser(
                "TRUNCATE ledger_record, ledger_head",
                "INSERT INTO ledger_record TABLE kept_record",
                "INSERT INTO ledger_head TABLE kept_head",
                """
                INSERT INTO ledger_record
                SELECT 64, gen_random_uuid(), producer, 99, type, aggregate_id, subject_reference, authorization_id,
                       institution, account, occurred_at, received_at, salt, leaf_hash, record
                  FROM ledger_record WHERE sequence = 63
                """);
        try (var onForgedRow = start()) {
            // The waiting event belongs where the forged row stands; it is never signed.
            await().atMost(Duration.ofSeconds(10)).until(() -> readiness(onForgedRow) == 503);
            assertThat(FIXTURE.count("SELECT max(size) FROM ledger_head")).isEqualTo(64);
        }
    }

    private static void leaveAnUnfinishedLine() throws Exception {
        try (var files = Files.list(FIXTURE.witness())) {
            Path last = files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList()
                    .getLast();
            Files.writeString(last, "leaf\t60\tabc", StandardOpenOption.APPEND);
        }
    }
}
