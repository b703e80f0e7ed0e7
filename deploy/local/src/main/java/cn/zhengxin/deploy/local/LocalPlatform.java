package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.KafkaServer;
import cn.zhengxin.deploy.servers.KeycloakServer;
import cn.zhengxin.deploy.servers.Ports;
import cn.zhengxin.deploy.servers.PostgresServer;
import cn.zhengxin.deploy.servers.RedisServer;
import cn.zhengxin.deploy.servers.StartRefused;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.KeyFolder;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.SubjectReferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * The whole platform on one machine: every server and every service as its own process, each of which ends with this
 * JVM, however that ends.
 */
public final class LocalPlatform implements AutoCloseable {
    /** Services that keep data, with the name of their database. */
    private static final Map<String, String> DATABASES = Map.of(
            "authorization-service", "authorization",
            "query-service", "query",
            "masking-service", "masking",
            "dispute-service", "dispute",
            "audit-service", "audit");

    /** Plain Java that keeps next to nothing. */
    private static final Map<String, List<String>> MORE_JVM_OPTIONS =
            Map.of("identity-check-simulator", List.of("-Xms8m", "-Xmx48m"));

    static final String KEYCLOAK_ADMINISTRATOR = "platform-admin";

    private final PortPlan ports;
    private final Path dataFolder;
    private final Options options;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final Map<String, PlatformProcess> processes = new LinkedHashMap<>();
    private final List<PlatformProcess> started = Collections.synchronizedList(new ArrayList<>());
    private final Clock clock = Clock.systemUTC();

    /**
     * How to start.
     *
     * @param project the checkout whose jars are run
     * @param progress told what happens
     * @param environment more settings per service name, put over the usual ones: for tests
     * @param jvm options of every service's JVM, put over the usual ones: for measurements
     * @param atOnce how many services start at the same time
     */
    public record Options(
            Path project,
            Progress progress,
            Map<String, Map<String, String>> environment,
            List<String> jvm,
            int atOnce) {
        public Options {
            environment = Map.copyOf(environment);
            jvm = List.copyOf(jvm);
        }

        /** The usual ones for the checkout that this program runs in. */
        public static Options here() {
            return new Options(Project.folder(), Progress.silent(), Map.of(), List.of(), 3);
        }

        public Options telling(Progress other) {
            return new Options(project, other, environment, jvm, atOnce);
        }

        /** With a setting of one service changed, for example {@code ZHENGXIN_QUERY_BUREAU_BASEURL}. */
        public Options with(String service, String variable, String value) {
            Map<String, Map<String, String>> all = new HashMap<>(environment);
            Map<String, String> own = new HashMap<>(all.getOrDefault(service, Map.of()));
            own.put(variable, value);
            all.put(service, Map.copyOf(own));
            return new Options(project, progress, all, jvm, atOnce);
        }

        /** With every service under these options, for example a heap as on a server. */
        public Options under(List<String> other) {
            return new Options(project, progress, environment, other, atOnce);
        }
    }

    private LocalPlatform(int portBase, Path dataFolder, Options options) {
        this.ports = new PortPlan(portBase);
        this.dataFolder = dataFolder.toAbsolutePath().normalize();
        this.options = options;
        this.secrets = Secrets.in(this.dataFolder);
        this.postgres = new PostgresServer(this.dataFolder.resolve("postgresql"), ports.postgresql());
    }

    /**
     * Returns when everything is ready. What is in the data folder from earlier is used again.
     *
     * @throws StartRefused with one sentence; what was started by then is stopped
     */
    public static LocalPlatform start(int portBase, Path dataFolder, Options options) {
        LocalPlatform platform = new LocalPlatform(portBase, dataFolder, options);
        try {
            platform.describe();
            platform.startAll();
            return platform;
        } catch (RuntimeException e) {
            platform.stop();
            throw e;
        }
    }

    /** Knows its processes' names, ports and health, but has started none. */
    static LocalPlatform described(int portBase, Path dataFolder) {
        LocalPlatform platform = new LocalPlatform(portBase, dataFolder, Options.here());
        platform.describe();
        return platform;
    }

    public PortPlan ports() {
        return ports;
    }

    public Path dataFolder() {
        return dataFolder;
    }

    public Path logFolder() {
        return dataFolder.resolve("logs");
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Where everything is reached, without a slash at the end. */
    public String gatewayUrl() {
        return "http://localhost:" + ports.gateway();
    }

    public String issuer() {
        return "http://localhost:" + ports.keycloak() + "/realms/credit";
    }

    /** The bureau simulator's control interface. */
    public String bureauControlUrl() {
        return "http://localhost:" + ports.bureauControl();
    }

    /** The identity check simulator's control interface. */
    public String identityCheckControlUrl() {
        return "http://localhost:" + ports.identityCheckControl();
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** A service's database, as it was made at the start. */
    public Database database(String name) {
        return postgres.createDatabase(name, secrets.databaseOwnerPassword(name), secrets.databaseAppPassword(name));
    }

    public SignIn signIn() {
        return new SignIn(issuer(), secrets, clock);
    }

    /** In the order of starting. */
    public List<PlatformProcess> processes() {
        return List.copyOf(processes.values());
    }

    /** By name, for example {@code query-service} or {@code kafka}. */
    public PlatformProcess process(String name) {
        PlatformProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("No process is called " + name + "; there are " + processes.keySet());
        }
        return process;
    }

    /** What every service's JVM is started with: for whatever is measured beside one. */
    public static List<String> serviceJvmOptions() {
        return ServiceProcess.JVM_OPTIONS;
    }

    /** Where a service's executable jar is built. */
    static Path jar(Path project, String name) {
        String module = switch (name) {
            case "gateway" -> "gateway/app";
            case "masking-service" -> "masking-service/app";
            case "audit-service" -> "audit-service/app";
            case "bureau-simulator" -> "deploy/bureau-simulator";
            case "identity-check-simulator" -> "deploy/identity-check-simulator";
            default -> name;
        };
        return project.resolve(module).resolve("target").resolve(name + ".jar");
    }

    private void describe() {
        add(new ServerProcess(postgres));
        add(new ServerProcess(new KafkaServer(dataFolder.resolve("kafka"), ports.kafka(), ports.kafkaController())));
        add(new ServerProcess(new RedisServer(dataFolder.resolve("redis"), ports.redis())));
        add(new ServerProcess(keycloak()));
        add(bureau());
        add(identityCheck());
        add(service("authorization-service", ports.authorization()));
        add(service("masking-service", ports.masking()));
        add(service("query-service", ports.query()));
        add(service("audit-service", ports.audit()));
        add(service("dispute-service", ports.dispute()));
        add(service("gateway", ports.gateway()));
    }

    private void add(PlatformProcess process) {
        processes.put(process.name(), process);
    }

    private KeycloakServer keycloak() {
        Path realm = dataFolder.resolve("keycloak").resolve("credit-realm.json");
        new LocalRealm().writeTo(realm);
        SubjectReferences references =
                new SubjectReferences(new BlindIndex(Base64.getDecoder().decode(secrets.subjectKey())));
        SyntheticPopulation people = SyntheticPopulation.standard();
        Map<String, String> placeholders = new HashMap<>();
        placeholders.put("ZHENGXIN_GATEWAY_URL", gatewayUrl());
        placeholders.put(
                "ZHENGXIN_SUBJECT_ZHANG",
                references.referenceOf("RESIDENT_ID", people.person(1).nationalId()));
        placeholders.put(
                "ZHENGXIN_SUBJECT_LI",
                references.referenceOf("RESIDENT_ID", people.person(2).nationalId()));
        for (String client : List.of(
                "gateway",
                "gateway-service",
                "authorization-service",
                "query-service",
                "masking-service",
                "dispute-service",
                "audit-service",
                "loan-origination",
                "partner-guarantee",
                "partner-leasing")) {
            placeholders.put(
                    "ZHENGXIN_SECRET_" + client.toUpperCase(Locale.ROOT).replace('-', '_'),
                    secrets.clientSecret(client));
        }
        String name = "keycloak";
        Database database = new Database(
                name,
                postgres.jdbcUrl(name),
                name + "_owner",
                secrets.databaseOwnerPassword(name),
                name + "_app",
                secrets.databaseAppPassword(name));
        return new KeycloakServer(
                dataFolder.resolve("keycloak"),
                ports.keycloak(),
                ports.keycloakManagement(),
                database,
                new KeycloakServer.Administrator(KEYCLOAK_ADMINISTRATOR, secrets.keycloakAdministratorPassword()),
                List.of(realm),
                placeholders);
    }

    private ServiceProcess bureau() {
        Map<String, String> environment = new HashMap<>();
        environment.put("ZHENGXIN_PORT", Integer.toString(ports.bureau()));
        environment.put("ZHENGXIN_CONTROL_PORT", Integer.toString(ports.bureauControl()));
        environment.put(
                "ZHENGXIN_DATA",
                dataFolder.resolve("bureau-simulator").resolve("data").toString());
        environment.putAll(bureauKeys().environmentOfBureau());
        return process(
                "bureau-simulator",
                ports.bureau(),
                ports.bureauControl(),
                URI.create(bureauControlUrl() + "/health"),
                environment);
    }

    private BureauKeys bureauKeys() {
        return new BureauKeys(dataFolder.resolve("keys"), secrets.keyStorePassword("bureau"));
    }

    private ServiceProcess identityCheck() {
        return process(
                "identity-check-simulator",
                ports.identityCheck(),
                ports.identityCheckControl(),
                URI.create(identityCheckControlUrl() + "/health"),
                Map.of(
                        "ZHENGXIN_PORT", Integer.toString(ports.identityCheck()),
                        "ZHENGXIN_CONTROL_PORT", Integer.toString(ports.identityCheckControl())));
    }

    private ServiceProcess service(String name, int port) {
        int management = ports.managementOf(port);
        return process(
                name,
                port,
                management,
                URI.create("http://localhost:" + management + "/actuator/health/readiness"),
                environment(name, port, management));
    }

    private ServiceProcess process(String name, int port, int otherPort, URI health, Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        whole.putAll(options.environment().getOrDefault(name, Map.of()));
        return new ServiceProcess(
                name,
                new ServiceJar(name, jar(options.project(), name), dataFolder.resolve(name)),
                dataFolder.resolve(name),
                logFolder().resolve(name + ".log"),
                port,
                List.of(otherPort),
                health,
                whole,
                Stream.concat(options.jvm().stream(), MORE_JVM_OPTIONS.getOrDefault(name, List.of()).stream())
                        .toList());
    }

    private Map<String, String> environment(String name, int port, int management) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("ZHENGXIN_PORT", Integer.toString(port));
        environment.put("ZHENGXIN_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("SPRING_KAFKA_BOOTSTRAPSERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
        environment.put("SPRING_DATA_REDIS_PORT", Integer.toString(ports.redis()));
        environment.put("ZHENGXIN_IDENTITY_ISSUER", issuer());
        environment.put("ZHENGXIN_IDENTITY_JWKSURI", issuer() + "/protocol/openid-connect/certs");
        environment.put("ZHENGXIN_IDENTITY_TOKENURI", issuer() + "/protocol/openid-connect/token");
        // People sign in through the client "gateway"; what the gateway asks for itself it asks as "gateway-service".
        String client = name.equals("gateway") ? "gateway-service" : name;
        environment.put("ZHENGXIN_IDENTITY_CLIENTID", client);
        environment.put("ZHENGXIN_IDENTITY_CLIENTSECRET", secrets.clientSecret(client));
        if (name.equals("authorization-service")) {
            environment.put(
                    "ZHENGXIN_AUTHORIZATION_IDENTITYPROVIDER_SERVERURL", "http://localhost:" + ports.keycloak());
        }
        if (name.equals("gateway")) {
            environment.put("ZHENGXIN_GATEWAY_SIGNIN_CLIENTSECRET", secrets.clientSecret(name));
        }
        environment.put("ZHENGXIN_IDENTITY_TERMINALKEY", secrets.terminalKey());
        environment.putAll(peers());
        String database = DATABASES.get(name);
        if (database != null) {
            environment.putAll(storage(name, database));
        }
        if (name.equals("authorization-service")) {
            Path key = dataFolder.resolve("keys").resolve("sealing.p12");
            String password = secrets.keyStorePassword("sealing");
            SealingKeys.createIfMissing(key, password);
            environment.put(
                    "ZHENGXIN_AUTHORIZATION_IDENTITYCHECK_BASEURL", "http://localhost:" + ports.identityCheck());
            environment.put("ZHENGXIN_AUTHORIZATION_EXPIRYNOTICE_BASEURL", "http://localhost:" + ports.identityCheck());
            environment.put("ZHENGXIN_AUTHORIZATION_CROSSBORDER_PSEUDONYMKEY", secrets.pseudonymKey());
            environment.put("ZHENGXIN_AUTHORIZATION_SEALING_KEYSTORE", key.toString());
            environment.put("ZHENGXIN_AUTHORIZATION_SEALING_KEYSTOREPASSWORD", password);
        }
        if (name.equals("masking-service")) {
            environment.put("ZHENGXIN_MASKING_PSEUDONYMS_SECRET", secrets.maskingPseudonymSecret());
        }
        if (name.equals("query-service")) {
            Path keys = dataFolder.resolve("keys").resolve("report-vault");
            if (!Files.exists(keys)) {
                KeyFolder.create(keys);
            }
            environment.put("ZHENGXIN_QUERY_REPORTVAULT_KEYFOLDER", keys.toString());
            environment.put("ZHENGXIN_QUERY_NOTIFICATION_BASEURL", "http://localhost:" + ports.identityCheck());
            environment.putAll(bureauKeys().environmentOfQueryService(ports.bureau()));
        }
        if (name.equals("audit-service")) {
            Path key = dataFolder.resolve("keys").resolve("ledger-signing.pem");
            SigningKeys.createIfMissing(key);
            environment.put("ZHENGXIN_AUDIT_LEDGER_SIGNINGKEY", key.toString());
            environment.put(
                    "ZHENGXIN_AUDIT_LEDGER_WITNESSFOLDER",
                    dataFolder.resolve("witness").toString());
        }
        return environment;
    }

    /** Everybody learns everybody's address; who uses it is the service's own business. */
    private Map<String, String> peers() {
        Map<String, String> peers = new HashMap<>();
        Map<String, Integer> services = Map.of(
                "AUTHORIZATION", ports.authorization(),
                "QUERY", ports.query(),
                "MASKING", ports.masking(),
                "DISPUTE", ports.dispute(),
                "AUDIT", ports.audit(),
                "BUREAU", ports.bureau());
        for (String caller : List.of("GATEWAY", "AUTHORIZATION", "QUERY", "MASKING", "DISPUTE", "AUDIT")) {
            services.forEach((callee, port) -> {
                if (!callee.equals(caller)) {
                    peers.put("ZHENGXIN_" + caller + "_" + callee + "_BASEURL", "http://localhost:" + port);
                }
            });
        }
        return peers;
    }

    private Map<String, String> storage(String service, String database) {
        Path keyStore = dataFolder.resolve("keys").resolve(service + ".p12");
        String keyStorePassword = secrets.keyStorePassword(service);
        if (!Files.exists(keyStore)) {
            try {
                Files.createDirectories(keyStore.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LocalKeyStores.create(keyStore, keyStorePassword.toCharArray(), CipherSuite.AES_256_GCM);
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl(database));
        environment.put("SPRING_DATASOURCE_USERNAME", database + "_app");
        environment.put("SPRING_DATASOURCE_PASSWORD", secrets.databaseAppPassword(database));
        environment.put("SPRING_FLYWAY_USER", database + "_owner");
        environment.put("SPRING_FLYWAY_PASSWORD", secrets.databaseOwnerPassword(database));
        environment.put("ZHENGXIN_ENCRYPTION_KEYSTORE", keyStore.toString());
        environment.put("ZHENGXIN_ENCRYPTION_KEYSTOREPASSWORD", keyStorePassword);
        environment.put("ZHENGXIN_ENCRYPTION_SUBJECTKEY", secrets.subjectKey());
        environment.put("ZHENGXIN_IDEMPOTENCY_FINGERPRINTKEY", secrets.fingerprintKey(service));
        return environment;
    }

    private void startAll() {
        prepareFolders();
        requireFreePorts();
        bureauKeys().makeAnew();
        Semaphore turns = new Semaphore(options.atOnce());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletableFuture<Void> keycloakPrepared = CompletableFuture.runAsync(KeycloakServer::prepare, executor);
            CompletableFuture<Void> postgresReady =
                    starting("postgresql", executor).thenRunAsync(this::createDatabases, executor);
            CompletableFuture<Void> kafkaReady = starting("kafka", executor);
            CompletableFuture<Void> storesReady = CompletableFuture.allOf(postgresReady, kafkaReady);
            List<CompletableFuture<Void>> all = new ArrayList<>(List.of(
                    starting("redis", executor),
                    starting("bureau-simulator", executor),
                    starting("identity-check-simulator", executor),
                    CompletableFuture.allOf(keycloakPrepared, postgresReady)
                            .thenRunAsync(() -> startOne(process("keycloak")), executor)));
            // Every other service is ready only when it was told who may not act, so the register comes first: waiting
            // for it, they could otherwise hold all the turns.
            CompletableFuture<Void> registerReady =
                    storesReady.thenRunAsync(() -> startInTurn(process("authorization-service"), turns), executor);
            all.add(registerReady);
            for (String service :
                    List.of("query-service", "masking-service", "audit-service", "dispute-service", "gateway")) {
                all.add(registerReady.thenRunAsync(() -> startInTurn(process(service), turns), executor));
            }
            await(all);
        } finally {
            // After a failure the others are not waited for.
            List<Runnable> _ = executor.shutdownNow();
        }
    }

    private static void await(List<CompletableFuture<Void>> all) {
        // The first refusal is the one worth telling; the rest are its consequences.
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        for (CompletableFuture<Void> one : all) {
            CompletableFuture<Void> _ = one.whenComplete((_, failure) -> {
                if (failure != null) {
                    firstFailure.completeExceptionally(failure);
                }
            });
        }
        CompletableFuture<Void> everything = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(everything, firstFailure).join();
        } catch (CompletionException e) {
            all.forEach(one -> one.cancel(true));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private CompletableFuture<Void> starting(String name, Executor executor) {
        return CompletableFuture.runAsync(() -> startOne(process(name)), executor);
    }

    private void startInTurn(PlatformProcess process, Semaphore turns) {
        turns.acquireUninterruptibly();
        try {
            startOne(process);
        } finally {
            turns.release();
        }
    }

    private void startOne(PlatformProcess process) {
        long begin = System.nanoTime();
        options.progress().tell("starting " + process.name());
        started.add(process);
        process.start();
        options.progress()
                .tell(process.name() + " is ready on port " + process.port() + " after "
                        + seconds(Duration.ofNanos(System.nanoTime() - begin)));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    private void createDatabases() {
        Stream.concat(DATABASES.values().stream(), Stream.of("keycloak")).forEach(this::database);
    }

    private void prepareFolders() {
        try {
            Files.createDirectories(logFolder());
            for (String server : List.of("postgresql", "kafka", "redis", "keycloak")) {
                Path link = logFolder().resolve(server + ".log");
                if (!Files.isSymbolicLink(link)) {
                    Files.createSymbolicLink(link, Path.of("..", server, server + ".log"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All at once and before anything runs, so that a taken port costs a second and not a minute. */
    private void requireFreePorts() {
        List<String> taken = allPorts().entrySet().stream()
                .filter(entry -> !Ports.isFree(entry.getKey()))
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
        if (!taken.isEmpty()) {
            throw new StartRefused(
                    StartRefused.Reason.PORT_TAKEN,
                    "Taken by another program: port " + String.join(", ", taken)
                            + "; stop that program, or set ZHENGXIN_PORT_BASE to move all ports (now "
                            + ports.base() + ").");
        }
    }

    private Map<Integer, String> allPorts() {
        Map<Integer, String> all = new LinkedHashMap<>();
        processes.values().forEach(process -> all.put(process.port(), process.name()));
        all.put(ports.keycloakManagement(), "keycloak's health");
        all.put(ports.kafkaController(), "kafka's controller");
        all.put(ports.bureauControl(), "bureau-simulator's control");
        all.put(ports.identityCheckControl(), "identity-check-simulator's control");
        for (int service : List.of(
                ports.gateway(),
                ports.authorization(),
                ports.query(),
                ports.masking(),
                ports.dispute(),
                ports.audit())) {
            all.put(ports.managementOf(service), "health of the service on " + service);
        }
        return all;
    }

    /** Services first, then what they stand on; waits for each. */
    public void stop() {
        List<PlatformProcess> running;
        synchronized (started) {
            running = new ArrayList<>(started);
            started.clear();
        }
        List<PlatformProcess> services = running.stream()
                .filter(process -> process instanceof ServiceProcess)
                .toList();
        List<PlatformProcess> servers = running.stream()
                .filter(process -> process instanceof ServerProcess)
                .sorted(Comparator.comparing(
                        (PlatformProcess process) -> process.name().equals("postgresql")))
                .toList();
        stopTogether(services);
        servers.forEach(this::stopOne);
    }

    private void stopTogether(List<PlatformProcess> some) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(some.stream()
                            .map(process -> CompletableFuture.runAsync(() -> stopOne(process), executor))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private void stopOne(PlatformProcess process) {
        if (process.pid().isPresent()) {
            process.stop();
            options.progress().tell(process.name() + " is stopped");
        }
    }

    @Override
    public void close() {
        stop();
    }
}
