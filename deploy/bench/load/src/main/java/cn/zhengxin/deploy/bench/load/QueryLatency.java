package cn.zhengxin.deploy.bench.load;

import cn.zhengxin.deploy.servers.Jdk;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Latency of a whole query, a system's, at a fixed rate: starts the platform, lets Gatling ask, prints what it saw. */
public final class QueryLatency {

    private static final Path TARGET =
            Path.of("deploy", "bench", "load", "target").toAbsolutePath();
    private static final int PER_SECOND = Integer.getInteger("bench.per-second", 100);
    private static final int WARM_UP = Integer.getInteger("bench.warm-up-seconds", 60);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);

    private QueryLatency() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var platform = MeasuredPlatform.start(TARGET.resolve("platform"))) {
            Path bodies = TARGET.resolve("bodies.jsonl");
            Files.deleteIfExists(bodies);
            Files.createFile(
                    bodies, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(bodies, new PreparedQueries(platform.local()).more(PER_SECOND * (WARM_UP + SECONDS) + 100));
            Path results = TARGET.resolve("gatling")
                    .resolve(Long.toString(Instant.now().getEpochSecond()));
            out.printf(
                    Locale.ROOT,
                    "%s: %d queries a second for %d s after %d s of warm-up, load of the machine %.1f%n",
                    Instant.now(),
                    PER_SECOND,
                    SECONDS,
                    WARM_UP,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            var gatling = new ProcessBuilder(
                            Jdk.java().toString(),
                            "-Xmx512m",
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dbench.gateway=" + platform.local().gatewayUrl(),
                            "-Dbench.bodies=" + bodies,
                            "-Dbench.per-second=" + PER_SECOND,
                            "-Dbench.warm-up-seconds=" + WARM_UP,
                            "-Dbench.seconds=" + SECONDS,
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.gatling.app.Gatling",
                            "-s",
                            QueryLatencySimulation.class.getName(),
                            "-rf",
                            results.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(TARGET.resolve("gatling.log").toFile());
            gatling.environment().put("BENCH_TOKEN", platform.token());
            int status = gatling.start().waitFor();
            out.printf(Locale.ROOT, "Gatling ended with %d; its report is in %s%n", status, results);
            tell(out, results);
            out.printf(
                    Locale.ROOT, "caught up %.1f s later%n", platform.catchUp().toMillis() / 1e3);
        }
    }

    private static void tell(PrintStream out, Path results) throws IOException {
        Path statistics;
        try (Stream<Path> files = Files.walk(results)) {
            statistics = files.filter(file -> file.endsWith("js/stats.json"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Gatling wrote no statistics; see gatling.log"));
        }
        JsonNode all = JsonMapper.builder().build().readTree(Files.readString(statistics));
        for (String name : List.of("warm-up", "query")) {
            JsonNode one = all.path("contents").values().stream()
                    .map(entry -> entry.path("stats"))
                    .filter(stats -> stats.path("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Gatling measured no " + name));
            out.printf(
                    Locale.ROOT,
                    "%-8s asked %d, failed %d; ms: p50 %d, p75 %d, p95 %d, p99 %d, maximum %d; %.1f answered a second%n",
                    name,
                    one.path("numberOfRequests").path("total").asLong(),
                    one.path("numberOfRequests").path("ko").asLong(),
                    one.path("percentiles1").path("total").asLong(),
                    one.path("percentiles2").path("total").asLong(),
                    one.path("percentiles3").path("total").asLong(),
                    one.path("percentiles4").path("total").asLong(),
                    one.path("maxResponseTime").path("total").asLong(),
                    one.path("meanNumberOfRequestsPerSecond").path("ok").asDouble());
        }
    }
}
