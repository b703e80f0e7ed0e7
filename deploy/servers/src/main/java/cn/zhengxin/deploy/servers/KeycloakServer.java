package cn.zhengxin.deploy.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak from its distribution, built once per user for PostgreSQL and then only started. It keeps its data in a
 * database of its own and speaks plain HTTP on 127.0.0.1.
 */
public final class KeycloakServer extends RunningServer {
    /** What is left out makes it start sooner and leaves less to attack. */
    private static final String FEATURES_LEFT_OUT = "ciba,device-flow,par,kerberos,impersonation,docker";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final int managementPort;
    private final Database database;
    private final Administrator administrator;
    private final List<Path> realms;
    private final Map<String, String> placeholders;

    /**
     * The administrator of the realm {@code master}, made at the very first start.
     *
     * @param name account name
     */
    public record Administrator(String name, String password) {
        @Override
        public String toString() {
            return "Administrator[" + name + "]";
        }
    }

    /**
     * Describes one; nothing runs yet.
     *
     * @param realms realm files imported at the first start, each named {@code <realm>-realm.json} or alike
     * @param placeholders values of the <code>${…}</code> in the realm files; they travel in the environment
     */
    public KeycloakServer(
            Path folder,
            int port,
            int managementPort,
            Database database,
            Administrator administrator,
            List<Path> realms,
            Map<String, String> placeholders) {
        super("keycloak", folder, port);
        this.managementPort = managementPort;
        this.database = database;
        this.administrator = administrator;
        this.realms = List.copyOf(realms);
        this.placeholders = Map.copyOf(placeholders);
    }

    public String baseUrl() {
        return "http://localhost:" + port();
    }

    public String issuer(String realm) {
        return baseUrl() + "/realms/" + realm;
    }

    public String jwksUri(String realm) {
        return issuer(realm) + "/protocol/openid-connect/certs";
    }

    public String tokenUri(String realm) {
        return issuer(realm) + "/protocol/openid-connect/token";
    }

    public Administrator administrator() {
        return administrator;
    }

    /** Unpacks and builds the distribution unless that was done before; can run while other servers start. */
    public static void prepare() {
        Path _ = distribution();
    }

    @Override
    String title() {
        return "Keycloak";
    }

    @Override
    Duration patience() {
        return Duration.ofMinutes(10);
    }

    // Keycloak logs every question that comes too early.
    @Override
    Duration askingInterval() {
        return Duration.ofMillis(500);
    }

    @Override
    GuardedProcess launch() {
        Ports.requireFree(managementPort, "Keycloak's health endpoint");
        Path home = home(distribution());
        List<String> command = new ArrayList<>(List.of(
                Jdk.java().toString(),
                "-Xms64m",
                "-Xmx320m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(jvmOptions(home));
        command.addAll(List.of("start", "--optimized"));
        if (!realms.isEmpty()) {
            command.add("--import-realm");
        }
        return GuardedProcess.start(name(), command, environment(), folder(), logFile());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(placeholders);
        environment.put("KC_DB_URL", database.jdbcUrl());
        environment.put("KC_DB_USERNAME", database.ownerName());
        environment.put("KC_DB_PASSWORD", database.ownerPassword());
        environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", administrator.name());
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", administrator.password());
        environment.put("KC_HOSTNAME", baseUrl());
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(port()));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("KC_CACHE", "local");
        environment.put("KC_LOG_LEVEL", "INFO");
        return environment;
    }

    /** What the distribution's own start script passes, on this JDK. */
    private static List<String> jvmOptions(Path home) {
        return List.of(
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dsun.err.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    /** A home of this instance: the shared distribution through links, its own realm files and temporary data. */
    private Path home(Path distribution) {
        Path home = folder().resolve("home");
        Path imports = home.resolve("data").resolve("import");
        try {
            Unpacked.remove(imports);
            Files.createDirectories(imports);
            for (String shared : List.of("lib", "conf", "providers", "themes")) {
                Path link = home.resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(shared));
            }
            for (Path realm : realms) {
                Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady() {
        if (Ports.isFree(port())) {
            return false;
        }
        return answers("http://localhost:" + managementPort + "/health/ready")
                && answers(issuer("master") + "/.well-known/openid-configuration");
    }

    private static boolean answers(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Keycloak", e);
        }
    }

    private static Path distribution() {
        return Unpacked.once(
                        "keycloak-" + Locations.keycloakVersion() + "-"
                                + Integer.toHexString(FEATURES_LEFT_OUT.hashCode()),
                        empty -> {
                            Path zip = Locations.keycloakZip();
                            if (!Files.isReadable(zip)) {
                                throw new StartRefused(
                                        StartRefused.Reason.NOT_OFFERED_HERE,
                                        "The Keycloak distribution " + zip
                                                + " is gone: build deploy/servers again to fetch it.");
                            }
                            DiskSpace.require(empty, NEEDED_MEGABYTES, "Keycloak");
                            unpack(zip, empty);
                            build(empty.resolve("home"));
                        })
                .resolve("home");
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                // The archive's own top folder carries the version; here it is always "home".
                int slash = entry.getName().indexOf('/');
                Path path = target.resolve("home" + entry.getName().substring(slash))
                        .normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive names a file outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy((InputStream) in, path);
                }
            }
        }
        Files.setPosixFilePermissions(target.resolve("home/bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void build(Path home) throws IOException {
        Path log = home.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "build",
                        "--db=postgres",
                        "--health-enabled=true",
                        "--features-disabled=" + FEATURES_LEFT_OUT)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", Jdk.home().toString());
        try {
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw GuardedProcess.endedEarly("Keycloak's build", log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was built", e);
        }
    }
}
