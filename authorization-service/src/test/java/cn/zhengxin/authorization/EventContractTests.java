package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class EventContractTests extends AuthorizationServiceIntegration {

    private static final Path SCHEMAS = Path.of("contract/events");

    @Autowired
    private BeanFactory beans;

    @Test
    @DisplayName("U1, N5 · every kind of event is written with its change and keeps to its filed schema")
    void eventsKeepToTheirSchemas() throws IOException {
        var api = api();
        EventScenario.all().forEach(scenario -> scenario.makeEvents(api, clock, beans));

        var schemas = schemas();
        var seen = new HashSet<String>();
        jdbc.sql("SELECT type, body FROM outbox_event ORDER BY position")
                .query((row, number) -> Map.entry(row.getString("type"), row.getString("body")))
                .list()
                .forEach(event -> {
                    assertThat(schemas).containsKey(event.getKey());
                    assertThat(schemas.get(event.getKey()).validate(event.getValue(), InputFormat.JSON))
                            .as(event.getValue())
                            .isEmpty();
                    seen.add(event.getKey());
                });
        assertThat(seen).containsExactlyInAnyOrderElementsOf(schemas.keySet());
    }

    @Test
    @DisplayName("N2, U1 · events arrive on their topic, keyed by authorization, with no personal data")
    void eventsArriveOnTheirTopic() {
        var id = new Journey(api(), clock).active(1);
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        Set<String> types = new TreeSet<>();
        var everything = new StringBuilder();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("credit.authorization.v1"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> {
                    everything.append(message.value());
                    message.headers()
                            .forEach(header -> everything.append(
                                    new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
                    if (id.equals(message.key())) {
                        types.add(
                                Api.JSON.readTree(message.value()).path("type").asString());
                    }
                });
                assertThat(types).contains("AuthorizationDrafted", "AuthorizationSigned", "AuthorizationVerified");
            });
        }
        assertThat(everything.toString()).doesNotContain("110101199003070134", "张伟", "个人消费贷款额度评估");
    }

    private static Map<String, JsonSchema> schemas() throws IOException {
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        var schemas = new TreeMap<String, JsonSchema>();
        try (var files = Files.list(SCHEMAS)) {
            for (var file : files.toList()) {
                var type = file.getFileName().toString().replace(".v1.schema.json", "");
                schemas.put(type, factory.getSchema(Files.readString(file)));
            }
        }
        return schemas;
    }
}
