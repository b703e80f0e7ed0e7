package cn.zhengxin.dispute;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.KafkaServer;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.LocalKeyStores;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service needs around it: real PostgreSQL and Kafka, an issuer, and stand-ins for the query and audit services
 * that answer with the examples in those services' contracts.
 */
final class Surroundings {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String ZHANG = "sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz";
    static final String LI = "sr_0000000000000000000000000li";

    private static @Nullable Surroundings shared;

    final TestIssuer issuer = TestIssuer.start();
    final TestRegister register = TestRegister.start();
    final KafkaServer kafka;
    final Database database;
    final Set<String> recorded = ConcurrentHashMap.newKeySet();
    volatile boolean queryServiceDown;
    volatile boolean auditServiceDown;
    volatile String lastCredential = "";

    private final Path keyStore;
    private final HttpServer neighbours;
    private final HttpClient http = HttpClient.newHttpClient();

    private Surroundings() {
        var servers = Servers.shared(Server.POSTGRES, Server.KAFKA);
        kafka = servers.kafka();
        database = servers.postgres().createDatabase("dispute");
        try {
            keyStore = Files.createTempDirectory("keys").resolve("master.p12");
            LocalKeyStores.create(keyStore, "test".toCharArray(), CipherSuite.AES_256_GCM);
            neighbours = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        neighbours.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        neighbours.createContext("/internal/v1/subjects/", this::answerForQueries);
        neighbours.createContext("/internal/v1/events/", this::answerForAudit);
        neighbours.start();
    }

    static synchronized Surroundings shared() {
        if (shared == null) {
            shared = new Surroundings();
        }
        return shared;
    }

    Map<String, String> settings() {
        return settings(database, keyStore);
    }

    /** The settings of a service on that database with those master keys. */
    Map<String, String> settings(Database database, Path keyStore) {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var neighbour = "http://127.0.0.1:" + neighbours.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("management.server.port", "0"),
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.appName()),
                Map.entry("spring.datasource.password", database.appPassword()),
                Map.entry("spring.flyway.user", database.ownerName()),
                Map.entry("spring.flyway.password", database.ownerPassword()),
                Map.entry("spring.flyway.placeholders.app_role", database.appName()),
                Map.entry("spring.kafka.bootstrap-servers", kafka.bootstrapServers()),
                Map.entry("zhengxin.identity.issuer", issuer.issuer()),
                Map.entry("zhengxin.identity.jwks-uri", issuer.jwksUri()),
                Map.entry("zhengxin.identity.token-uri", issuer.tokenUri()),
                Map.entry("zhengxin.identity.client-secret", "test"),
                Map.entry("zhengxin.suspended-accounts.register-url", register.url()),
                Map.entry("zhengxin.identity.terminal-key", key),
                Map.entry("zhengxin.idempotency.fingerprint-key", key),
                Map.entry("zhengxin.encryption.key-store", keyStore.toString()),
                Map.entry("zhengxin.encryption.key-store-password", "test"),
                Map.entry("zhengxin.encryption.subject-key", key),
                Map.entry("zhengxin.dispute.query.base-url", neighbour),
                Map.entry("zhengxin.dispute.audit.base-url", neighbour));
    }

    /** One more service with these settings, on a port of its own, beside whichever a test has already. */
    static ConfigurableApplicationContext another(Map<String, String> settings) {
        return SpringApplication.run(
                DisputeServiceApplication.class,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    String customer(String reference) {
        return issuer.customer(reference.equals(ZHANG) ? "subject.zhang" : "subject.li", reference, "dispute-service");
    }

    String handler(String institution) {
        return issuer.staff(
                institution.equals("B10001") ? "dispute.chen" : "dispute.wu",
                institution,
                institution.equals("B10001") ? "E1004" : "E2004",
                List.of("dispute-handler"),
                "dispute-service");
    }

    String officer() {
        return issuer.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "dispute-service");
    }

    HttpResponse<String> get(int port, String path, @Nullable String token) {
        return send(request(port, path, token).GET().build());
    }

    HttpResponse<String> post(int port, String path, @Nullable String token, String body) {
        return post(port, path, token, body, UUID.randomUUID().toString());
    }

    HttpResponse<String> post(int port, String path, @Nullable String token, String body, @Nullable String key) {
        var request = request(port, path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static HttpRequest.Builder request(int port, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static String example(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void answerForQueries(HttpExchange exchange) throws IOException {
        lastCredential = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (queryServiceDown) {
            answer(exchange, 503, "{}");
        } else if (exchange.getRequestURI().getPath().equals("/internal/v1/subjects/" + ZHANG + "/queries")) {
            answer(exchange, 200, example("../query-service/contract/examples/subject-queries.json"));
        } else {
            answer(exchange, 200, example("../query-service/contract/examples/subject-queries-none.json"));
        }
    }

    private void answerForAudit(HttpExchange exchange) throws IOException {
        var event = exchange.getRequestURI()
                .getPath()
                .replace("/internal/v1/events/", "")
                .replace("/proof", "");
        if (auditServiceDown) {
            answer(exchange, 503, "{}");
        } else if (recorded.contains(event)) {
            answer(exchange, 200, example("../audit-service/app/contract/examples/event-proof.json"));
        } else {
            answer(exchange, 404, example("../audit-service/app/contract/examples/event-not-recorded.json"));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
