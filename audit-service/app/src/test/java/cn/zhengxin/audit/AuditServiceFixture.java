package cn.zhengxin.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.ledgerverifier.LedgerVerifier;
import cn.zhengxin.ledgerverifier.SigningKeyFile;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything around an audit service of one test: its database, its keys, its witness, and who talks to it. */
public final class AuditServiceFixture implements AutoCloseable {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TestIssuer ISSUER = TestIssuer.start();
    static final TestRegister REGISTER = TestRegister.start();
    private static final String AUDIENCE = "audit-service";

    private final Servers servers = Servers.shared(Server.POSTGRES, Server.KAFKA);
    private final Database database;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, String> producer;
    private int port;

    public AuditServiceFixture(String databaseName) {
        try {
            database = servers.postgres().createDatabase(databaseName);
            folder = Files.createTempDirectory("audit-service");
            var key = SigningKeyFile.create(signingKey());
            Files.writeString(publicKey(), TrustedKeys.pemOf(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.kafka().bootstrapServers(), "linger.ms", "5"),
                new StringSerializer(),
                new StringSerializer());
    }

    public void settings(BiConsumer<String, String> setting) {
        setting.accept("spring.datasource.url", database.jdbcUrl());
        setting.accept("spring.datasource.username", database.appName());
        setting.accept("spring.datasource.password", database.appPassword());
        setting.accept("spring.datasource.hikari.maximum-pool-size", "8");
        setting.accept("spring.flyway.url", database.jdbcUrl());
        setting.accept("spring.flyway.user", database.ownerName());
        setting.accept("spring.flyway.password", database.ownerPassword());
        setting.accept("spring.flyway.placeholders.app_role", database.appName());
        setting.accept("spring.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
        setting.accept("server.port", "0");
        setting.accept("management.server.port", "0");
        setting.accept("zhengxin.identity.issuer", ISSUER.issuer());
        setting.accept("zhengxin.identity.jwks-uri", ISSUER.jwksUri());
        setting.accept("zhengxin.identity.token-uri", ISSUER.tokenUri());
        setting.accept("zhengxin.identity.client-secret", "secret");
        setting.accept("zhengxin.suspended-accounts.register-url", REGISTER.url());
        setting.accept("zhengxin.suspended-accounts.refresh", "1s");
        setting.accept(
                "zhengxin.idempotency.fingerprint-key",
                Base64.getEncoder().encodeToString("only for tests, 32 bytes of it!!".getBytes(UTF_8)));
        setting.accept("zhengxin.audit.alert.escalation-interval", "500ms");
        setting.accept("zhengxin.audit.ledger.signing-key", signingKey().toString());
        setting.accept("zhengxin.audit.ledger.witness-folder", witness().toString());
    }

    public void servedAt(int listening) {
        port = listening;
    }

    public Path signingKey() {
        return folder.resolve("ledger-signing-key.pem");
    }

    public Path publicKey() {
        return folder.resolve("ledger-public-key.pem");
    }

    public Path witness() {
        return folder.resolve("witness");
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public String bootstrapServers() {
        return servers.kafka().bootstrapServers();
    }

    public Connection superuser() throws SQLException {
        return servers.postgres().superuser(database.name());
    }

    public Connection application() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.appName(), database.appPassword());
    }

    public void asSuperuser(String... statements) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String query) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String auditor() {
        return auditor("auditor.wang");
    }

    public String auditor(String account) {
        return ISSUER.staff(account, "B00000", "E0002", List.of("auditor"), AUDIENCE);
    }

    public String complianceOfficer() {
        return ISSUER.staff("compliance.sun", "B10001", "E1005", List.of("compliance-officer"), AUDIENCE);
    }

    public String queryOfficer() {
        return ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), AUDIENCE);
    }

    /** Somebody with whatever roles a test needs. */
    public String staff(String account, String institution, String employeeNumber, String... roles) {
        return ISSUER.staff(account, institution, employeeNumber, List.of(roles), AUDIENCE);
    }

    public String customer() {
        return ISSUER.customer("subject.zhang", "sr_abc", AUDIENCE);
    }

    public String service() {
        return ISSUER.service("dispute-service", AUDIENCE);
    }

    public String elsewhere() {
        return ISSUER.staff("auditor.wang", "B00000", "E0002", List.of("auditor"), "query-service");
    }

    /** An event as a service's relay publishes it. */
    public record Sent(String producer, long sequence, UUID id, String institution, String subjectReference) {

        String body() {
            Map<String, Object> event = new TreeMap<>();
            event.put("id", id.toString());
            event.put("type", "QueryAnswered");
            event.put("version", 1);
            event.put("aggregateId", "query-" + sequence);
            event.put("occurredAt", "2026-11-25T01:02:03.456Z");
            event.put(
                    "actor",
                    Map.of(
                            "kind",
                            "PERSON",
                            "account",
                            "officer.lin",
                            "employeeNumber",
                            "E1001",
                            "institution",
                            institution));
            event.put("origin", Map.of("address", "10.0.0.1"));
            event.put("subjectReference", subjectReference);
            event.put("authorizationId", "authorization-1");
            event.put("result", "ANSWERED");
            event.put("policyVersion", 1);
            event.put("data", Map.of("purpose", "LOAN_APPLICATION", "note", "\"quoted\"\ttab 征信", "rate", 1.50));
            return JSON.writeValueAsString(event);
        }
    }

    public Sent event(String eventProducer, long sequence) {
        return new Sent(eventProducer, sequence, UUID.randomUUID(), "B10001", "sr_abc");
    }

    public List<Sent> events(String eventProducer, long first, long last) {
        List<Sent> events = new ArrayList<>();
        for (long sequence = first; sequence <= last; sequence++) {
            events.add(event(eventProducer, sequence));
        }
        return events;
    }

    /** One column of all rows. */
    public List<String> texts(String query) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void publish(List<Sent> events) {
        for (Sent event : events) {
            var message = new ProducerRecord<>(
                    "credit." + event.producer() + ".v1", "query-" + event.sequence(), event.body());
            message.headers()
                    .add("ce_id", event.id().toString().getBytes(UTF_8))
                    .add("ce_producer", event.producer().getBytes(UTF_8))
                    .add("ce_sequence", Long.toString(event.sequence()).getBytes(UTF_8));
            var _ = producer.send(message);
        }
        producer.flush();
    }

    public void awaitRecords(String eventProducer, long expected) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> count("SELECT count(*) FROM ledger_record WHERE producer = '" + eventProducer + "'")
                        >= expected);
    }

    public HttpResponse<String> get(String token, String path) {
        return send(request(token, path).GET());
    }

    public HttpResponse<String> post(String token, String path, String body) {
        return send(posting(token, path, body));
    }

    public HttpRequest.Builder posting(String token, String path, String body) {
        return request(token, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** What the offline verifier says. */
    public record Verified(int exit, String said) {}

    public Verified verify(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        int exit = LedgerVerifier.run(arguments, out, out);
        return new Verified(exit, bytes.toString(UTF_8));
    }

    public Verified verifyExport(String export, String... more) {
        try {
            Path file = Files.writeString(file("export"), export);
            List<String> arguments = new ArrayList<>(
                    List.of("verify", file.toString(), "--key", publicKey().toString()));
            arguments.addAll(List.of(more));
            return verify(arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Verified verifyProof(String proof) {
        try {
            Path file = Files.writeString(file("proof"), proof);
            return verify("verify-proof", file.toString(), "--key", publicKey().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
