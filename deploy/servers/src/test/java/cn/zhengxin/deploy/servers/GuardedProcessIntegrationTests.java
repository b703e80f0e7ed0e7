package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A guarded process")
class GuardedProcessIntegrationTests {
    @TempDir
    private Path folder;

    /** The JVM that is killed: it starts a server that has a child of its own, and waits. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            GuardedProcess.start(
                    "server",
                    List.of("sh", "-c", "sleep 1000 & echo $! > grandchild; wait"),
                    Map.of(),
                    Path.of(arguments[0]),
                    Path.of(arguments[0], "server.log"));
            Thread.sleep(Duration.ofMinutes(10));
        }
    }

    @Test
    @DisplayName("does not outlive the JVM that started it, not even after kill -9, and neither do its children")
    void leavesNoOrphanWhenTheParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Jdk.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        ProcessHandle server = awaitProcess(folder.resolve("server.pid"));
        ProcessHandle grandchild = awaitProcess(folder.resolve("grandchild"));

        parent.destroyForcibly();
        assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(server.isAlive()).isFalse();
            assertThat(grandchild.isAlive()).isFalse();
        });
    }

    @Test
    @DisplayName("takes its own children along when it is killed")
    void takesItsChildrenAlong() throws IOException {
        GuardedProcess process = GuardedProcess.start(
                "server",
                List.of("sh", "-c", "sleep 1000 & echo $! > grandchild; wait"),
                Map.of(),
                folder,
                folder.resolve("server.log"));
        ProcessHandle grandchild = awaitProcess(folder.resolve("grandchild"));
        process.killHard();
        assertThat(process.isAlive()).isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !grandchild.isAlive());
    }

    @Test
    @DisplayName("is killed when it does not listen to a polite signal")
    void isKilledWhenItDoesNotListen() {
        GuardedProcess process = GuardedProcess.start(
                "server",
                List.of("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"),
                Map.of(),
                folder,
                folder.resolve("server.log"));
        process.stop("TERM", Duration.ofMillis(300));
        assertThat(process.isAlive()).isFalse();
    }

    private static ProcessHandle awaitProcess(Path pidFile) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(pidFile) && !Files.readString(pidFile).isBlank());
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .orElseThrow();
    }
}
