package cn.zhengxin.deploy.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One server as a child process. It keeps its port and its data over {@link #stop()}, {@link #killHard()} and another
 * {@link #start()}, so that faults can be tried on it.
 */
public abstract sealed class RunningServer implements AutoCloseable
        permits PostgresServer, KafkaServer, RedisServer, KeycloakServer {
    /** Less than this and no server is started; in megabytes. */
    static final long NEEDED_MEGABYTES = Long.getLong("zhengxin.servers.needed-megabytes", 1_024);

    private final String name;
    private final Path folder;
    private final int port;
    private volatile @Nullable GuardedProcess process;

    RunningServer(String name, Path folder, int port) {
        this.name = name;
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    /** Where its data, settings and log lie. */
    public final Path folder() {
        return folder;
    }

    public final Path logFile() {
        return folder.resolve(name + ".log");
    }

    /** Empty while it is stopped. */
    public final Optional<Long> pid() {
        return Optional.ofNullable(process).filter(GuardedProcess::isAlive).map(GuardedProcess::pid);
    }

    public final boolean isAlive() {
        return pid().isPresent();
    }

    /**
     * Returns when the server answers a real request. Starting a running server does nothing.
     *
     * @throws StartRefused with one clear sentence
     */
    public final synchronized void start() {
        if (isAlive()) {
            return;
        }
        DiskSpace.require(folder, NEEDED_MEGABYTES, title());
        Ports.requireFree(port, title());
        GuardedProcess started = launch();
        process = started;
        try {
            awaitReady(started);
        } catch (StartRefused e) {
            started.stop(stopSignal(), Duration.ofSeconds(1));
            throw e;
        }
    }

    private void awaitReady(GuardedProcess started) {
        long deadline = System.nanoTime() + patience().toNanos();
        while (!isReady()) {
            if (!started.isAlive()) {
                throw GuardedProcess.endedEarly(title(), logFile());
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefused(
                        StartRefused.Reason.NOT_READY_IN_TIME,
                        title() + " was not ready after " + patience().toSeconds() + " s; its log " + logFile()
                                + " says why.");
            }
            GuardedProcess.pause(askingInterval());
        }
        afterReady();
    }

    /** Lets it finish what it is doing, then ends it; data stay. */
    public final synchronized void stop() {
        GuardedProcess running = process;
        if (running != null) {
            running.stop(stopSignal(), Duration.ofSeconds(20));
            process = null;
        }
    }

    /** kill -9; data stay as they happen to be. */
    public final synchronized void killHard() {
        GuardedProcess running = process;
        if (running != null) {
            running.killHard();
            process = null;
        }
    }

    /** SIGSTOP: alive, but answers nobody until {@link #thaw()}. */
    public final void freeze() {
        GuardedProcess running = process;
        if (running != null) {
            running.signal("STOP");
        }
    }

    public final void thaw() {
        GuardedProcess running = process;
        if (running != null) {
            running.signal("CONT");
        }
    }

    @Override
    public final void close() {
        stop();
    }

    /** How people call it. */
    abstract String title();

    /** Prepares what is missing and starts the process. */
    abstract GuardedProcess launch();

    /** Asks the server itself, by its own protocol. */
    public abstract boolean isReady();

    /** Once after each start, before it is given to anybody. */
    void afterReady() {}

    String stopSignal() {
        return "TERM";
    }

    Duration askingInterval() {
        return Duration.ofMillis(50);
    }

    Duration patience() {
        return Duration.ofMinutes(3);
    }
}
