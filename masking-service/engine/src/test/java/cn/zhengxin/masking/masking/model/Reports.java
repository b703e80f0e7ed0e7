package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bureau's published examples, and ways to look into reports. */
public final class Reports {

    private static final Path EXAMPLES = Path.of("../../deploy/bureau-simulator/contract/examples");
    private static final JsonMapper JSON = new JsonMapper();

    private Reports() {}

    public static ObjectNode example(ReportType type) {
        String file = type.name().toLowerCase(Locale.ROOT) + "-report.json";
        return (ObjectNode) JSON.readTree(EXAMPLES.resolve(file).toFile());
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    static ReportMasking masking() {
        return new ReportMasking(Map.of(
                ReportType.PERSONAL, FieldCatalogue.of(ReportType.PERSONAL),
                ReportType.ENTERPRISE, FieldCatalogue.of(ReportType.ENTERPRISE)));
    }

    static Viewing viewing(String role, Purpose purpose, Channel channel) {
        return new Viewing(new Viewer("officer.lin", Set.of(role), "B10001"), purpose, channel);
    }

    static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        forEachLeaf(node, "", (path, value) -> leaves.add(value));
        return leaves;
    }

    /** Paths without the marks of repetition. */
    static void forEachLeaf(JsonNode node, String path, BiConsumer<String, String> action) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> forEachLeaf(
                            member.getValue(),
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            action));
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> forEachLeaf(element, path, action));
        } else {
            action.accept(path, node.asString());
        }
    }
}
