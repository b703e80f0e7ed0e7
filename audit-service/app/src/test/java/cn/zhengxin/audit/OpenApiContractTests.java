package cn.zhengxin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiContractTests extends AuditServiceIntegration {

    private static final Path CHECKED_IN = Path.of("contract", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    @DisplayName("The service offers what contract/openapi.json says (write it anew with -Dcontract.write=true)")
    void theServiceOffersWhatIsCheckedIn() throws IOException {
        JsonNode offered =
                JSON.readTree(FIXTURE.get(FIXTURE.auditor(), "/v3/api-docs").body());
        ((ObjectNode) offered).remove("servers");
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(CHECKED_IN, JSON.writeValueAsString(offered) + "\n");
        }
        assertThat(offered).isEqualTo(JSON.readTree(Files.readString(CHECKED_IN)));
    }
}
