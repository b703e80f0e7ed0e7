package cn.zhengxin.deploy.bench.load;

import cn.zhengxin.deploy.local.LocalPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The local platform on ports of its own, with fresh data under JVM options of a server, and without the limit on what one caller may ask. */
final class MeasuredPlatform implements AutoCloseable {

    static final int PORT_BASE = 26_080;
    static final String SYSTEM = "loan-origination";

    /** A service on a server: the second compiler, and a heap that is not a developer's machine's. */
    static final List<String> AS_ON_A_SERVER = List.of(
            "-Xmx384m",
            "-XX:TieredStopAtLevel=" + Integer.getInteger("bench.tier", 4),
            "-XX:ReservedCodeCacheSize=128m");

    private static final String NO_LIMIT = "100000";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalPlatform platform;

    private MeasuredPlatform(LocalPlatform platform) {
        this.platform = platform;
    }

    static MeasuredPlatform start(Path data) {
        forget(data);
        var options = LocalPlatform.Options.here().under(AS_ON_A_SERVER);
        for (String limit : List.of("REQUESTSPERSECOND", "BURST", "ADDRESSREQUESTSPERSECOND", "ADDRESSBURST")) {
            options = options.with("gateway", "ZHENGXIN_GATEWAY_LIMIT_" + limit, NO_LIMIT);
        }
        return new MeasuredPlatform(LocalPlatform.start(PORT_BASE, data, options));
    }

    private static void forget(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalPlatform local() {
        return platform;
    }

    String token() {
        return platform.signIn().tokenOf(SYSTEM);
    }

    /** Waits until everything committed is on the topics and in the ledger, so that one turn does not pay for another's. */
    Duration catchUp() {
        long begin = System.nanoTime();
        while (owed() > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The platform does not catch up");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private long owed() {
        long owed = 0;
        for (String database : List.of("query", "authorization")) {
            owed += number(database, "SELECT count(*) FROM outbox_event WHERE published_at IS NULL");
            long numbered = number(database, "SELECT coalesce(max(last_sequence), 0) FROM outbox_relay");
            long recorded = number(
                    "audit",
                    "SELECT coalesce(max(producer_sequence), 0) FROM ledger_record WHERE producer = '" + database
                            + "'");
            owed += numbered - recorded;
        }
        return owed;
    }

    private long number(String database, String query) {
        try (var connection = platform.postgres().superuser(database);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        platform.stop();
    }
}
