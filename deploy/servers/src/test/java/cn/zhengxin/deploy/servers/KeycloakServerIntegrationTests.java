package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keycloak")
class KeycloakServerIntegrationTests {
    @Test
    @DisplayName("starts on PostgreSQL and gives its administrator a token")
    void givesItsAdministratorAToken() throws Exception {
        KeycloakServer server = Servers.shared(Server.KEYCLOAK).keycloak();
        String form = "grant_type=password&client_id=admin-cli&username="
                + server.administrator().name() + "&password="
                + server.administrator().password();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.tokenUri("master")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("access_token");
        }
    }
}
