package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.GuardedProcess;
import cn.zhengxin.deploy.servers.Jdk;
import cn.zhengxin.deploy.servers.Ports;
import cn.zhengxin.deploy.servers.StartRefused;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the platform's own executable jars. */
final class ServiceProcess implements PlatformProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** Small on purpose: the whole platform fits into a developer's machine. */
    static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx160m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8");

    private final String name;
    private final ServiceJar jar;
    private final Path folder;
    private final Path log;
    private final int port;
    private final List<Integer> otherPorts;
    private final URI health;
    private final Map<String, String> environment;
    private final List<String> moreOptions;
    private volatile @Nullable GuardedProcess process;

    /**
     * Describes one; nothing runs yet.
     *
     * @param otherPorts must be free as well
     * @param health answers 200 when the service can work
     * @param moreOptions of the JVM, over the usual ones
     */
    ServiceProcess(
            String name,
            ServiceJar jar,
            Path folder,
            Path log,
            int port,
            List<Integer> otherPorts,
            URI health,
            Map<String, String> environment,
            List<String> moreOptions) {
        this.name = name;
        this.jar = jar;
        this.folder = folder;
        this.log = log;
        this.port = port;
        this.otherPorts = List.copyOf(otherPorts);
        this.health = health;
        this.environment = Map.copyOf(environment);
        this.moreOptions = List.copyOf(moreOptions);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path logFile() {
        return log;
    }

    @Override
    public Optional<Long> pid() {
        return Optional.ofNullable(process).filter(GuardedProcess::isAlive).map(GuardedProcess::pid);
    }

    @Override
    public boolean isReady() {
        return Http.answers(health);
    }

    @Override
    public synchronized void start() {
        if (pid().isPresent()) {
            return;
        }
        Ports.requireFree(port, name);
        otherPorts.forEach(other -> Ports.requireFree(other, name));
        List<String> command = new ArrayList<>();
        command.add(Jdk.java().toString());
        command.addAll(JVM_OPTIONS);
        // The last of two wins.
        command.addAll(moreOptions);
        command.addAll(List.of("-jar", jar.unpacked().toString()));
        GuardedProcess started = GuardedProcess.start(name, command, environment, folder, log);
        process = started;
        awaitReady(started);
    }

    private void awaitReady(GuardedProcess started) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!started.isAlive()) {
                throw new StartRefused(
                        StartRefused.Reason.ENDED_EARLY,
                        name + " ended before it was ready; its log " + log + " says why.");
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefused(
                        StartRefused.Reason.NOT_READY_IN_TIME,
                        name + " was not ready after " + PATIENCE.toSeconds() + " s; its log " + log + " says why.");
            }
            // The process's own end also wakes us up, so a failed start is told at once.
            boolean _ = started.awaitExit(Duration.ofMillis(200));
        }
    }

    @Override
    public synchronized void stop() {
        GuardedProcess running = process;
        if (running != null) {
            running.stop("TERM", Duration.ofSeconds(25));
            process = null;
        }
    }

    @Override
    public synchronized void killHard() {
        GuardedProcess running = process;
        if (running != null) {
            running.killHard();
            process = null;
        }
    }

    @Override
    public void freeze() {
        GuardedProcess running = process;
        if (running != null) {
            running.signal("STOP");
        }
    }

    @Override
    public void thaw() {
        GuardedProcess running = process;
        if (running != null) {
            running.signal("CONT");
        }
    }
}
