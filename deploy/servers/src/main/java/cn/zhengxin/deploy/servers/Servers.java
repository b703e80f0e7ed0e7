package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of servers on free ports with fresh data. Tests share one set per JVM; it ends with the JVM, however that ends.
 */
public final class Servers implements AutoCloseable {
    private static final Object LOCK = new Object();
    private static @Nullable Servers sharedSet;

    private final Path folder;
    private final Deque<RunningServer> started = new ArrayDeque<>();
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaServer kafka;
    private @Nullable RedisServer redis;
    private @Nullable KeycloakServer keycloak;

    private Servers(Path folder) {
        this.folder = folder;
    }

    /** The one set of this JVM, in {@code target/servers}, with at least these kinds running. */
    public static Servers shared(Server... kinds) {
        synchronized (LOCK) {
            Servers set = sharedSet;
            if (set == null) {
                Path parent = Path.of("target", "servers").toAbsolutePath();
                forgetEndedRuns(parent);
                set = new Servers(
                        parent.resolve("run-" + ProcessHandle.current().pid()));
                Runtime.getRuntime().addShutdownHook(new Thread(set::close, "stop-shared-servers"));
                sharedSet = set;
            }
            set.ensure(kinds);
            return set;
        }
    }

    /** A set of one's own, for faults that must not meet other tests. */
    public static Servers separate(Path folder, Server... kinds) {
        Servers set = new Servers(folder.toAbsolutePath());
        try {
            set.ensure(kinds);
        } catch (StartRefused e) {
            set.close();
            throw e;
        }
        return set;
    }

    private synchronized void ensure(Server... kinds) {
        for (Server kind : kinds) {
            RunningServer _ = switch (kind) {
                case POSTGRES -> postgres();
                case KAFKA -> kafka();
                case REDIS -> redis();
                case KEYCLOAK -> keycloak();
            };
        }
    }

    /** Started when first asked for. */
    public synchronized PostgresServer postgres() {
        if (postgres == null) {
            postgres = running(new PostgresServer(folder.resolve("postgresql"), Ports.free()));
        }
        return postgres;
    }

    /** Started when first asked for. */
    public synchronized KafkaServer kafka() {
        if (kafka == null) {
            kafka = running(new KafkaServer(folder.resolve("kafka"), Ports.free(), Ports.free()));
        }
        return kafka;
    }

    /** Started when first asked for. */
    public synchronized RedisServer redis() {
        if (redis == null) {
            redis = running(new RedisServer(folder.resolve("redis"), Ports.free()));
        }
        return redis;
    }

    /** Started without realms when first asked for, together with the PostgreSQL it keeps its data in. */
    public synchronized KeycloakServer keycloak() {
        return keycloak(List.of(), Map.of());
    }

    /**
     * As {@link #keycloak()}, with realms; they count only for whoever asks first.
     *
     * @param placeholders values of the <code>${…}</code> in the realm files
     */
    public synchronized KeycloakServer keycloak(List<Path> realms, Map<String, String> placeholders) {
        if (keycloak == null) {
            keycloak = running(new KeycloakServer(
                    folder.resolve("keycloak"),
                    Ports.free(),
                    Ports.free(),
                    postgres().createDatabase("keycloak"),
                    new KeycloakServer.Administrator("platform-admin", Passwords.random()),
                    realms,
                    placeholders));
        }
        return keycloak;
    }

    private <S extends RunningServer> S running(S server) {
        server.start();
        started.push(server);
        return server;
    }

    /** In reverse order of starting. */
    @Override
    public synchronized void close() {
        List<RunningServer> latestFirst = List.copyOf(started);
        started.clear();
        latestFirst.forEach(RunningServer::stop);
    }

    private static void forgetEndedRuns(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> runs = Files.list(parent)) {
            for (Path run : runs.toList()) {
                String pid = run.getFileName().toString().replaceFirst("^run-", "");
                if (pid.chars().allMatch(Character::isDigit)
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Unpacked.remove(run);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
