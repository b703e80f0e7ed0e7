package cn.zhengxin.query;

import cn.zhengxin.query.policy.RuleTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the migrations write, out of the contract's example of it, which a test holds equal to the migrated database: the one place
 * where tests read delivered numbers.
 */
public final class DeliveredPolicy {

    static final Path EXAMPLE = Path.of("contract", "examples", "public", "gate-policy.json");

    private DeliveredPolicy() {}

    /** By the id of the rule. */
    public static Map<String, RuleTerms> rules() {
        var rules = new HashMap<String, RuleTerms>();
        for (JsonNode rule : example().path("response").path("body").path("rules")) {
            var numbers = new TreeMap<String, String>();
            rule.path("numbers")
                    .properties()
                    .forEach(number ->
                            numbers.put(number.getKey(), number.getValue().asString()));
            String id = rule.path("rule").asString();
            rules.put(
                    id,
                    new RuleTerms(
                            id, rule.path("basis").asString(), rule.path("cure").asString(), numbers));
        }
        return rules;
    }

    static JsonNode example() {
        try {
            return new JsonMapper().readTree(Files.readString(EXAMPLE));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
