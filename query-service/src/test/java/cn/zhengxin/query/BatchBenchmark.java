package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A batch of as many rows as one may have, each about another person, by an officer, with the bureau at 5 ms, run by a service of its own process that is killed with
 * signal 9 in the middle. Prints rows a second and the memory of the process; asserts only what must hold at any speed. No
 * part of the build; named with {@code -Dtest=BatchBenchmark}.
 */
class BatchBenchmark {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final int ROWS = Integer.getInteger("rows", 10_000);

    @Test
    void run() throws Exception {
        var settings = SURROUNDINGS.settings("query_batch_benchmark");
        settings.put("zhengxin.query.creditquery.settlement-interval", "2s");
        settings.put("zhengxin.query.creditquery.quiet-period", "10s");
        settings.put("zhengxin.query.creditquery.lease", "20s");
        settings.put("zhengxin.query.batch.worker.concurrency", System.getProperty("concurrency", "8"));
        settings.put("zhengxin.query.batch.worker.lease", "20s");
        String file = BatchClient.HEADING
                + IntStream.rangeClosed(1, ROWS)
                        .mapToObj(row -> BatchClient.row(
                                UUID.randomUUID(), Surroundings.person(SyntheticPopulation.FIRST_OF_CROWD + row), row))
                        .collect(Collectors.joining());
        try (var process = new ServiceProcess(SURROUNDINGS, settings, "batch-benchmark.txt")) {
            process.start("-Xmx256m", "-XX:+UseSerialGC");
            var client = new BatchClient(SURROUNDINGS, process.port);
            long idle = process.kilobytes("VmRSS");
            long uploadedFrom = System.nanoTime();
            var created = client.upload(SURROUNDINGS.officer(), file);
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            say("%d rows, %d kB, checked and stored in %d ms"
                    .formatted(ROWS, file.length() / 1024, millisSince(uploadedFrom)));
            say("resident: %d MB idle, %d MB at most after the upload"
                    .formatted(idle / 1024, process.kilobytes("VmHWM") / 1024));
            String id = json(created).path("id").asString();
            SURROUNDINGS.bureauBehaves("{\"mode\":\"SLOW\",\"delayMillis\":5}");
            client.decide(id, client.tang(), "APPROVE");
            client.decide(id, client.luo(), "APPROVE");

            long from = System.nanoTime();
            int half = follow(process, client, id, from, ROWS / 2);
            say("first half: %.1f rows/s".formatted(half * 1000.0 / millisSince(from)));
            long highest = process.kilobytes("VmHWM");
            process.kill();
            long killedAt = System.nanoTime();
            process.start("-Xmx256m", "-XX:+UseSerialGC");
            say("killed with signal 9 and ready again after %d ms".formatted(millisSince(killedAt)));
            int resumedAt = answered(client, id);
            long again = System.nanoTime();
            follow(process, client, id, again, ROWS);
            say("second half: %.1f rows/s".formatted((ROWS - resumedAt) * 1000.0 / millisSince(again)));
            say("whole batch in %d s, the kill included; resident at most %d MB, after the kill %d MB"
                    .formatted(millisSince(from) / 1000, highest / 1024, process.kilobytes("VmHWM") / 1024));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.batch(id, client.tang())
                            .path("state")
                            .asString()
                            .equals("COMPLETED"));
            compare(client, id);
        }
    }

    /** Until so many rows are answered; says now and then how far it is and how much memory it takes. */
    private static int follow(ServiceProcess process, BatchClient client, String id, long from, int until) {
        int step = Math.max(1, ROWS / 10);
        int[] next = {step};
        int[] settled = {0};
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(30))
                .until(() -> {
                    settled[0] = answered(client, id);
                    if (settled[0] >= next[0]) {
                        say("  %6d rows answered after %5d s, resident %d MB"
                                .formatted(settled[0], millisSince(from) / 1000, process.kilobytes("VmRSS") / 1024));
                        next[0] = settled[0] - settled[0] % step + step;
                    }
                    return settled[0] >= until;
                });
        return settled[0];
    }

    /** Q12: the bureau's own log says how many marks there are. */
    private static void compare(BatchClient client, String id) throws Exception {
        Set<String> numbers = new HashSet<>();
        String cursor = "0";
        while (!cursor.isEmpty()) {
            JsonNode page = json(client.get("/" + id + "/rows?limit=200&cursor=" + cursor, SURROUNDINGS.officer()));
            page.path("items")
                    .valueStream()
                    .forEach(row -> numbers.add(
                            Surroundings.requestNumberOf(row.path("queryId").asString())));
            cursor = page.path("nextCursor").asString("");
        }
        String log;
        try (var http = HttpClient.newHttpClient()) {
            log = http.send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + SURROUNDINGS.bureau.controlPort() + "/inquiries"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
        var entries = Surroundings.JSON
                .readTree(log)
                .valueStream()
                .filter(entry -> numbers.contains(entry.path("requestNumber").asString()))
                .toList();
        say("rows %d, inquiries at the bureau %d".formatted(numbers.size(), entries.size()));
        assertThat(numbers).hasSize(ROWS);
        assertThat(entries)
                .hasSize(ROWS)
                .allSatisfy(
                        entry -> assertThat(entry.path("duplicates").asInt()).isZero());
    }

    private static int answered(BatchClient client, String id) {
        return client.batch(id, client.tang()).path("counts").path("ANSWERED").asInt(0);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
