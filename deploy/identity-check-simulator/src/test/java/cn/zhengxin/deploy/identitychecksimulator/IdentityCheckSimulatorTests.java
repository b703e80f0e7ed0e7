package cn.zhengxin.deploy.identitychecksimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdentityCheckSimulatorTests {
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

    @Test
    @DisplayName("A3 · the code last sent to a phone matches under its own reference, and no other")
    void codesMatch() throws Exception {
        String reference = value(ask("/sms-codes", "{\"phone\":\"13900001234\"}"), "reference");
        String code = value(control("/last-sms-code", "{\"phone\":\"13900001234\"}"), "code");

        assertThat(ask("/sms-codes/comparison", "{\"reference\":\"" + reference + "\",\"code\":\"" + code + "\"}"))
                .contains("\"MATCHED\"");
        assertThat(ask("/sms-codes/comparison", "{\"reference\":\"" + reference + "\",\"code\":\"wrong\"}"))
                .contains("NOT_MATCHED");
        assertThat(ask("/sms-codes/comparison", "{\"reference\":\"other\",\"code\":\"" + code + "\"}"))
                .contains("NOT_MATCHED");
        assertThat(status(simulator.controlPort(), "/last-sms-code", "{\"phone\":\"13900009999\"}"))
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A3 · only a check that passed, and of this very person, is a pass")
    void checksPass() throws Exception {
        String passed =
                value(control("/biometric-checks", "{\"outcome\":\"PASSED\",\"documentNumber\":\"1\"}"), "token");
        String failed = value(control("/biometric-checks", "{\"outcome\":\"FAILED\"}"), "token");

        assertThat(outcome(passed, "1")).contains("PASSED", "performedAt", "reference");
        assertThat(outcome(passed, "2")).contains("FAILED");
        assertThat(outcome(failed, "1")).contains("FAILED");
        assertThat(outcome("unknown", "1")).contains("FAILED");
        assertThat(outcome("x".repeat(20_000), "1")).contains("FAILED");
    }

    @Test
    @DisplayName("N3 · during an outage nothing is answered")
    void outage() throws Exception {
        control("/outage", "{\"down\":true}");
        assertThat(status(simulator.port(), "/sms-codes", "{\"phone\":\"13900001234\"}"))
                .isEqualTo(503);
        control("/outage", "{\"down\":false}");
        assertThat(status(simulator.port(), "/sms-codes", "{\"phone\":\"13900001234\"}"))
                .isEqualTo(200);
        assertThat(control("/health", "{}")).contains("UP");
    }

    private String outcome(String token, String documentNumber) throws Exception {
        return ask(
                "/biometric-checks/outcome",
                "{\"token\":\"" + token + "\",\"name\":\"\\u5f20\",\"documentNumber\":\"" + documentNumber + "\"}");
    }

    private static String value(String json, String member) {
        return FlatJson.read(json).get(member);
    }

    private String ask(String path, String body) throws Exception {
        return send(simulator.port(), path, body).body();
    }

    private String control(String path, String body) throws Exception {
        return send(simulator.controlPort(), path, body).body();
    }

    private int status(int port, String path, String body) throws Exception {
        return send(port, path, body).statusCode();
    }

    private HttpResponse<String> send(int port, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
