package cn.zhengxin.authorization.identityprovider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm as it is deployed, with the local people in it. */
final class RealmFile {

    static final String SECRET = "a-secret-of-the-test-00000000000000";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RealmFile() {}

    static Path written() {
        var realm = read("realm-credit.json");
        read("local-overlay.json").properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "clients" -> join((ArrayNode) realm.get("clients"), (ArrayNode) entry.getValue());
                case "users" -> ((ArrayNode) realm.get("users")).addAll((ArrayNode) entry.getValue());
                default -> realm.set(entry.getKey(), entry.getValue());
            }
        });
        var file = Path.of("target", "realm", "credit-realm.json").toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, JSON.writeValueAsString(realm));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Map<String, String> placeholders() {
        var placeholders = new HashMap<>(Map.of(
                "ZHENGXIN_GATEWAY_URL", "http://localhost:9999",
                "ZHENGXIN_SUBJECT_ZHANG", "sr_zhang",
                "ZHENGXIN_SUBJECT_LI", "sr_li"));
        for (var client : List.of(
                "GATEWAY",
                "GATEWAY_SERVICE",
                "AUTHORIZATION_SERVICE",
                "QUERY_SERVICE",
                "MASKING_SERVICE",
                "DISPUTE_SERVICE",
                "AUDIT_SERVICE",
                "LOAN_ORIGINATION",
                "PARTNER_GUARANTEE",
                "PARTNER_LEASING")) {
            placeholders.put("ZHENGXIN_SECRET_" + client, SECRET);
        }
        return placeholders;
    }

    private static void join(ArrayNode clients, ArrayNode additions) {
        for (JsonNode addition : additions) {
            clients.valueStream()
                    .filter(client -> client.get("clientId").equals(addition.get("clientId")))
                    .findAny()
                    .ifPresentOrElse(
                            client -> ((ObjectNode) client).setAll((ObjectNode) addition), () -> clients.add(addition));
        }
    }

    private static ObjectNode read(String name) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(Path.of("../deploy/keycloak", name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
