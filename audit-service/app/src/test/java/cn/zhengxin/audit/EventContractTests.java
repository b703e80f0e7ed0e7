package cn.zhengxin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.ledgerverifier.LedgerVerifier;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventContractTests {

    private static final Path CONTRACT = Path.of("contract");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AlertChecked",
                "AlertClosed",
                "AlertEscalated",
                "AlertEvidenceAdded",
                "AlertFindingDecisionRefused",
                "AlertFindingProposed",
                "AlertFindingTurnedDown",
                "AlertRaised",
                "AuditRecordsExported",
                "AuditRecordsRead",
                "TreeHead"
            })
    @DisplayName("U1 · each example keeps to its schema, and a member more does not")
    void examplesKeepToTheirSchemas(String name) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(CONTRACT.resolve("events/" + name + ".schema.json")));
        String example = Files.readString(CONTRACT.resolve("examples/" + name + ".json"));
        assertThat(schema.validate(example, InputFormat.JSON)).isEmpty();
        String more = example.replaceFirst("\\{", "{\"unknown\":1,");
        assertThat(schema.validate(more, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    @DisplayName("D7 · the example of a proof is one that the offline verifier accepts")
    void theExampleOfAProofIsVerified() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = LedgerVerifier.run(
                new String[] {
                    "verify-proof",
                    CONTRACT.resolve("examples/event-proof.json").toString(),
                    "--key",
                    CONTRACT.resolve("examples/public-key.pem").toString()
                },
                out,
                out);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("VERIFIED: records 5 to 5\n");
        assertThat(exit).isZero();
    }
}
