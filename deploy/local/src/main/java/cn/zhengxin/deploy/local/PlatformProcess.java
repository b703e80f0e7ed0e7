package cn.zhengxin.deploy.local;

import java.nio.file.Path;
import java.util.Optional;

/** One server or service of the platform, as a process that can be stopped, killed and started again. */
public sealed interface PlatformProcess permits ServerProcess, ServiceProcess {
    /** {@code postgresql}, {@code kafka}, {@code redis}, {@code keycloak}, {@code bureau-simulator}, {@code gateway}, {@code query-service}, … */
    String name();

    /** The port it serves on. */
    int port();

    /** Empty while it does not run. */
    Optional<Long> pid();

    /** Asks the process itself whether it can work. */
    boolean isReady();

    /** Returns when it is ready; does nothing when it already runs. */
    void start();

    /** Lets it finish what it is doing, then ends it. */
    void stop();

    /** kill -9. */
    void killHard();

    /** Keeps it from running without ending it, until {@link #thaw()}. */
    void freeze();

    /** Lets it run again after {@link #freeze()}. */
    void thaw();

    Path logFile();
}
