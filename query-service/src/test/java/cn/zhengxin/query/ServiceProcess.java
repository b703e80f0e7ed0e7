package cn.zhengxin.query;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, which can be killed with signal 9 and started again on the same data. */
final class ServiceProcess implements AutoCloseable {

    private final Surroundings surroundings;
    private final Map<String, String> settings;
    private final String log;
    final int port = freePort();
    private @Nullable Process process;

    ServiceProcess(Surroundings surroundings, Map<String, String> settings, String log) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.log = log;
    }

    /** Returns when it answers. */
    void start(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(QueryServiceApplication.class.getName());
        command.add("--server.port=" + port);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            File file = Files.createDirectories(Path.of("target", "surroundings"))
                    .resolve(log)
                    .toFile();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> surroundings
                                .get(port, "/api/v1/credit-queries", surroundings.officer())
                                .statusCode()
                        == 200);
    }

    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
            process = null;
        }
    }

    /** A line of what the kernel says of the process, in kB: VmRSS now, VmHWM at its highest. */
    long kilobytes(String name) {
        if (process == null) {
            return 0;
        }
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
