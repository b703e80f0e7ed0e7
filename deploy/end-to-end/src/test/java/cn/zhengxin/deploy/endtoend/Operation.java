package cn.zhengxin.deploy.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client can ask for, as the services have filed it.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 * @param query names of the parameters behind the question mark
 * @param body schema of the JSON body; a missing node when there is none
 * @param file whether it takes a form with a file
 * @param schemas what the body's schema refers to
 */
record Operation(String method, String path, List<String> query, JsonNode body, boolean file, JsonNode schemas) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final List<String> SERVICES = List.of(
            "authorization-service", "query-service", "masking-service", "dispute-service", "audit-service/app");
    /** What the gateway answers itself, and what nobody offers. */
    private static final List<String> AT_THE_DOOR =
            List.of("/{nowhere}", "/api/v1/{nowhere}", "/openapi/{nowhere}", "/session");

    Operation {
        query = List.copyOf(query);
    }

    /** Every operation of every service's contract, those for services alone too: a client can try. */
    static List<Operation> filed() {
        var all = new ArrayList<Operation>();
        for (String service : SERVICES) {
            var contract = read(service);
            var schemas = contract.path("components").path("schemas");
            contract.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation ->
                                    all.add(of(operation.getKey(), path.getKey(), operation.getValue(), schemas))));
        }
        for (String path : AT_THE_DOOR) {
            all.add(new Operation("GET", path, List.of(), JSON.missingNode(), false, JSON.missingNode()));
        }
        return List.copyOf(all);
    }

    private static Operation of(String method, String path, JsonNode operation, JsonNode schemas) {
        var query = new TreeSet<String>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("query")) {
                query.add(parameter.path("name").asString());
            }
        }
        var content = operation.path("requestBody").path("content");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                List.copyOf(query),
                content.path("application/json").path("schema"),
                content.has("multipart/form-data"),
                schemas);
    }

    private static JsonNode read(String service) {
        Path contract = Path.of("")
                .toAbsolutePath()
                .getParent()
                .getParent()
                .resolve(service)
                .resolve("contract")
                .resolve("openapi.json");
        try {
            return JSON.readTree(Files.readString(contract));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean changes() {
        return !method.equals("GET");
    }

    boolean takesParameters() {
        return path.indexOf('{') >= 0;
    }

    boolean takesJson() {
        return body instanceof ObjectNode;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
