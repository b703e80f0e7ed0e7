package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * M5: puts the bureau's own value in the place of a masked one, for named fields. It works on what is masked already: what the
 * policy leaves out altogether, and what nobody has classified, has no place there and stays out. Neither is anything shown of an
 * element, or of a group, that stands twice in one group: which of the two was granted, nobody knows.
 */
public final class FieldUnmasking {

    private final FieldCatalogues catalogues;

    public FieldUnmasking(FieldCatalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** What may be shown in full. */
    @FunctionalInterface
    public interface Grant {

        /**
         * Whether the value at this place may be.
         *
         * @param place the field's path with the places of list items, from nought: {@code PB01.PB01B.PB01BH[0].PB01BQ01}
         */
        boolean covers(CataloguedField field, String place);
    }

    /**
     * A masked report with some values in full.
     *
     * @param fields how many values are shown otherwise than masked
     */
    public record Unmasked(MaskedCreditReport report, int fields) {}

    public Unmasked unmask(MaskedCreditReport masked, RawCreditReport raw, Grant granted) {
        var walk = new Walk(catalogues.of(raw.type()), granted);
        ObjectNode sections = masked.sections().deepCopy();
        walk.object(sections, raw.unambiguousContent(), "", "");
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
        private final Grant granted;
        private int shown;

        Walk(FieldCatalogue catalogue, Grant granted) {
            this.catalogue = catalogue;
            this.granted = granted;
        }

        void object(ObjectNode masked, ObjectNode raw, String path, String place) {
            for (Map.Entry<String, JsonNode> member : masked.properties()) {
                String name = member.getKey();
                JsonNode full = value(
                        member.getValue(),
                        raw.get(name),
                        path.isEmpty() ? name : path + "." + name,
                        place.isEmpty() ? name : place + "." + name);
                if (full != null) {
                    masked.set(name, full);
                }
            }
        }

        /** What stands in the value's place instead; absent where it stays as it is. */
        private @Nullable JsonNode value(JsonNode masked, @Nullable JsonNode raw, String path, String place) {
            if (masked instanceof ObjectNode object && raw instanceof ObjectNode rawObject) {
                object(object, rawObject, path, place);
            } else if (masked instanceof ArrayNode array && raw instanceof ArrayNode rawArray) {
                for (int i = 0; i < array.size(); i++) {
                    JsonNode full = value(array.get(i), rawArray.get(i), path, place + "[" + i + "]");
                    if (full != null) {
                        array.set(i, full);
                    }
                }
            } else if (raw != null
                    && raw.isValueNode()
                    && masked.isValueNode()
                    && !masked.asString().equals(raw.asString())
                    && catalogue
                            .find(path)
                            .filter(field -> granted.covers(field, place))
                            .isPresent()) {
                shown++;
                return JsonNodeFactory.instance.stringNode(raw.asString());
            }
            return null;
        }
    }
}
