package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bureau's example of a personal report, cut to 20 kB by taking elements from the ends of its lists. */
final class SampleReport {

    private static final int SIZE = 20_000;

    /** Kinds that every side has a mask for. */
    private static final Set<FieldKind> KINDS = EnumSet.of(
            FieldKind.PERSON_NAME,
            FieldKind.IDENTITY_NUMBER,
            FieldKind.PHONE,
            FieldKind.LANDLINE,
            FieldKind.EMAIL,
            FieldKind.ADDRESS,
            FieldKind.CARD_NUMBER);

    private SampleReport() {}

    static byte[] json() {
        JsonMapper json = new JsonMapper();
        ObjectNode report = Reports.example(ReportType.PERSONAL);
        while (json.writeValueAsBytes(report).length > SIZE) {
            ArrayNode longest = longest(report);
            longest.remove(longest.size() - 1);
        }
        return json.writeValueAsBytes(report);
    }

    /** Which kind an element of that name has; names are unique in the bureau's structure. */
    static Map<String, FieldKind> kinds() {
        Map<String, FieldKind> kinds = new HashMap<>();
        for (CataloguedField field : FieldCatalogue.of(ReportType.PERSONAL).fields()) {
            if (KINDS.contains(field.kind())) {
                kinds.put(field.path().substring(field.path().lastIndexOf('.') + 1), field.kind());
            }
        }
        return kinds;
    }

    /** The values of these kinds, in the order of the report. */
    static List<Field> fields(byte[] report) {
        Map<String, FieldKind> kinds = kinds();
        List<Field> fields = new ArrayList<>();
        Reports.forEachLeaf(new JsonMapper().readTree(report), "", (path, value) -> {
            FieldKind kind = kinds.get(path.substring(path.lastIndexOf('.') + 1));
            if (kind != null && !value.isEmpty()) {
                fields.add(new Field(kind, value));
            }
        });
        return fields;
    }

    record Field(FieldKind kind, String value) {}

    private static ArrayNode longest(JsonNode node) {
        List<ArrayNode> lists = new ArrayList<>();
        collect(node, lists);
        ArrayNode longest = lists.getFirst();
        for (ArrayNode list : lists) {
            if (list.size() > longest.size()
                    || (list.size() == longest.size()
                            && list.toString().length() > longest.toString().length())) {
                longest = list;
            }
        }
        return longest;
    }

    private static void collect(JsonNode node, List<ArrayNode> lists) {
        if (node instanceof ArrayNode list) {
            lists.add(list);
        }
        for (JsonNode child : node) {
            collect(child, lists);
        }
    }
}
