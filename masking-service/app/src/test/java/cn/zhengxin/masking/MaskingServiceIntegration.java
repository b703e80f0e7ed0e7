package cn.zhengxin.masking;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.deploy.servers.TestRegister;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.LocalKeyStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real PostgreSQL and a real Kafka. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class MaskingServiceIntegration {

    protected static final TestIssuer ISSUER = TestIssuer.start();
    protected static final TestRegister REGISTER = TestRegister.start();
    protected static final Servers SERVERS = Servers.shared(Server.POSTGRES, Server.KAFKA);
    protected static final Database DATABASE = SERVERS.postgres().createDatabase("masking");

    private static final Path KEY_STORE = keyStore();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        settings(registry, DATABASE);
    }

    static void settings(DynamicPropertyRegistry registry, Database database) {
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::appName);
        registry.add("spring.datasource.password", database::appPassword);
        registry.add("spring.flyway.url", database::jdbcUrl);
        registry.add("spring.flyway.user", database::ownerName);
        registry.add("spring.flyway.password", database::ownerPassword);
        registry.add("spring.kafka.bootstrap-servers", SERVERS.kafka()::bootstrapServers);
        registry.add("management.server.port", () -> 0);
        registry.add("zhengxin.identity.issuer", ISSUER::issuer);
        registry.add("zhengxin.identity.jwks-uri", ISSUER::jwksUri);
        registry.add("zhengxin.identity.token-uri", ISSUER::tokenUri);
        registry.add("zhengxin.identity.client-secret", () -> "secret");
        registry.add("zhengxin.suspended-accounts.register-url", REGISTER::url);
        registry.add("zhengxin.encryption.key-store", KEY_STORE::toString);
        registry.add("zhengxin.encryption.key-store-password", () -> "local-keys");
        registry.add(
                "zhengxin.idempotency.fingerprint-key",
                () -> Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static Path keyStore() {
        try {
            Path file = Files.createTempDirectory("masking-keys").resolve("masking-service.p12");
            LocalKeyStores.create(file, "local-keys".toCharArray(), CipherSuite.AES_256_GCM);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    protected static String queryService() {
        return ISSUER.service("query-service", "masking-service");
    }

    protected HttpResponse<String> mask(String token, String body) {
        return post(token, UUID.randomUUID().toString(), body);
    }

    protected HttpResponse<String> post(String token, @Nullable String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/maskings"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    protected HttpResponse<String> get(String token, String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
