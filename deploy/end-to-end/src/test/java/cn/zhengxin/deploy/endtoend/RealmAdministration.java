package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.local.LocalPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Gives and takes roles at the identity provider: how a careless administrator would. */
final class RealmAdministration {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String keycloak;
    private final String password;
    private final HttpClient client = HttpClient.newHttpClient();

    RealmAdministration(LocalPlatform platform) {
        keycloak = "http://localhost:" + platform.ports().keycloak();
        password = platform.secrets().keycloakAdministratorPassword();
    }

    void give(String account, String role) {
        change("POST", account, role);
    }

    void take(String account, String role) {
        change("DELETE", account, role);
    }

    private void change(String method, String account, String role) {
        String token = token();
        String user = JSON.readTree(send(HttpRequest.newBuilder(admin("/users?exact=true&username=" + account)), token)
                        .body())
                .path(0)
                .path("id")
                .asString();
        String representation =
                send(HttpRequest.newBuilder(admin("/roles/" + role)), token).body();
        var changed = send(
                HttpRequest.newBuilder(admin("/users/" + user + "/role-mappings/realm"))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("[" + representation + "]")),
                token);
        assertThat(changed.statusCode()).isEqualTo(204);
    }

    private String token() {
        var answer = send(
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=platform-admin&password="
                                        + URLEncoder.encode(password, StandardCharsets.UTF_8))),
                "");
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private URI admin(String path) {
        return URI.create(keycloak + "/admin/realms/credit" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
