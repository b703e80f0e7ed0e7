package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.ReportType;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as the bureau gave it, in JSON. It goes into the masking and nowhere else; its text never shows it. It may be read
 * twice: once to learn what belongs to its persons, once to be masked.
 */
public final class RawCreditReport {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper JSON = new JsonMapper();

    private final ReportType type;
    private final byte @Nullable [] json;
    private final @Nullable Supplier<InputStream> source;

    private RawCreditReport(ReportType type, byte @Nullable [] json, @Nullable Supplier<InputStream> source) {
        this.type = type;
        this.json = json;
        this.source = source;
    }

    /** A report that is in memory as a tree. */
    public RawCreditReport(ReportType type, ObjectNode content) {
        this(type, JSON.writeValueAsBytes(content), null);
    }

    /** A report that is in memory; the bytes are not copied. */
    public static RawCreditReport ofJson(ReportType type, byte[] json) {
        return new RawCreditReport(type, json, null);
    }

    /**
     * A report of any length, that is never wholly in memory.
     *
     * @param source opens the report at its beginning, each time it is asked; what it opened is closed
     */
    public static RawCreditReport ofStream(ReportType type, Supplier<InputStream> source) {
        return new RawCreditReport(type, null, source);
    }

    public ReportType type() {
        return type;
    }

    /** The whole report as a tree. */
    public ObjectNode content() {
        try (JsonParser parser = open(FACTORY)) {
            return (ObjectNode) JSON.readTree(parser);
        }
    }

    /**
     * The report as a tree, of texts, without what stands twice in one object: neither of the two, nor anything below them. A tree
     * that is read plainly has the second of them, where the masking shows the first.
     *
     * @throws ReportRejected when it is no object
     */
    ObjectNode unambiguousContent() {
        try (JsonParser parser = open(FACTORY)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ReportRejected(ReportRejected.Reason.MALFORMED);
            }
            return unambiguousObject(parser);
        }
    }

    private static ObjectNode unambiguousObject(JsonParser parser) {
        ObjectNode object = JSON.createObjectNode();
        Set<String> twice = new HashSet<>();
        Set<String> met = new HashSet<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            JsonNode value = unambiguous(parser);
            if (met.add(name)) {
                object.set(name, value);
            } else {
                twice.add(name);
            }
        }
        return object.remove(twice);
    }

    private static JsonNode unambiguous(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return unambiguousObject(parser);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            ArrayNode array = JSON.createArrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(unambiguous(parser));
            }
            return array;
        }
        // As it is written, which is how the masking shows it: 1.50 stays 1.50.
        return parser.currentToken() == JsonToken.VALUE_NULL
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(parser.getString());
    }

    JsonParser open(JsonFactory factory) {
        if (json != null) {
            return factory.createParser(ObjectReadContext.empty(), json);
        }
        if (source == null) {
            throw new IllegalStateException("a report without content");
        }
        return factory.createParser(ObjectReadContext.empty(), source.get());
    }

    @Override
    public String toString() {
        return "RawCreditReport[" + type + ", ***]";
    }
}
