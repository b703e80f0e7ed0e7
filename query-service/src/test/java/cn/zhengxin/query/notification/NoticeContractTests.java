package cn.zhengxin.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.gate.AuthorizationServiceClient;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the contracts that the provider's simulator and the authorization service have filed and are themselves tested against. */
class NoticeContractTests {

    private static final Path PROVIDER = Path.of("..", "deploy", "identity-check-simulator", "contract");
    private static final Path AUTHORIZATION =
            Path.of("..", "authorization-service", "contract", "examples", "internal");
    private static final JsonMapper JSON = new JsonMapper();
    private static final AuthorizationId UNDER =
            new AuthorizationId(UUID.fromString("019ac0de-0000-7000-8000-000000000001"));
    private static final CreditQueryId QUERY =
            new CreditQueryId(UUID.fromString("019ac0de-0000-7000-8000-0000000000a1"));

    private HttpServer server;
    private int status;
    private String answer = "";
    private String asked = "";
    private String sent = "";
    private RestSubjectNotices provider;
    private RestNoticeRecipients recipients;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            try (exchange) {
                sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                var body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        var client = RestClient.create("http://127.0.0.1:" + server.getAddress().getPort());
        provider = new RestSubjectNotices(client);
        recipients = new RestNoticeRecipients(new AuthorizationServiceClient(client));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("Q13 · what is handed over is the filed notice, and the filed receipt is understood")
    void handsOverAsFiled() throws IOException {
        var example = served(PROVIDER.resolve("examples/notice-of-query.json"));

        assertThat(handOver(example))
                .isEqualTo(new SubjectNotices.Handover.Accepted(
                        example.at("/response/body/receipt").asString()));

        assertThat(asked).isEqualTo("POST /notices");
        assertThat(JSON.readTree(sent)).isEqualTo(example.at("/request/body"));
        assertThat(violations("notice", sent)).isEmpty();
    }

    @Test
    @DisplayName("Q13 · the filed refusal is one for good")
    void understandsTheRefusal() throws IOException {
        assertThat(handOver(served(PROVIDER.resolve("examples/notice-refused.json"))))
                .isEqualTo(new SubjectNotices.Handover.Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"look-up-taken-over", "look-up-never-seen"})
    @DisplayName("Q13 · a look-up is asked by its key alone, and both filed answers are understood")
    void looksUpAsFiled(String name) throws IOException {
        var example = served(PROVIDER.resolve("examples/" + name + ".json"));

        var found = provider.lookUp(
                UUID.fromString(example.at("/request/body/deliveryKey").asString()));

        assertThat(asked).isEqualTo("POST /notices/look-up");
        assertThat(JSON.readTree(sent)).isEqualTo(example.at("/request/body"));
        assertThat(violations("look-up", sent)).isEmpty();
        assertThat(found)
                .isEqualTo(
                        name.endsWith("never-seen")
                                ? new SubjectNotices.LookUp.NeverSeen()
                                : new SubjectNotices.LookUp.TakenOver(
                                        example.at("/response/body/receipt").asString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 {}",
                "404 {}",
                "400 {}",
                "422 {}",
                "200 {}",
                "200 []",
                "200 {\"receipt\":\"\"}",
                "200 {\"receipt\":\"phone 13911112222\"}",
                "200 {\"outcome\":\"PERHAPS\",\"receipt\":null}",
                "200 {\"outcome\":\"TAKEN_OVER\"}"
            })
    @DisplayName("Q13, N3 · any other answer is silence, to a notice and to a look-up")
    void anythingElseIsSilence(String what) throws IOException {
        var example = JSON.readTree(Files.readString(PROVIDER.resolve("examples/notice-of-query.json")));
        status = Integer.parseInt(what.substring(0, 3));
        answer = what.substring(4);

        assertThat(handOver(example)).isEqualTo(new SubjectNotices.Handover.Unavailable());
        assertThat(provider.lookUp(UUID.randomUUID())).isEqualTo(new SubjectNotices.LookUp.Silent());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @DisplayName("Q13 · every purpose has words in short that the contract takes")
    void everyPurposeHasWords(Purpose purpose) throws IOException {
        var example = served(PROVIDER.resolve("examples/notice-of-query.json"));
        provider.handOver(recipient(example), notice(example, purpose));
        assertThat(violations("notice", sent)).isEmpty();
    }

    @Test
    @DisplayName("Q13, N3 · whom to tell is asked of many queries at once, as filed; who is left out is not known")
    void asksForRecipients() throws IOException {
        var filed = served(AUTHORIZATION.resolve("notice-recipients.json"));
        List<QueryNotice> notices = filed.at("/request/body/uses")
                .valueStream()
                .map(use -> noticeOf(
                        new CreditQueryId(UUID.fromString(use.path("useId").asString())),
                        new AuthorizationId(
                                UUID.fromString(use.path("authorizationId").asString()))))
                .toList();

        var told = recipients.of(notices);

        assertThat(asked).isEqualTo("POST " + filed.at("/request/path").asString());
        assertThat(JSON.readTree(sent)).isEqualTo(filed.at("/request/body"));
        var given = filed.at("/response/body/recipients/0");
        assertThat(notices)
                .extracting(notice -> told.get(notice.query()))
                .containsExactly(
                        new NoticeRecipients.Answer.Known(
                                PhoneNumber.of(given.path("phone").asString()),
                                given.path("institutionName").asString()),
                        new NoticeRecipients.Answer.NoAddress(),
                        // That the query is unknown there is an inconsistency, which tells nothing about a phone.
                        new NoticeRecipients.Answer.Silent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 {}",
                "403 {}",
                "200 {}",
                "200 {\"recipients\":[{\"institutionName\":\"江南银行杭州分行\",\"phone\":\"13911112222\"}]}",
                "200 {\"recipients\":[{\"useId\":\"019ac0de-0000-7000-8000-0000000000a1\",\"institutionName\":\"江南银行杭州分行\",\"phone\":\"none\"}]}"
            })
    @DisplayName("Q13, N3 · no recipient, none of this query, or none that can be told, is silence")
    void noRecipient(String what) {
        status = Integer.parseInt(what.substring(0, 3));
        answer = what.substring(4);

        assertThat(recipients.of(List.of(noticeOf(QUERY, UNDER))))
                .containsExactly(Map.entry(QUERY, new NoticeRecipients.Answer.Silent()));
    }

    private static QueryNotice noticeOf(CreditQueryId query, AuthorizationId under) {
        Instant inquiredAt = Instant.parse("2026-11-25T02:00:00Z");
        return new QueryNotice(
                query,
                under,
                Workbench.SUBJECT,
                "B10001",
                Purpose.LOAN_APPLICATION,
                UUID.randomUUID(),
                inquiredAt,
                inquiredAt,
                1,
                new NoticeState.Owed());
    }

    private JsonNode served(Path file) throws IOException {
        var example = JSON.readTree(Files.readString(file));
        status = example.at("/response/status").asInt();
        answer = example.at("/response/body").toString();
        return example;
    }

    private SubjectNotices.Handover handOver(JsonNode example) {
        return provider.handOver(recipient(example), notice(example, Purpose.LOAN_APPLICATION));
    }

    private static NoticeRecipients.Answer.Known recipient(JsonNode example) {
        return new NoticeRecipients.Answer.Known(
                PhoneNumber.of(example.at("/request/body/phone").asString()),
                example.at("/request/body/institution").asString());
    }

    private static QueryNotice notice(JsonNode example, Purpose purpose) {
        Instant inquiredAt = OffsetDateTime.parse(
                        example.at("/request/body/inquiredAt").asString())
                .toInstant();
        return new QueryNotice(
                QUERY,
                UNDER,
                Workbench.SUBJECT,
                "B10001",
                purpose,
                UUID.fromString(example.at("/request/body/deliveryKey").asString()),
                inquiredAt,
                inquiredAt,
                1,
                new NoticeState.Owed());
    }

    private static List<String> violations(String schema, String body) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(PROVIDER.resolve(schema + ".schema.json")))
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
