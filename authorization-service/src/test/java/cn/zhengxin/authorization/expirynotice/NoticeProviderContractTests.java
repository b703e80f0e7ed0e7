package cn.zhengxin.authorization.expirynotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the contract that the provider's simulator has filed and is itself tested against. */
class NoticeProviderContractTests {

    private static final Path CONTRACT = Path.of("..", "deploy", "identity-check-simulator", "contract");
    private static final JsonMapper JSON = JsonMapper.shared();

    private HttpServer server;
    private JsonNode example;
    private String asked = "";
    private String sent = "";

    @BeforeEach
    void serveTheExample() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            try (exchange) {
                sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                var body = example.at("/response/body").toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(example.at("/response/status").asInt(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("A12 · what is handed over is the filed notice, and the filed receipt is understood")
    void handsOverAsFiled() throws IOException {
        var handover = handOver("notice-of-expiry");

        assertThat(asked).isEqualTo("POST /notices");
        assertThat(JSON.readTree(sent)).isEqualTo(example.at("/request/body"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(CONTRACT.resolve("notice.schema.json")))
                        .validate(sent, InputFormat.JSON))
                .isEmpty();
        assertThat(handover)
                .isEqualTo(new SubjectNotices.Handover.Accepted(
                        example.at("/response/body/receipt").asString()));
    }

    @Test
    @DisplayName("A12 · the filed refusal is understood as one for good")
    void understandsTheRefusal() throws IOException {
        assertThat(handOver("notice-refused")).isEqualTo(new SubjectNotices.Handover.Refused());
    }

    private SubjectNotices.Handover handOver(String name) throws IOException {
        example = JSON.readTree(Files.readString(CONTRACT.resolve("examples").resolve(name + ".json")));
        var body = example.at("/request/body");
        var notice = new ExpiryNotice(
                new AuthorizationId(UUID.fromString("019ac0de-0000-7000-8000-000000000001")),
                body.path("authorizationNumber").asString(""),
                "sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz",
                "B10001",
                body.path("institution").asString(),
                LocalDate.parse(body.path("endDate").asString("2026-12-24")),
                Instant.parse("2026-11-25T02:00:00Z"),
                1,
                UUID.fromString(body.path("deliveryKey").asString()),
                1,
                true,
                new NoticeState.Pending(Instant.parse("2026-11-25T02:00:00Z")));
        return new RestSubjectNotices(RestClient.create(
                        "http://127.0.0.1:" + server.getAddress().getPort()))
                .handOver(PhoneNumber.of(body.path("phone").asString()), notice);
    }
}
