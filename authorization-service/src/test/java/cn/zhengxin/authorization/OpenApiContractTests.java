package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiContractTests extends AuthorizationServiceIntegration {

    private static final Path FILED = Path.of("contract/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    @DisplayName(
            "Contract · the filed OpenAPI document is the one the service gives; a differing one is left in target/")
    void filedDocumentIsCurrent() throws IOException {
        var answer = api().get(officerLin(), "/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var given = answer.json();
        // The address changes with every start.
        ((ObjectNode) given).remove("servers");
        var text = JSON.writeValueAsString(sorted(given)) + "\n";
        Files.writeString(Path.of("target/openapi.json"), text);

        assertThat(Files.readString(FILED)).isEqualTo(text);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, JsonNode>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            var object = JSON.createObjectNode();
            members.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}
