package cn.zhengxin.deploy.bench.load;

import cn.zhengxin.deploy.servers.Jdk;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Latency of a whole query, a system's, at a fixed rate: starts the platform, lets Gatling ask, prints what it saw. */
public final class QueryLatency {

    private static final Path TARGET =
            Path.of("deploy", "bench", "load", "target").toAbsolutePath();
    private static final int PER_SECOND = Integer.getInteger("bench.per-second", 100);
    private static final int WARM_UP = Integer.getInteger("bench.warm-up-seconds", 300);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);

    private static final int WARM_UP_TURN = 30;
    private static final int WARM_UP_CLIENTS = 12;
    private static final int MOST_PER_SECOND = 200;

    private QueryLatency() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var platform = MeasuredPlatform.start(TARGET.resolve("platform"))) {
            var queries = new PreparedQueries(platform.local());
            out.printf(
                    Locale.ROOT,
                    "%s: %d queries a second for %d s after %d s of warm-up, load of the machine %.1f%n",
                    Instant.now(),
                    PER_SECOND,
                    SECONDS,
                    WARM_UP,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            warmUp(out, platform, queries);
            boolean allAnswered = tell(out, ask(platform, queries));
            out.printf(
                    Locale.ROOT, "caught up %.1f s later%n", platform.catchUp().toMillis() / 1e3);
            if (!allAnswered) {
                throw new IllegalStateException("Not every query was answered with data; see gatling.log");
            }
        }
    }

    /**
     * As fast as a few clients can that each wait for their answer. A platform that has just been started carries a fraction of what it
     * carries later; asked at a fixed rate from the first second on, it would be measured while it digs itself out.
     */
    private static void warmUp(PrintStream out, MeasuredPlatform platform, PreparedQueries queries) {
        for (int left = WARM_UP; left > 0; left -= WARM_UP_TURN) {
            var warm = Turn.run(
                    platform.local().gatewayUrl(),
                    platform.token(),
                    WARM_UP_CLIENTS,
                    Duration.ofSeconds(WARM_UP_TURN),
                    queries.more(MOST_PER_SECOND * WARM_UP_TURN));
            out.printf(Locale.ROOT, "warm-up  %.1f/s %s%n", warm.perSecond(), warm.others());
        }
    }

    private static Path ask(MeasuredPlatform platform, PreparedQueries queries)
            throws IOException, InterruptedException {
        Path bodies = TARGET.resolve("bodies.jsonl");
        Files.deleteIfExists(bodies);
        Files.createFile(bodies, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(bodies, queries.more(PER_SECOND * SECONDS + 100));
        Path log = TARGET.resolve("gatling.log");
        var gatling = new ProcessBuilder(
                        Jdk.java().toString(),
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dbench.gateway=" + platform.local().gatewayUrl(),
                        "-Dbench.bodies=" + bodies,
                        "-Dbench.per-second=" + PER_SECOND,
                        "-Dbench.seconds=" + SECONDS,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "-s",
                        QueryLatencySimulation.class.getName(),
                        "-rf",
                        TARGET.resolve("gatling").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        gatling.environment().put("BENCH_TOKEN", platform.token());
        int status = gatling.start().waitFor();
        Files.delete(bodies);
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with " + status + "; see " + log);
        }
        return log;
    }

    /** What Gatling's closing table says; whether all were answered with data. */
    private static boolean tell(PrintStream out, Path log) throws IOException {
        String text = Files.readString(log);
        String summary = text.substring(Math.max(0, text.lastIndexOf("---- Global Information")));
        String failed = figure(summary, "request count", 3);
        out.printf(
                Locale.ROOT,
                "measured asked %s, failed %s; ms: p50 %s, p75 %s, p95 %s, p99 %s, maximum %s; %s a second%n",
                figure(summary, "request count", 1),
                failed,
                figure(summary, "response time 50th percentile (ms)", 2),
                figure(summary, "response time 75th percentile (ms)", 2),
                figure(summary, "response time 95th percentile (ms)", 2),
                figure(summary, "response time 99th percentile (ms)", 2),
                figure(summary, "max response time (ms)", 2),
                figure(summary, "mean throughput (rps)", 2));
        summary.lines()
                .dropWhile(line -> !line.startsWith("---- Errors"))
                .skip(1)
                .takeWhile(line -> line.startsWith(">"))
                .forEach(out::println);
        return failed.equals("0") || failed.equals("-");
    }

    /**
     * A figure of the closing table.
     *
     * @param column 1 all, 2 answered with data, 3 failed
     */
    private static String figure(String summary, String row, int column) {
        return summary.lines()
                .filter(line -> line.startsWith("> " + row + " "))
                .map(line -> line.split("\\|", -1)[column].strip().replace(",", ""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Gatling told no " + row));
    }
}
