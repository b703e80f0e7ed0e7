package cn.zhengxin.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The local realm")
class LocalRealmTests {
    private final LocalRealm realm = new LocalRealm();

    @Test
    @DisplayName("joins the overlay's clients to the realm's and appends its people")
    void laysTheOverlayOverTheRealm(@TempDir Path folder) {
        Path file = folder.resolve("credit-realm.json");
        realm.writeTo(file);
        JsonNode merged = JsonMapper.builder().build().readTree(file.toFile());
        JsonNode gateway = merged.get("clients")
                .valueStream()
                .filter(client -> client.get("clientId").asString().equals("gateway"))
                .findFirst()
                .orElseThrow();
        assertThat(gateway.get("secret").asString()).isEqualTo("${ZHENGXIN_SECRET_GATEWAY}");
        assertThat(gateway.get("redirectUris").get(0).asString()).contains("/login/oauth2/code/keycloak");
        assertThat(merged.get("users")
                        .valueStream()
                        .map(user -> user.get("username").asString()))
                .contains("officer.lin", "service-account-query-service");
    }

    @Test
    @DisplayName("keeps people, passwords and secrets out of the realm that goes into production")
    void keepsSecretsOutOfTheBase() throws Exception {
        try (InputStream in = LocalRealm.class.getResourceAsStream("keycloak/realm-credit.json")) {
            String base = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(base)
                    .doesNotContain("\"secret\"")
                    .doesNotContain("\"credentials\"")
                    .doesNotContain("officer.lin")
                    .doesNotContain("local-token");
        }
    }

    @Test
    @DisplayName("gives staff a second factor and customers none")
    void givesStaffASecondFactor() {
        assertThat(realm.accounts())
                .anySatisfy(account -> assertThat(account.roles()).contains("customer"))
                .anySatisfy(account -> assertThat(account.roles()).doesNotContain("customer"))
                .allSatisfy(account -> assertThat(account.oneTimeSecret().isPresent())
                        .isEqualTo(!account.roles().contains("customer")));
    }
}
