package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.Jdk;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The commands {@code up}, {@code down}, {@code status}, {@code token} and {@code demo}. */
public final class Commands {
    private static final int DEFAULT_PORT_BASE = 8_080;
    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    private final int portBase;
    private final Path dataFolder;
    private final Supervision supervision;
    private final PrintStream out;

    private Commands(int portBase, Path dataFolder, PrintStream out) {
        this.portBase = portBase;
        this.dataFolder = dataFolder;
        this.supervision = new Supervision(dataFolder);
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            int portBase = portBase(System.getenv());
            Commands commands = new Commands(portBase, dataFolder(Project.folder(), portBase), System.out);
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> commands.up(arguments.contains("--fresh"));
                case "down" -> commands.down();
                case "status" -> commands.status();
                case "token" -> commands.token(arguments);
                case "demo" -> commands.demo();
                default -> {
                    System.err.println("Known are: up [--fresh], down, status, token USER, demo.");
                    yield 2;
                }
            };
        } catch (RuntimeException e) {
            System.err.println(Sentences.of(e));
            if (System.getenv("ZHENGXIN_TRACE") != null) {
                Sentences.log(e);
            }
            return 1;
        }
    }

    static int portBase(Map<String, String> environment) {
        String text = environment.getOrDefault("ZHENGXIN_PORT_BASE", "").strip();
        if (text.isEmpty()) {
            return DEFAULT_PORT_BASE;
        }
        try {
            return new PortPlan(Integer.parseInt(text)).base();
        } catch (IllegalArgumentException e) {
            throw new PlatformUnavailable("ZHENGXIN_PORT_BASE must be a number between 1024 and 65000.", e);
        }
    }

    /** A platform on other ports has data of its own, so that both can run. */
    static Path dataFolder(Path project, int portBase) {
        Path local = project.resolve("deploy").resolve("local");
        return local.resolve(portBase == DEFAULT_PORT_BASE ? ".data" : ".data-" + portBase);
    }

    private int up(boolean fresh) {
        if (supervision.supervisor().isPresent() && fresh) {
            int _ = down();
        }
        if (supervision.supervisor().isPresent() && supervision.state() instanceof Supervision.State.Ready) {
            out.println("The platform is already up.");
            printAddresses();
            return 0;
        }
        if (supervision.supervisor().isEmpty()) {
            if (fresh) {
                forget();
            }
            startSupervisor();
        }
        return awaitReady();
    }

    private void startSupervisor() {
        try {
            Files.createDirectories(supervision.folder());
            Files.deleteIfExists(supervision.folder().resolve("state"));
            Files.deleteIfExists(supervision.progress());
            ProcessBuilder builder = new ProcessBuilder(
                            "setsid",
                            Jdk.java().toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx96m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:MaxMetaspaceSize=96m",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Supervisor.class.getName(),
                            Integer.toString(portBase),
                            dataFolder.toString())
                    .directory(supervision.folder().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(supervision.log().toFile()));
            builder.environment().put("ZHENGXIN_PROJECT", Project.folder().toString());
            Process _ = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int awaitReady() {
        int told = 0;
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        long graceForPid = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            told += print(supervision.toldAfter(told));
            switch (supervision.state()) {
                case Supervision.State.Ready ready -> {
                    int _ = print(supervision.toldAfter(told));
                    out.println("The platform is ready after " + ready.seconds() + ".");
                    printAddresses();
                    return 0;
                }
                case Supervision.State.Failed failed -> {
                    System.err.println(failed.sentence());
                    return 1;
                }
                case Supervision.State.Starting _, Supervision.State.Unknown _ -> {
                    if (supervision.supervisor().isEmpty() && System.nanoTime() > graceForPid) {
                        System.err.println("The supervisor ended; its log " + supervision.log() + " says why.");
                        return 1;
                    }
                }
            }
            pause();
        }
        System.err.println("The platform was not ready after " + LONGEST_START.toMinutes()
                + " minutes; see the logs in " + dataFolder.resolve("logs") + ".");
        return 1;
    }

    private int print(List<String> sentences) {
        sentences.forEach(out::println);
        return sentences.size();
    }

    private void printAddresses() {
        PortPlan ports = new PortPlan(portBase);
        out.println();
        out.println("  Gateway             http://localhost:" + ports.gateway()
                + "        API under /api/v1, documents at /docs");
        out.println("  Sign in             http://localhost:" + ports.gateway() + "/oauth2/authorization/keycloak");
        out.println("  Keycloak            http://localhost:" + ports.keycloak() + "        realm credit");
        out.println("  Bureau simulator    http://localhost:" + ports.bureauControl() + "/inquiries");
        out.println("  PostgreSQL          127.0.0.1:" + ports.postgresql() + "   Kafka 127.0.0.1:" + ports.kafka()
                + "   Redis 127.0.0.1:" + ports.redis());
        out.println("  Logs                " + dataFolder.resolve("logs"));
        out.println();
        out.println("  People sign in with the password local-<name>; staff also with a one-time password, which");
        out.println("  `deploy/local/token <name>` knows how to make:");
        for (LocalRealm.Account account : new LocalRealm().accounts()) {
            out.println("    " + String.format("%-18s", account.name()) + String.join(", ", account.roles()));
        }
        out.println("    loan-origination, partner-guarantee, partner-leasing (systems, by `deploy/local/token`)");
        out.println();
        out.println("  Next: deploy/local/demo, deploy/local/status, deploy/local/down");
    }

    private int down() {
        Optional<ProcessHandle> supervisor = supervision.supervisor();
        if (supervisor.isPresent()) {
            int told = supervision.toldAfter(0).size();
            out.println("Stopping the platform.");
            ProcessHandle process = supervisor.get();
            boolean asked = process.destroy();
            long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (process.isAlive() && asked && System.nanoTime() < deadline) {
                told += print(supervision.toldAfter(told));
                pause();
            }
            int _ = print(supervision.toldAfter(told));
            boolean _ = process.destroyForcibly();
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!LocalProcesses.leftIn(dataFolder).isEmpty() && System.nanoTime() < deadline) {
            pause();
            // Their guards end them when the supervisor is gone; whoever is still here has lost its guard, too.
            LocalProcesses.leftIn(dataFolder).forEach(ProcessHandle::destroyForcibly);
        }
        if (!LocalProcesses.leftIn(dataFolder).isEmpty()) {
            System.err.println("Some processes do not end: "
                    + LocalProcesses.leftIn(dataFolder).stream()
                            .map(process -> Long.toString(process.pid()))
                            .toList());
            return 1;
        }
        out.println("The platform is down.");
        return 0;
    }

    private int status() {
        Optional<ProcessHandle> supervisor = supervision.supervisor();
        if (supervisor.isEmpty()) {
            out.println("The platform is not running.");
            return 1;
        }
        String format = "%-22s %-6s %-10s %-9s %8s%n";
        out.printf(Locale.ROOT, format, "process", "port", "health", "pid", "memory");
        long total = 0;
        boolean healthy = true;
        for (PlatformProcess process :
                LocalPlatform.described(portBase, dataFolder).processes()) {
            Path folder = dataFolder.resolve(process.name());
            Optional<ProcessHandle> handle = LocalProcesses.at(folder.resolve(process.name() + ".pid"), folder);
            long megabytes = handle.map(LocalProcesses::residentMegabytes).orElse(0L);
            boolean ready = handle.isPresent() && process.isReady();
            healthy &= ready;
            total += megabytes;
            out.printf(
                    Locale.ROOT,
                    format,
                    process.name(),
                    process.port(),
                    handle.isEmpty() ? "DOWN" : ready ? "READY" : "NOT READY",
                    handle.map(one -> Long.toString(one.pid())).orElse("-"),
                    megabytes + " MB");
        }
        long own = LocalProcesses.residentMegabytesAlone(supervisor.get());
        total += own;
        out.printf(Locale.ROOT, format, "supervisor", "-", "-", supervisor.get().pid(), own + " MB");
        out.println();
        out.println("Resident memory together: " + total + " MB");
        switch (supervision.state()) {
            case Supervision.State.Ready ready -> out.println("The last start took " + ready.seconds() + " to ready.");
            case Supervision.State.Starting _ -> out.println("The platform is still starting.");
            case Supervision.State.Failed failed -> out.println(failed.sentence());
            case Supervision.State.Unknown _ -> out.println("The supervisor has not told anything yet.");
        }
        return healthy ? 0 : 1;
    }

    private int token(List<String> arguments) {
        if (arguments.size() < 2) {
            System.err.println("Whose? For example: deploy/local/token officer.lin");
            return 2;
        }
        String name = arguments.get(1);
        out.println(arguments.size() > 2 ? signIn().tokenOf(name, number(arguments.get(2))) : signIn().tokenOf(name));
        return 0;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new PlatformUnavailable("The token's life is a number of seconds.", e);
        }
    }

    private SignIn signIn() {
        String issuer = "http://localhost:" + new PortPlan(portBase).keycloak() + "/realms/credit";
        return new SignIn(issuer, Secrets.in(dataFolder), Clock.systemUTC());
    }

    private int demo() {
        new Demo(new PortPlan(portBase), signIn(), out, Clock.systemUTC()).run();
        return 0;
    }

    private void forget() {
        if (!Files.isDirectory(dataFolder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(dataFolder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println("Earlier data are forgotten.");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformUnavailable("Interrupted.", e);
        }
    }
}
