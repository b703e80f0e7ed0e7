package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * M5: puts the bureau's own value in the place of a masked one, for named fields. It works on what is masked already: what the
 * policy leaves out altogether, and what nobody has classified, has no place there and stays out.
 */
public final class FieldUnmasking {

    private final FieldCatalogues catalogues;

    public FieldUnmasking(FieldCatalogues catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * A masked report with some values in full.
     *
     * @param fields how many values are shown otherwise than masked
     */
    public record Unmasked(MaskedCreditReport report, int fields) {}

    public Unmasked unmask(MaskedCreditReport masked, RawCreditReport raw, Predicate<CataloguedField> named) {
        var walk = new Walk(catalogues.of(raw.type()), named);
        ObjectNode sections = masked.sections().deepCopy();
        walk.object(sections, raw.content(), "");
        return new Unmasked(
                new MaskedCreditReport(
                        masked.policyVersion(),
                        sections,
                        new TreeSet<>(masked.withheld()),
                        masked.findings(),
                        masked.fieldsByRule()),
                walk.shown);
    }

    /** Along the masked report, which has the raw one's shape. */
    private static final class Walk {

        private final FieldCatalogue catalogue;
        private final Predicate<CataloguedField> named;
        private int shown;

        Walk(FieldCatalogue catalogue, Predicate<CataloguedField> named) {
            this.catalogue = catalogue;
            this.named = named;
        }

        void object(ObjectNode masked, ObjectNode raw, String path) {
            for (Map.Entry<String, JsonNode> member : masked.properties()) {
                String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                JsonNode full = value(member.getValue(), raw.get(member.getKey()), below);
                if (full != null) {
                    masked.set(member.getKey(), full);
                }
            }
        }

        /** What stands in the value's place instead; absent where it stays as it is. */
        private @Nullable JsonNode value(JsonNode masked, @Nullable JsonNode raw, String path) {
            if (masked instanceof ObjectNode object && raw instanceof ObjectNode rawObject) {
                object(object, rawObject, path);
            } else if (masked instanceof ArrayNode array && raw instanceof ArrayNode rawArray) {
                for (int i = 0; i < array.size(); i++) {
                    JsonNode full = value(array.get(i), rawArray.get(i), path);
                    if (full != null) {
                        array.set(i, full);
                    }
                }
            } else if (raw != null
                    && raw.isValueNode()
                    && masked.isValueNode()
                    && !masked.asString().equals(raw.asString())
                    && catalogue.find(path).filter(named).isPresent()) {
                shown++;
                return JsonNodeFactory.instance.stringNode(raw.asString());
            }
            return null;
        }
    }
}
