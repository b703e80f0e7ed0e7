package cn.zhengxin.deploy.local;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes the running local realm as its administrator. */
final class RealmAdministration {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LIFE = "access.token.lifespan";
    private static final String REALM = "/realms/credit";

    private final String server;
    private final String token;

    RealmAdministration(String issuer, Secrets secrets) {
        this.server = issuer.substring(0, issuer.length() - REALM.length());
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(SignIn.form(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                LocalPlatform.KEYCLOAK_ADMINISTRATOR,
                                "password",
                                secrets.keycloakAdministratorPassword()))))
                        .build());
        this.token = expect(answer).get("access_token").asString();
    }

    /** Returns what it was; empty stands for the realm's own. */
    Optional<String> changeTokenLife(String clientId, Optional<String> seconds) {
        ObjectNode client = (ObjectNode)
                expect(Http.send(request("/clients?clientId=" + clientId).GET().build()))
                        .get(0);
        ObjectNode attributes = client.withObject("attributes");
        Optional<String> before = Optional.ofNullable(attributes.get(LIFE))
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty());
        // An empty text takes the attribute away; leaving it out would keep it.
        attributes.put(LIFE, seconds.orElse(""));
        HttpResponse<String> answer =
                Http.send(request("/clients/" + client.get("id").asString())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(client)))
                        .build());
        if (answer.statusCode() / 100 != 2) {
            throw new PlatformUnavailable("Keycloak refused the change of a token's life.");
        }
        return before;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/admin" + REALM + path))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode expect(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new PlatformUnavailable("Keycloak refused its administrator.");
        }
        return JSON.readTree(answer.body());
    }
}
