package cn.zhengxin.deploy.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm as code with the local people laid over it. */
final class LocalRealm {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode overlay = read("local-overlay.json");

    /** Someone of the local realm. */
    record Account(String name, String password, Optional<String> oneTimeSecret, List<String> roles) {
        @Override
        public String toString() {
            return "Account[" + name + "]";
        }
    }

    /** Base and overlay as one import file: clients are joined by their id, people are appended, the rest is replaced. */
    void writeTo(Path file) {
        ObjectNode realm = read("realm-credit.json");
        overlay.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "clients" -> joinClients((ArrayNode) realm.get("clients"), (ArrayNode) entry.getValue());
                case "users" -> ((ArrayNode) realm.get("users")).addAll((ArrayNode) entry.getValue());
                default -> realm.set(entry.getKey(), entry.getValue());
            }
        });
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void joinClients(ArrayNode clients, ArrayNode additions) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        clients.forEach(client -> byId.put(client.get("clientId").asString(), (ObjectNode) client));
        additions.forEach(addition -> {
            ObjectNode client = byId.get(addition.get("clientId").asString());
            if (client == null) {
                clients.add(addition);
            } else {
                client.setAll((ObjectNode) addition);
            }
        });
    }

    Optional<Account> account(String name) {
        return accounts().stream()
                .filter(account -> account.name().equals(name))
                .findAny();
    }

    List<Account> accounts() {
        return overlay.get("users").valueStream().map(LocalRealm::account).toList();
    }

    private static Account account(JsonNode user) {
        String password = "";
        Optional<String> secret = Optional.empty();
        for (JsonNode credential : user.get("credentials")) {
            if (credential.get("type").asString().equals("password")) {
                password = credential.get("value").asString();
            } else {
                secret = Optional.of(JSON.readTree(credential.get("secretData").asString())
                        .get("value")
                        .asString());
            }
        }
        List<String> roles =
                user.get("realmRoles").valueStream().map(JsonNode::asString).toList();
        return new Account(user.get("username").asString(), password, secret, roles);
    }

    private static ObjectNode read(String name) {
        try (InputStream in = LocalRealm.class.getResourceAsStream("keycloak/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this program");
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
