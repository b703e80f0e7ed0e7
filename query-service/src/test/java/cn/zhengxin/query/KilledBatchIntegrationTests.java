package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service killed with signal 9 while it runs a batch, twice, and started again (Q11, Q12). */
class KilledBatchIntegrationTests {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final int ROWS = 60;

    @AfterEach
    void bureauWellAgain() {
        SURROUNDINGS.bureauBehaves("{\"mode\":\"NORMAL\"}");
    }

    @Test
    @DisplayName(
            "Q11, Q12 · killed in the middle of a batch, twice: every row has one inquiry, none is repeated or lost")
    void killedInTheMiddle() {
        var settings = SURROUNDINGS.settings("query_batch_killed");
        settings.put("zhengxin.query.batch.worker.interval", "200ms");
        settings.put("zhengxin.query.batch.worker.concurrency", "4");
        settings.put("zhengxin.query.batch.worker.lease", "6s");
        settings.put("zhengxin.query.batch.worker.first-pause", "500ms");
        settings.put("zhengxin.query.batch.worker.longest-pause", "2s");
        String file = BatchClient.HEADING
                + IntStream.rangeClosed(1, ROWS)
                        .mapToObj(row -> BatchClient.row(UUID.randomUUID(), Surroundings.person(100 + row % 90), row))
                        .collect(Collectors.joining());
        try (var process = new ServiceProcess(SURROUNDINGS, settings, "killed-batch.txt")) {
            start(process);
            var client = new BatchClient(SURROUNDINGS, process.port);
            var created = client.upload(SURROUNDINGS.officer(), file);
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            String id = json(created).path("id").asString();
            SURROUNDINGS.bureauBehaves("{\"mode\":\"SLOW\",\"delayMillis\":60}");
            client.decide(id, client.tang(), "APPROVE");
            client.decide(id, client.luo(), "APPROVE");

            for (int settled : new int[] {10, 30}) {
                await().pollInterval(Duration.ofMillis(50))
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> answered(client, id) >= settled);
                process.kill();
                start(process);
            }

            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> client.batch(id, client.tang())
                            .path("state")
                            .asString()
                            .equals("COMPLETED"));
            assertThat(answered(client, id)).isEqualTo(ROWS);
            var rows = json(client.get("/" + id + "/rows?limit=200", SURROUNDINGS.officer()))
                    .path("items");
            assertThat(rows.valueStream()
                            .map(row -> row.path("queryId").asString())
                            .distinct())
                    .hasSize(ROWS)
                    .allSatisfy(query -> assertThat(SURROUNDINGS.footprints(Surroundings.requestNumberOf(query)))
                            .singleElement()
                            .satisfies(entry ->
                                    assertThat(entry.path("duplicates").asInt()).isZero()));
        }
    }

    private static void start(ServiceProcess process) {
        process.start("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    private static int answered(BatchClient client, String id) {
        JsonNode counts = client.batch(id, client.tang()).path("counts");
        return counts.path("ANSWERED").asInt(0);
    }
}
