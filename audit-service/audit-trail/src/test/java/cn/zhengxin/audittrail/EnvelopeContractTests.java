package cn.zhengxin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnvelopeContractTests {

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("contract/event-envelope.schema.json")));
    }

    @Test
    @DisplayName("U1 · every event that can be written keeps to the schema")
    void whatIsWrittenKeepsToTheSchema() throws IOException {
        var plain =
                AuditEvent.of("ThingChanged", "a", Instant.EPOCH, Actor.platform("relay"), Origin.unknown(), "CHANGED");
        var full = EventStream.event("a").underAuthorization("b").with("list", List.of(1, "2"));
        var subject = AuditEvent.of(
                "ThingChanged", "a", Instant.EPOCH, Actor.subject("sr_x"), new Origin("::1", "browser", null), "OK");
        for (var event : List.of(plain, full, subject)) {
            assertThat(schema().validate(EventJson.write(event), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("U1 · the example keeps to the schema and can be read")
    void theExampleCanBeRead() throws IOException {
        var example = Files.readString(Path.of("contract/examples/event.json"));
        assertThat(schema().validate(example, InputFormat.JSON)).isEmpty();
        var event = EventJson.read(example).orElseThrow();
        assertThat(event.type()).isEqualTo("AuthorizationWithdrawn");
        assertThat(event.actor()).isEqualTo(Actor.person("officer.lin", "E1001", "B10001"));
    }
}
