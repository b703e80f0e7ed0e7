package cn.zhengxin.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.Reports;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingPolicies;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MaskingIntegrationTests extends MaskingServiceIntegration {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path CONTRACT = Path.of("../contract");
    // What the service answers to members of staff, whatever their role.
    private static final String ANY_STAFF = "/v3/api-docs";

    @Autowired
    private MaskingPolicies policies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    @DisplayName("M2 M3 · the filed request gives the filed response, over HTTP and under the migrated policy")
    void answersTheExample() throws IOException {
        HttpResponse<String> response = mask(queryService(), example());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()))
                .isEqualTo(JSON.readTree(Files.readString(CONTRACT.resolve("examples/mask-report-response.json"))));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @DisplayName(
            "U1 M1 · the masking and the unknown element are events on the topic, true to their schemas and without personal data")
    void publishesEvents() throws IOException {
        ObjectNode request = (ObjectNode) JSON.readTree(example());
        String account = "viewer." + UUID.randomUUID();
        ((ObjectNode) request.get("viewer")).put("account", account);
        ((ObjectNode) request.get("subject")).put("reference", "sr_Zm9vYmFyYmF6cXV4cXV1eGNvcmd");
        assertThat(mask(queryService(), request.toString()).statusCode()).isEqualTo(200);
        List<String> events = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        SERVERS.kafka().bootstrapServers(),
                        "group.id",
                        account,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("credit.masking.v1"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    events.add(message.value());
                }
                String masking =
                        JSON.readTree(of(events, account)).get("aggregateId").asString();
                assertThat(events).filteredOn(event -> event.contains(masking)).hasSize(2);
            });
        }
        JsonNode masked = JSON.readTree(of(events, account));
        assertThat(masked.get("subjectReference").asString()).isEqualTo("sr_Zm9vYmFyYmF6cXV4cXV1eGNvcmd");
        for (String event : events) {
            String type = JSON.readTree(event).get("type").asString();
            assertThat(event)
                    .doesNotContain("张", "330106", "13260181590", "6222088301661318601", "nobody has classified");
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Files.readString(CONTRACT.resolve("events/" + type + ".v1.schema.json")))
                            .validate(event, InputFormat.JSON))
                    .isEmpty();
        }
    }

    private static String of(List<String> events, String account) {
        assertThat(events).anyMatch(event -> event.contains(account));
        return events.stream()
                .filter(event -> event.contains(account))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("M6 · version 1 is in force as its migration has it, proposed and approved by two")
    void hasTheFirstPolicyInForce() {
        assertThat(policies.inForceAt(clock.instant())).hasValue(FirstPolicy.policy());
        assertThat(policies.inForceAt(Instant.parse("2025-12-31T15:59:59Z"))).isEmpty();
    }

    @Test
    @DisplayName("M6 · the running service cannot change a policy")
    void cannotChangePolicies() {
        for (String statement : List.of(
                "UPDATE masking_policy_rule SET rule = 'FULL'",
                "DELETE FROM masking_policy_rule",
                "UPDATE masking_policy SET effective_from = now()",
                "INSERT INTO masking_policy VALUES (2, now(), 'one', 'two', now(), '{0}')")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    @DisplayName("O11 · a suspended account is refused at the door, whatever token it holds")
    void refusesSuspendedAccounts() {
        String token = ISSUER.staff("officer.gone", "B10001", "E1099", List.of("query-officer"), "masking-service");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(token, ANY_STAFF).statusCode() == 200);
        REGISTER.refuse("officer.gone");
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> get(token, ANY_STAFF).statusCode() == 403);
            assertThat(JSON.readTree(get(token, ANY_STAFF).body()).path("code").asString())
                    .isEqualTo("O11");
        } finally {
            REGISTER.allow("officer.gone");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get(token, ANY_STAFF).statusCode() == 200);
    }

    @Test
    @DisplayName("N3 · only services may ask; staff, systems, customers and strangers are refused")
    void refusesEverybodyButServices() throws IOException {
        for (String token : List.of(
                ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"), "masking-service"),
                ISSUER.system("loan-origination", "B10001", List.of("loan-system"), "masking-service"),
                ISSUER.system("partner-guarantee", "P30001", List.of("partner"), "masking-service"),
                ISSUER.customer("subject.zhang", "sr_Zm9vYmFyYmF6cXV4cXV1eGNvcmd", "masking-service"))) {
            assertThat(mask(token, example()).statusCode()).isEqualTo(403);
        }
        assertThat(mask(ISSUER.service("query-service", "audit-service"), example())
                        .statusCode())
                .isEqualTo(401);
        assertThat(mask("nonsense", example()).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("N4 · the key is asked for; a repeated key masks again and no answer is kept")
    void keepsNoAnswer() throws IOException {
        assertThat(post(queryService(), null, example()).statusCode()).isEqualTo(400);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = post(queryService(), key, example());
        HttpResponse<String> second = post(queryService(), key, example());
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    @DisplayName("N2 · a wrong request names the field and repeats no value")
    void repeatsNoValue() throws IOException {
        ObjectNode unknown = (ObjectNode) JSON.readTree(example());
        unknown.put("colour", "13260181590");
        assertRefused(mask(queryService(), unknown.toString()));
        ObjectNode wrongPurpose = (ObjectNode) JSON.readTree(example());
        wrongPurpose.put("purpose", "13260181590");
        assertRefused(mask(queryService(), wrongPurpose.toString()));
        ObjectNode wrongReport = (ObjectNode) JSON.readTree(example());
        wrongReport.put("report", "13260181590");
        assertRefused(mask(queryService(), wrongReport.toString()));
        ObjectNode noViewer = (ObjectNode) JSON.readTree(example());
        noViewer.remove("viewer");
        ((ObjectNode) noViewer.get("subject")).put("reference", "13260181590");
        HttpResponse<String> response = mask(queryService(), noViewer.toString());
        assertRefused(response);
        assertThat(response.body()).contains("viewer", "subject.reference");
        assertRefused(mask(queryService(), "{\"report\":"));
        assertRefused(mask(queryService(), "[".repeat(10_000)));
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).doesNotContain("13260181590", "张");
    }

    @Test
    @DisplayName("M1 · the bureau's examples of both types are masked without an unknown element")
    void masksBothTypes() throws IOException {
        for (ReportType type : ReportType.values()) {
            ObjectNode request = (ObjectNode) JSON.readTree(example());
            request.put("reportType", type.name()).set("report", Reports.example(type));
            HttpResponse<String> response = mask(queryService(), request.toString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(response.body()).get("withheld").isEmpty()).isTrue();
        }
    }

    private static String example() throws IOException {
        return Files.readString(CONTRACT.resolve("examples/mask-report-request.json"));
    }
}
