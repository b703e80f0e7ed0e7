package cn.zhengxin.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpenApiContractTests {

    private static final Path CHECKED_IN = Path.of("contract", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Surroundings.shared().settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    @DisplayName("The service offers what contract/openapi.json says (write it anew with -Dcontract.write=true)")
    void theServiceOffersWhatIsCheckedIn() throws IOException {
        var offered = JSON.readTree(Surroundings.shared()
                .get(port, "/v3/api-docs", Surroundings.shared().handler("B10001"))
                .body());
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(CHECKED_IN, JSON.writeValueAsString(offered) + "\n");
        }
        assertThat(offered).isEqualTo(JSON.readTree(Files.readString(CHECKED_IN)));
    }
}
