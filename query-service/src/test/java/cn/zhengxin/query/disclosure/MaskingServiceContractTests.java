package cn.zhengxin.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MaskingServiceContractTests {

    private static final JsonMapper JSON = new JsonMapper();

    private HttpServer server;
    private int status = 200;
    private String answer = "";
    private JsonNode sent;
    private String key;
    private ReportMasking masking;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/api/v1/maskings", exchange -> {
            try (exchange) {
                sent = JSON.readTree(exchange.getRequestBody().readAllBytes());
                key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        masking = new RestReportMasking(
                RestClient.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("M1, M5 · masking is told who looks, for what, through what; and only what it gives back is shown")
    void maskingIsToldWhoLooks() {
        answer = "{\"policyVersion\":1,\"sections\":{\"PB01\":{\"PB01A\":{\"PB01AD01\":\"1\"}}},"
                + "\"withheld\":[\"PB01.PB01A.X\"],\"findings\":0,\"added\":\"later\"}";

        MaskingAnswer masked = masking.mask(disclosure(), report());

        assertThat(masked)
                .isEqualTo(new MaskingAnswer.Masked(new MaskedCreditReport(
                        1,
                        Map.of("PB01", Map.of("PB01A", Map.of("PB01AD01", "1"))),
                        java.util.List.of("PB01.PB01A.X"))));
        assertThat(sent).isEqualTo(JSON.readTree("""
                        {"reportType":"PERSONAL",
                         "viewer":{"account":"officer.lin","roles":["query-officer"],"institution":"B10001"},
                         "purpose":"LOAN_APPLICATION","channel":"STAFF_SCREEN",
                         "subject":{"reference":"sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz","names":["张晓明"]},
                         "creditQueryId":"019ac0de-0000-7000-8000-0000000000a1",
                         "report":{"PB01":{"PB01A":{"PB01AD01":"1"}}}}"""));
        assertThat(key).isEqualTo(disclosure().view().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|{}",
                "500|{}",
                "403|{}",
                "400|{}",
                "200|{}",
                "200|{\"policyVersion\":1}",
                "200|not json",
                "204|"
            })
    @DisplayName("N3 · an error, or half an answer, shows nothing")
    void anErrorShowsNothing(int answeredStatus, String body) {
        status = answeredStatus;
        answer = body == null ? "" : body;

        assertThat(masking.mask(disclosure(), report())).isEqualTo(new MaskingAnswer.Silent());
    }

    private static RawCreditReport report() {
        return new RawCreditReport(Map.of("PB01", Map.of("PB01A", Map.of("PB01AD01", "1"))));
    }

    private static Disclosure disclosure() {
        return new Disclosure(
                UUID.fromString("019ac0de-0000-7000-8000-0000000000e1"),
                new CreditQueryId(UUID.fromString("019ac0de-0000-7000-8000-0000000000a1")),
                new Viewer(
                        new Performer.Employee("officer.lin", "E1001", "B10001", "127.0.0.1"),
                        "B10001",
                        Set.of("query-officer"),
                        Viewer.Channel.STAFF_SCREEN),
                ReportType.PERSONAL,
                Purpose.LOAN_APPLICATION,
                Workbench.SUBJECT,
                Workbench.PERSON);
    }
}
