package cn.zhengxin.deploy.bench.load;

import cn.zhengxin.deploy.bureausimulator.BureauSimulator;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.local.LocalPlatform;
import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.GuardedProcess;
import cn.zhengxin.deploy.servers.Jdk;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Peak throughput of the whole path, through gateway, gate, bureau and vault, beside the plain peer with the same writes: in
 * one run, on one database server, in turns there and back.
 */
public final class ThroughputComparison {

    private static final int PEER_PORT = MeasuredPlatform.PORT_BASE + 95;
    private static final int MOST_PER_SECOND = 1_500;
    private static final double FIRST_GUESS = 100;
    private static final Path TARGET = Path.of("deploy", "bench", "load", "target");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final int connections = Integer.getInteger("bench.connections", 32);
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final Duration turn = Duration.ofSeconds(Integer.getInteger("bench.turn-seconds", 10));
    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("bench.warm-up-seconds", 60));
    private final Map<String, List<Turn>> turns =
            new HashMap<>(Map.of("platform", new ArrayList<>(), "peer", new ArrayList<>()));

    private final Map<String, Double> latest = new HashMap<>();

    private ThroughputComparison() {}

    public static void main(String[] arguments) {
        new ThroughputComparison().run();
    }

    private void run() {
        try (var platform = MeasuredPlatform.start(TARGET.resolve("platform").toAbsolutePath())) {
            // The platform's bureau lets in nobody without certificate and passport; the plain peer has neither.
            try (var peersBureau = startPeersBureau();
                    var peer = new StoppedAtTheEnd(startPeer(platform.local(), peersBureau.port()))) {
                out.printf(
                        Locale.ROOT,
                        "the peer runs as process %d%n",
                        peer.process().pid());
                compare(platform, new PreparedQueries(platform.local()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BureauSimulator startPeersBureau() throws InterruptedException {
        return BureauSimulator.start(
                new BureauSimulator.Settings(
                        0,
                        0,
                        TARGET.resolve("peer-bureau-" + System.nanoTime()).toAbsolutePath(),
                        SyntheticPopulation.STANDARD_SEED),
                Clock.systemUTC());
    }

    private record StoppedAtTheEnd(GuardedProcess process) implements AutoCloseable {
        @Override
        public void close() {
            process.stop("TERM", Duration.ofSeconds(10));
        }
    }

    private void compare(MeasuredPlatform platform, PreparedQueries queries) {
        out.printf(
                Locale.ROOT,
                "%s: %d connections, turns of %d s, warm-up %d s each, load of the machine %.1f%n",
                Instant.now(),
                connections,
                turn.toSeconds(),
                warmUp.toSeconds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (String side : List.of("platform", "peer")) {
            // Told turn by turn: whoever reads it sees whether the side had stopped getting faster when it was
            // measured.
            for (long left = warmUp.toSeconds(); left > 0; left -= turn.toSeconds()) {
                var warm = turn(side, platform, queries, turn);
                out.printf(Locale.ROOT, "warm-up %-8s %6.1f/s %s%n", side, warm.perSecond(), warm.others());
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (String side : List.of("platform", "peer", "peer", "platform")) {
                Duration before = platform.catchUp();
                var taken = turn(side, platform, queries, turn);
                Duration after = platform.catchUp();
                turns.getOrDefault(side, List.of()).add(taken);
                out.printf(
                        Locale.ROOT,
                        "%-8s %6.1f/s  p50 %6.1f ms  p99 %6.1f ms  caught up %.1f s later %s%n",
                        side,
                        taken.perSecond(),
                        taken.millisAt(0.5),
                        taken.millisAt(0.99),
                        after.plus(before).toMillis() / 1e3,
                        taken.others().isEmpty() ? "" : taken.others());
            }
        }
        double ours = tell("platform");
        double theirs = tell("peer");
        out.printf(Locale.ROOT, "platform / peer %.2f%n", ours / theirs);
    }

    private double tell(String side) {
        var rates = turns.getOrDefault(side, List.of()).stream()
                .map(Turn::perSecond)
                .sorted()
                .toList();
        double median = (rates.get((rates.size() - 1) / 2) + rates.get(rates.size() / 2)) / 2;
        out.printf(
                Locale.ROOT,
                "%-8s median of %d turns %.1f/s (%.1f – %.1f)%n",
                side,
                rates.size(),
                median,
                rates.getFirst(),
                rates.getLast());
        return median;
    }

    private Turn turn(String side, MeasuredPlatform platform, PreparedQueries queries, Duration time) {
        double expected = Math.min(MOST_PER_SECOND, 2 * latest.getOrDefault(side, FIRST_GUESS) + 50);
        var bodies = queries.more((int) (expected * time.toSeconds()));
        String url = side.equals("peer")
                ? "http://127.0.0.1:" + PEER_PORT
                : platform.local().gatewayUrl();
        var taken = Turn.run(url, platform.token(), connections, time, bodies);
        latest.put(side, taken.perSecond());
        return taken;
    }

    /** Under the same options as a service of the platform, and with the same number of database connections. */
    private static GuardedProcess startPeer(LocalPlatform platform, int bureauPort) {
        Database database = platform.postgres().createDatabase("peer");
        Path folder = TARGET.resolve("peer").toAbsolutePath();
        var command = new ArrayList<>(List.of(Jdk.java().toString()));
        command.addAll(LocalPlatform.serviceJvmOptions());
        command.addAll(MeasuredPlatform.AS_ON_A_SERVER);
        command.addAll(List.of(
                "-jar",
                Path.of("deploy", "bench", "peer", "target", "bench-peer.jar")
                        .toAbsolutePath()
                        .toString()));
        var peer = GuardedProcess.start(
                "peer",
                command,
                Map.of(
                        "ZHENGXIN_PORT", Integer.toString(PEER_PORT),
                        "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", database.ownerName(),
                        "SPRING_DATASOURCE_PASSWORD", database.ownerPassword(),
                        "ZHENGXIN_PEER_BUREAUURL", "http://localhost:" + bureauPort,
                        "ZHENGXIN_PEER_KEYSTORE", folder.resolve("peer.p12").toString(),
                        "ZHENGXIN_PEER_KEYSTOREPASSWORD", platform.secrets().keyStorePassword("peer")),
                folder,
                folder.resolve("peer.log"));
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!answers()) {
            if (!peer.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The peer did not start; see " + folder.resolve("peer.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return peer;
    }

    private static boolean answers() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), PEER_PORT)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
