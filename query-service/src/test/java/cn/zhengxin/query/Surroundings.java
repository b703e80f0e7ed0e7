package cn.zhengxin.query;

import cn.zhengxin.deploy.bureausimulator.BureauSimulator;
import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.KeyFolder;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.identity.TerminalAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything around one running query service: real PostgreSQL and Kafka, a real bureau simulator, neighbours by contract. */
final class Surroundings {

    static final JsonMapper JSON = new JsonMapper();
    private static final byte[] SUBJECT_KEY = filled((byte) 7);
    private static final byte[] TERMINAL_KEY = filled((byte) 5);
    private static final TerminalAssertions TERMINALS = new TerminalAssertions(TERMINAL_KEY, Clock.systemUTC());
    private static final Surroundings ONE = new Surroundings();

    final Servers servers = Servers.shared(Server.POSTGRES, Server.KAFKA);
    final TestIssuer issuer = TestIssuer.start();
    final TestRegister register = TestRegister.start();
    final Neighbours neighbours = Neighbours.start();
    final BureauSimulator bureau;
    private final BureauIdentities identities;
    private final Path folder;
    private final Path keyStore;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Surroundings() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "surroundings")), "run");
            keyStore = folder.resolve("keys.p12");
            LocalKeyStores.create(keyStore, "local-keys".toCharArray(), CipherSuite.AES_256_GCM);
            KeyFolder.create(folder.resolve("vault-keys"));
            identities = BureauIdentities.in(folder.resolve("identities"));
            bureau = BureauSimulator.start(identities.simulator(folder.resolve("bureau")), Clock.systemUTC());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static Surroundings shared() {
        return ONE;
    }

    /** The settings of a query service with a database of its own. */
    Map<String, String> settings(String databaseName) {
        Database database = servers.postgres().createDatabase(databaseName);
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.appName());
        settings.put("spring.datasource.password", database.appPassword());
        settings.put("spring.flyway.user", database.ownerName());
        settings.put("spring.flyway.password", database.ownerPassword());
        // The institutions of these tests work at all hours, as on the local platform.
        settings.put(
                "spring.flyway.locations",
                "classpath:db/migration,classpath:db/audittrail,classpath:db/idempotency,classpath:db/local");
        settings.put("spring.flyway.placeholders.app_role", database.appName());
        settings.put("spring.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
        settings.put("zhengxin.identity.issuer", issuer.issuer());
        settings.put("zhengxin.identity.jwks-uri", issuer.jwksUri());
        settings.put("zhengxin.identity.client-secret", "secret");
        settings.put("zhengxin.identity.token-uri", issuer.tokenUri());
        settings.put("zhengxin.identity.terminal-key", Base64.getEncoder().encodeToString(TERMINAL_KEY));
        settings.put("zhengxin.idempotency.fingerprint-key", Base64.getEncoder().encodeToString(filled((byte) 6)));
        settings.put("zhengxin.encryption.key-store", keyStore.toAbsolutePath().toString());
        settings.put("zhengxin.encryption.key-store-password", "local-keys");
        settings.put(
                "zhengxin.query.reportvault.key-folder",
                folder.resolve("vault-keys").toAbsolutePath().toString());
        settings.put("zhengxin.encryption.subject-key", Base64.getEncoder().encodeToString(SUBJECT_KEY));
        settings.put("zhengxin.query.authorization.base-url", neighbours.baseUrl());
        settings.put("zhengxin.query.masking.base-url", neighbours.baseUrl());
        settings.put("zhengxin.suspended-accounts.register-url", register.url());
        settings.put("zhengxin.query.bureau.base-url", "https://127.0.0.1:" + bureau.port());
        settings.putAll(identities.settings());
        settings.put("management.server.port", "0");
        // The same order of events, faster.
        settings.put("zhengxin.query.creditquery.settlement-interval", "200ms");
        settings.put("zhengxin.query.creditquery.retry-pause", "300ms");
        settings.put("zhengxin.query.creditquery.bureau-account-pause", "500ms");
        settings.put("zhengxin.query.creditquery.quiet-period", "2s");
        settings.put("zhengxin.query.creditquery.lease", "5s");
        // Only where a test is about notices.
        settings.put("zhengxin.query.notification.delivery-interval", "365d");
        // Samples are drawn where a test draws them.
        settings.put("zhengxin.query.sampling.enabled", "false");
        settings.put("resilience4j.timelimiter.instances.bureau-inquiry.timeout-duration", "1s");
        settings.put("resilience4j.timelimiter.instances.bureau-look-up.timeout-duration", "1s");
        settings.put("resilience4j.circuitbreaker.instances.bureau-inquiry.wait-duration-in-open-state", "500ms");
        settings.put("resilience4j.circuitbreaker.instances.bureau-look-up.wait-duration-in-open-state", "300ms");
        return settings;
    }

    /** One more service with these settings, on a port of its own, beside whichever a test has already. */
    static ConfigurableApplicationContext another(Map<String, String> settings) {
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=0");
        return SpringApplication.run(QueryServiceApplication.class, arguments.toArray(String[]::new));
    }

    private static byte[] filled(byte value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, value);
        return bytes;
    }

    static byte[] subjectKey() {
        return SUBJECT_KEY.clone();
    }

    static SyntheticPerson person(int number) {
        return SyntheticPopulation.standard().person(number);
    }

    static String referenceOf(SyntheticPerson person) {
        return new SubjectReferences(new BlindIndex(SUBJECT_KEY)).referenceOf("RESIDENT_ID", person.nationalId());
    }

    String officer() {
        return issuer.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "query-service");
    }

    String reviewer() {
        return issuer.staff("reviewer.zhao", "B10001", "E1002", List.of("reviewer"), "query-service");
    }

    String compliance() {
        return issuer.staff("compliance.sun", "B10001", "E1005", List.of("compliance-officer"), "query-service");
    }

    String complianceOfTheHead() {
        return issuer.staff("compliance.song", "B00000", "E0003", List.of("compliance-officer"), "query-service");
    }

    String administratorOfTheHead() {
        return issuer.staff(
                "admin.second", "B00000", "E0004", List.of("credit-administrator-province"), "query-service");
    }

    String departmentHead() {
        return issuer.staff("head.wu", "B10001", "E1008", List.of("department-head"), "query-service");
    }

    String departmentHeadElsewhere() {
        return issuer.staff("head.zhou", "B20001", "E2008", List.of("department-head"), "query-service");
    }

    /** Both sides of a control in one hand: the same person under an account of another role. */
    String officerAsDepartmentHead() {
        return issuer.staff("officer.lin.head", "B10001", "E1001", List.of("department-head"), "query-service");
    }

    String secondReviewer() {
        return issuer.staff("reviewer.qian", "B10001", "E1010", List.of("reviewer"), "query-service");
    }

    String otherInstitution() {
        return issuer.staff("officer.gao", "B20001", "E2001", List.of("query-officer", "reviewer"), "query-service");
    }

    String loanOrigination() {
        return issuer.system("loan-origination", "B10001", List.of("loan-system"), "query-service");
    }

    String partner() {
        return issuer.system("partner-guarantee", "P30001", List.of("partner"), "query-service");
    }

    String otherPartner() {
        return issuer.system("partner-leasing", "P30002", List.of("partner"), "query-service");
    }

    String service() {
        return issuer.service("dispute-service", "query-service");
    }

    /** How the bureau behaves from now on. */
    void bureauBehaves(String json) {
        var answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bureau.controlPort() + "/behaviour"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The simulator does not behave like that: " + answer.body());
        }
    }

    /** The bureau's own log. */
    List<JsonNode> footprints(String requestNumber) {
        JsonNode log = JSON.readTree(
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bureau.controlPort() + "/inquiries"))
                                .build())
                        .body());
        return log.valueStream()
                .filter(entry -> entry.path("requestNumber").asString("").equals(requestNumber))
                .toList();
    }

    HttpResponse<String> post(int port, String path, String token, String key, Object body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    HttpResponse<String> post(
            int port, String path, String token, String key, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** As it arrives through the gateway. */
    HttpResponse<String> postAtTheTerminal(int port, String path, String token, Object body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .header(TerminalAssertions.HEADER, TERMINALS.sign(new Terminal("127.0.0.1")))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    HttpResponse<String> delete(int port, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .DELETE()
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    /** As it arrives through the gateway. */
    HttpResponse<String> get(int port, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header(TerminalAssertions.HEADER, TERMINALS.sign(new Terminal("127.0.0.1")))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    /** As it arrives through the gateway. */
    HttpResponse<String> get(int port, String path, String token, String accept) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .header(TerminalAssertions.HEADER, TERMINALS.sign(new Terminal("127.0.0.1")))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    /** Past the gateway. */
    HttpResponse<String> getPastTheGateway(int port, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static Map<String, Object> request(UUID authorization, SyntheticPerson person) {
        return Map.of(
                "authorizationId", authorization,
                "reportType", "PERSONAL",
                "purpose", "LOAN_APPLICATION",
                "businessReference", "LN-2026-000123",
                "subject",
                        Map.of(
                                "name", person.name(),
                                "documentType", "RESIDENT_ID",
                                "documentNumber", person.nationalId()));
    }

    static SyntheticEnterprise enterprise(int number) {
        return SyntheticPopulation.standard().enterprise(number);
    }

    static Map<String, Object> request(
            UUID authorization, String reportType, String name, String documentType, String documentNumber) {
        return Map.of(
                "authorizationId",
                authorization,
                "reportType",
                reportType,
                "purpose",
                "LOAN_APPLICATION",
                "businessReference",
                "LN-2026-000123",
                "subject",
                Map.of("name", name, "documentType", documentType, "documentNumber", documentNumber));
    }

    static String requestNumberOf(String queryId) {
        return "ZX" + queryId.replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
