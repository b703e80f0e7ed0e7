package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.policy.FieldDecision;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same masking the plain way, a whole tree at a time: what the streaming one is held against. */
final class TreeMasking {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern ELEMENT = Pattern.compile("[A-Z]{1,4}[0-9]{0,3}[A-Z]{0,2}[0-9]{0,2}");

    private final FieldCatalogue catalogue;
    private final Viewing viewing;
    private final MaskingPolicy policy;
    private final KnownValues known = new KnownValues();
    private final PersonalDataSearch search = new PersonalDataSearch(known);
    private final SortedSet<String> withheld = new TreeSet<>();
    private final Map<MaskingRule, Integer> fields = new EnumMap<>(MaskingRule.class);
    private int findings;

    TreeMasking(FieldCatalogue catalogue, Viewing viewing, MaskingPolicy policy) {
        this.catalogue = catalogue;
        this.viewing = viewing;
        this.policy = policy;
    }

    MaskedCreditReport mask(ObjectNode raw, Set<String> names) {
        names.forEach(name -> known.add(FieldKind.PERSON_NAME, name));
        Reports.forEachLeaf(
                raw,
                "",
                (path, value) -> catalogue
                        .find(path)
                        .filter(field -> field.kind().identifies())
                        .ifPresent(field -> known.add(field.kind(), value)));
        ObjectNode sections = object(raw, "", "");
        return new MaskedCreditReport(
                policy.version(), sections == null ? JSON.objectNode() : sections, withheld, findings, fields);
    }

    private ObjectNode object(ObjectNode raw, String path, String shownPath) {
        ObjectNode masked = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            String name = member.getKey();
            String below = path.isEmpty() ? name : path + "." + name;
            String safe = ELEMENT.matcher(name).matches() ? name : "?";
            String shownBelow = shownPath.isEmpty() ? safe : shownPath + "." + safe;
            if (catalogue.find(below).isEmpty() && !catalogue.isGroup(below)) {
                withheld.add(shownBelow);
                continue;
            }
            JsonNode shown = value(member.getValue(), below, shownBelow);
            if (shown != null) {
                masked.set(name, shown);
            }
        }
        return masked.isEmpty() ? null : masked;
    }

    private JsonNode value(JsonNode raw, String path, String shownPath) {
        if (raw instanceof ArrayNode array) {
            ArrayNode masked = JSON.arrayNode();
            boolean empty = true;
            for (JsonNode element : array) {
                JsonNode shown = value(element, path, shownPath);
                empty &= shown == null;
                masked.add(shown == null ? JSON.objectNode() : shown);
            }
            return empty ? null : masked;
        }
        if (raw instanceof ObjectNode object) {
            if (!catalogue.isGroup(path)) {
                withheld.add(shownPath);
                return null;
            }
            return object(object, path, shownPath);
        }
        if (raw.isNull()) {
            return null;
        }
        Optional<CataloguedField> field = catalogue.find(path);
        if (field.isEmpty()) {
            withheld.add(shownPath);
            return null;
        }
        FieldDecision decision =
                policy.decide(viewing.viewer().roles(), viewing.purpose(), viewing.channel(), field.get());
        fields.merge(decision.rule(), 1, Integer::sum);
        String shown = text(raw.asString(), field.get().kind(), decision);
        return shown == null ? null : JSON.stringNode(shown);
    }

    private String text(String raw, FieldKind kind, FieldDecision decision) {
        MaskingRule rule = decision.rule();
        if (rule == MaskingRule.FULL) {
            return raw;
        }
        if (rule == MaskingRule.SHOW) {
            if (kind.isOpen()) {
                return searched(raw);
            }
            if (!kind.accepts(raw)) {
                findings++;
                return "***";
            }
            return raw;
        }
        MaskingForm form = decision.form();
        if (form == MaskingForm.Plain.REMOVED) {
            return null;
        }
        if (raw.isEmpty() && form != MaskingForm.Plain.STARS && !(form instanceof MaskingForm.Range)) {
            return raw;
        }
        String masked = new KindMasks(RecipientForms.NONE)
                .masked(form, kind, raw.toCharArray(), 0, raw.length(), new MaskedText())
                .text();
        boolean words = Set.of(
                        MaskingForm.Plain.DISTRICT, MaskingForm.Plain.PROVINCE, MaskingForm.Plain.FIRST_AND_DOMAIN)
                .contains(form);
        return words ? searched(masked) : masked;
    }

    /** Always by the search itself, never by a look whether it is worth one. */
    private String searched(String text) {
        if (known.isOverfull()) {
            findings++;
            return "***";
        }
        PersonalDataSearch.Searched searched = search.search(text);
        findings += searched.findings();
        return searched.text();
    }
}
