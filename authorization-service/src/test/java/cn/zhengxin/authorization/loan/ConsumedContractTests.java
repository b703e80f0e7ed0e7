package cn.zhengxin.authorization.loan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsumedContractTests {

    private static final Path CONSUMED = Path.of("contract/consumed");

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(read(CONSUMED.resolve("LoanChanged.v1.schema.json")));

    @Test
    @DisplayName("Contract · every filed example of the core system's news keeps to the schema")
    void examplesKeepToTheSchema() throws IOException {
        try (var files = Files.list(CONSUMED.resolve("examples"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("loan-")))
                    .hasSize(7)
                    .allSatisfy(file -> assertThat(schema.validate(read(file), InputFormat.JSON))
                            .isEmpty());
        }
    }

    @Test
    @DisplayName("Contract · so do the news the tests tell, and a classification without a class does not")
    void newsOfTheTestsKeepToTheSchema() {
        var settled = Api.JSON.writeValueAsString(CoreSystem.news("LN-1", "SETTLED", Instant.EPOCH));
        var classified = Api.JSON.writeValueAsString(CoreSystem.news("LN-1", "CLASSIFIED", Instant.EPOCH));

        assertThat(schema.validate(settled, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(classified, InputFormat.JSON)).isNotEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
