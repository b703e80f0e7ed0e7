package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process in a session of its own that cannot outlive this JVM, not even when the JVM is killed with -9: a shell
 * between the two holds the other end of a pipe and kills the child's whole group when the pipe ends.
 */
public final class GuardedProcess {
    private static final String GUARD = guard();

    private final String name;
    private final Process shell;
    private final ProcessHandle child;

    private GuardedProcess(String name, Process shell, ProcessHandle child) {
        this.name = name;
        this.shell = shell;
        this.child = child;
    }

    /**
     * Returns as soon as the process runs, ready or not.
     *
     * @param environment added to this JVM's own; secrets travel here and never among the arguments
     * @param log receives standard output and error, appended
     */
    public static GuardedProcess start(
            String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        try {
            Files.createDirectories(folder);
            Path pidFile = folder.resolve(name + ".pid");
            Files.deleteIfExists(pidFile);
            List<String> guarded =
                    new ArrayList<>(List.of("setsid", "sh", "-c", GUARD, "guard-" + name, pidFile.toString()));
            guarded.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(guarded)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process shell = builder.start();
            return new GuardedProcess(name, shell, awaitChild(name, shell, pidFile, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle awaitChild(String name, Process shell, Path pidFile, Path log) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.exists(pidFile)) {
            if (!shell.isAlive() || System.nanoTime() > deadline) {
                shell.destroyForcibly();
                throw endedEarly(name, log);
            }
            pause(Duration.ofMillis(5));
        }
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        return ProcessHandle.of(pid).orElseGet(shell::toHandle);
    }

    static StartRefused endedEarly(String name, Path log) {
        return new StartRefused(
                StartRefused.Reason.ENDED_EARLY, name + " ended before it was ready; its log " + log + " says why.");
    }

    public String name() {
        return name;
    }

    /** The server itself, not the shell that guards it. */
    public long pid() {
        return child.pid();
    }

    public boolean isAlive() {
        return shell.isAlive() && child.isAlive();
    }

    /** Completes when the process and everything in its group is gone. */
    public CompletableFuture<Integer> onExit() {
        return shell.onExit().thenApply(Process::exitValue);
    }

    /**
     * Sends a signal to the server alone.
     *
     * @param signal without the prefix, for example {@code INT}
     */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while signalling " + name, e);
        }
    }

    /** Asks with a signal, waits, and kills what is still there after {@code patience}. */
    public void stop(String signal, Duration patience) {
        if (shell.isAlive()) {
            signal(signal);
            if (!awaitExit(patience)) {
                killHard();
            }
        }
    }

    /** kill -9, as a fault would; returns when nothing of the group is left. */
    public void killHard() {
        child.destroyForcibly();
        if (!awaitExit(Duration.ofSeconds(10))) {
            throw new IllegalStateException(name + " (process " + child.pid() + ") does not die");
        }
    }

    public boolean awaitExit(Duration patience) {
        try {
            return shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a server", e);
        }
    }

    private static String guard() {
        try (InputStream in = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new IllegalStateException("guard.sh is missing from this library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
