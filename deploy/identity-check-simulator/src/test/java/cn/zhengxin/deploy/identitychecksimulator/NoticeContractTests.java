package cn.zhengxin.deploy.identitychecksimulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider's side of the filed contract of notices. */
class NoticeContractTests {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private IdentityCheckSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = IdentityCheckSimulator.start(0, 0, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        simulator.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "notice-of-expiry, notice",
        "notice-of-query, notice",
        "notice-refused, notice",
        "look-up-taken-over, look-up",
        "look-up-never-seen, look-up"
    })
    @DisplayName("A12, Q13 · every example keeps to its schemas and is answered as filed")
    void answersAsFiled(String name, String kind) throws Exception {
        JsonNode example = example(name);
        assertThat(violations(kind, example.at("/request/body"))).isEmpty();
        assertThat(violations(kind + "-answer", example.at("/response/body"))).isEmpty();
        if (name.equals("look-up-taken-over")) {
            send(simulator.port(), "/notices", example("notice-of-query").at("/request/body"));
        }
        if (name.equals("notice-refused")) {
            send(simulator.controlPort(), "/notice-behaviour", JSON.readTree("{\"mode\":\"REFUSES\"}"));
        }

        HttpResponse<String> answer =
                send(simulator.port(), example.at("/request/path").asString(), example.at("/request/body"));

        assertThat(answer.statusCode()).isEqualTo(example.at("/response/status").asInt());
        assertThat(JSON.readTree(answer.body())).isEqualTo(example.at("/response/body"));
    }

    @Test
    @DisplayName(
            "A12, Q13 · handed over three times under one key, once with the answer lost: one message, one receipt")
    void oneKeyIsOneMessage() throws Exception {
        JsonNode notice = example("notice-of-query").at("/request/body");
        behave("LOSES_RECEIPTS");
        assertThat(send(simulator.port(), "/notices", notice).statusCode()).isEqualTo(502);
        behave("NORMAL");
        assertThat(send(simulator.port(), "/notices", notice).body())
                .isEqualTo(send(simulator.port(), "/notices", notice).body());

        Map<String, String> inbox =
                FlatJson.read(send(simulator.controlPort(), "/notices", JSON.readTree("{\"phone\":\"13911112222\"}"))
                        .body());
        assertThat(inbox).containsEntry("messages", "1").containsEntry("handovers", "3");
        assertThat(inbox).containsEntry("purpose", "贷款审批");
        assertThat(send(simulator.controlPort(), "/notices", JSON.readTree("{\"phone\":\"13900009999\"}"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"deliveryKey", "phone", "kind", "institution", "purpose", "inquiredAt"})
    @DisplayName("Q13 · a notice that lacks something, or holds a document number, is none")
    void incompleteIsNone(String member) throws Exception {
        JsonNode notice = example("notice-of-query").at("/request/body");
        Map<String, String> lacking = notice.propertyStream()
                .filter(property -> !property.getKey().equals(member))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, property -> property.getValue().asString()));
        assertThat(violations("notice", JSON.valueToTree(lacking))).isNotEmpty();
        assertThat(send(simulator.port(), "/notices", JSON.valueToTree(lacking)).statusCode())
                .isEqualTo(400);

        Map<String, String> talkative = notice.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, property -> property.getValue().asString()));
        talkative.put("documentNumber", "110101199003070134");
        assertThat(violations("notice", JSON.valueToTree(talkative))).isNotEmpty();
        assertThat(send(simulator.port(), "/notices", JSON.valueToTree(talkative))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("N3 · during an outage neither notices nor look-ups are answered")
    void outage() throws Exception {
        send(simulator.controlPort(), "/outage", JSON.readTree("{\"down\":true}"));
        for (String name : List.of("notice-of-query", "look-up-never-seen")) {
            JsonNode example = example(name);
            assertThat(send(simulator.port(), example.at("/request/path").asString(), example.at("/request/body"))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    private void behave(String mode) throws Exception {
        send(simulator.controlPort(), "/notice-behaviour", JSON.readTree("{\"mode\":\"" + mode + "\"}"));
    }

    private static JsonNode example(String name) throws IOException {
        return JSON.readTree(Files.readString(Path.of("contract", "examples", name + ".json")));
    }

    private static List<String> violations(String schema, JsonNode body) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("contract", schema + ".schema.json")))
                .validate(body.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private HttpResponse<String> send(int port, String path, JsonNode body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
