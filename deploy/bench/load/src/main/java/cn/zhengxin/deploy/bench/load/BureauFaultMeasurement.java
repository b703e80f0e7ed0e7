package cn.zhengxin.deploy.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * What the bureau's faults cost: for each the state a query is in when its request is answered, and after how long; after how many failures
 * the breaker opens, and what is answered from then on; and what everybody else notices meanwhile (the 99th percentile of reading, with the
 * bureau in order and with it down under load).
 */
public final class BureauFaultMeasurement {

    private static final Path TARGET = Path.of("deploy", "bench", "load", "target");
    private static final List<String> FAULTS = List.of(
            "NORMAL",
            "SLOW",
            "RESET_BEFORE",
            "RESET_AFTER",
            "HALF",
            "ANSWER_AFTER_GONE",
            "TRICKLE",
            "HUGE",
            "GARBAGE",
            "ENTITY_BOMB",
            "EXTERNAL_ENTITY",
            "DEEP",
            "ANOTHERS_ANSWER",
            "DOWN");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z_]+)\"");
    /** Longer than the limit of an inquiry, so that it is the limit that ends it. */
    private static final long SLOW_MILLIS = 20_000;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final int reads = Integer.getInteger("bench.reads", 2_000);
    private final int perFault = Integer.getInteger("bench.per-fault", 3);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BureauFaultMeasurement() {}

    public static void main(String[] arguments) {
        new BureauFaultMeasurement().run();
    }

    private void run() {
        try (var platform = MeasuredPlatform.start(TARGET.resolve("platform").toAbsolutePath())) {
            var queries = new PreparedQueries(platform.local());
            out.printf(Locale.ROOT, "%s: faults of the bureau%n", Instant.now());
            var warmUp = Turn.run(
                    platform.local().gatewayUrl(), platform.token(), 8, Duration.ofSeconds(20), queries.more(2_000));
            out.printf(Locale.ROOT, "warm-up %.1f/s%n", warmUp.perSecond());
            eachFault(platform, queries);
            double before = readsWhileTheBureauIs("NORMAL", platform, queries);
            double during = readsWhileTheBureauIs("DOWN", platform, queries);
            out.printf(Locale.ROOT, "p99 of reading, bureau down / in order: %.2f (goal 1.2)%n", during / before);
            theBreaker(platform, queries);
            behave(platform, "NORMAL");
        }
    }

    private void eachFault(MeasuredPlatform platform, PreparedQueries queries) {
        for (String fault : FAULTS) {
            behave(platform, fault);
            for (String body : queries.more(perFault)) {
                long begin = System.nanoTime();
                var answer = submit(platform, body);
                out.printf(
                        Locale.ROOT,
                        "%-18s %d %-9s after %6.0f ms%n",
                        fault,
                        answer.statusCode(),
                        stateIn(answer.body()),
                        (System.nanoTime() - begin) / 1e6);
            }
            behave(platform, "NORMAL");
            // So that one fault is not measured through the breaker that those before have opened.
            for (String body : queries.more(3 * perFault)) {
                var _ = submit(platform, body);
            }
        }
        settle(platform);
    }

    /** What was left open is answered, and counts no more. */
    private void settle(MeasuredPlatform platform) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (unsettled(platform) > 0 && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static long unsettled(MeasuredPlatform platform) {
        try (var connection = platform.local().postgres().superuser("query");
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT count(*) FROM credit_query WHERE state IN ('APPROVED', 'SENDING', 'UNKNOWN')")) {
            result.next();
            return result.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double readsWhileTheBureauIs(String mode, MeasuredPlatform platform, PreparedQueries queries) {
        behave(platform, mode);
        var bodies = queries.more(1_000);
        var reading = new AtomicBoolean(true);
        var latencies = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.submit(() -> {
                for (String body : bodies) {
                    if (!reading.get()) {
                        return;
                    }
                    var _ = submit(platform, body);
                }
            });
            String token = platform.token();
            for (int read = 0; read < reads; read++) {
                long begin = System.nanoTime();
                var answer = send(HttpRequest.newBuilder(
                                URI.create(platform.local().gatewayUrl() + "/api/v1/credit-queries?limit=10"))
                        .header("Authorization", "Bearer " + token)
                        .build());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("Reading was answered " + answer.statusCode());
                }
                latencies.add(System.nanoTime() - begin);
            }
            reading.set(false);
        }
        var sorted = latencies.stream().sorted().toList();
        double p99 = sorted.get((int) ((sorted.size() - 1) * 0.99)) / 1e6;
        out.printf(
                Locale.ROOT,
                "reading, bureau %-6s p50 %6.1f ms  p99 %6.1f ms%n",
                mode,
                sorted.get(sorted.size() / 2) / 1e6,
                p99);
        return p99;
    }

    /** Failures come until a query keeps the state it was cleared with: from then on nothing is sent. */
    private void theBreaker(MeasuredPlatform platform, PreparedQueries queries) {
        behave(platform, "NORMAL");
        settle(platform);
        behave(platform, "DOWN");
        int failures = 0;
        for (String body : queries.more(60)) {
            long begin = System.nanoTime();
            String state = stateIn(submit(platform, body).body());
            if (state.equals("APPROVED")) {
                out.printf(
                        Locale.ROOT,
                        "breaker open after %d failures (goal 20); the next answer, APPROVED and unsent, took %.0f ms%n",
                        failures,
                        (System.nanoTime() - begin) / 1e6);
                return;
            }
            failures++;
        }
        out.println("the breaker did not open");
    }

    private HttpResponse<String> submit(MeasuredPlatform platform, String body) {
        return send(HttpRequest.newBuilder(URI.create(platform.local().gatewayUrl() + "/api/v1/credit-queries"))
                .header("Authorization", "Bearer " + platform.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private void behave(MeasuredPlatform platform, String mode) {
        String delay = mode.equals("SLOW") || mode.equals("ANSWER_AFTER_GONE") ? ",\"delayMillis\":" + SLOW_MILLIS : "";
        var answer = send(HttpRequest.newBuilder(URI.create(platform.local().bureauControlUrl() + "/behaviour"))
                .PUT(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"" + delay + "}"))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The bureau does not behave like " + mode);
        }
    }

    private static String stateIn(String body) {
        var state = STATE.matcher(body);
        return state.find() ? state.group(1) : "-";
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
}
