package cn.zhengxin.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventContractTests {

    private static final Path ENVELOPE = Path.of("../audit-service/audit-trail/contract/event-envelope.schema.json");

    @ParameterizedTest
    @ValueSource(strings = {"DisputeFiled", "DisputeAccepted", "DisputeDecided", "DisputeViewed"})
    @DisplayName("U1 · each event's example keeps to its schema and to the envelope")
    void theExampleKeepsToItsSchema(String type) throws IOException {
        var example = Files.readString(Path.of("contract/examples/events/" + type + ".json"));
        assertThat(EventSchemas.violations(type, example)).isEmpty();
        assertThat(EventSchemas.violations(ENVELOPE, example)).isEmpty();
    }
}
