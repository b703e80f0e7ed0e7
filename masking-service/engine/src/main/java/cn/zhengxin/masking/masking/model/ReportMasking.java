package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a raw report into what one viewer may see. Builds the answer from nothing, so that what it does not know is not in it. */
public final class ReportMasking {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<ReportType, FieldCatalogue> catalogues;
    private final Map<PlanKey, PlanNode> plans = new ConcurrentHashMap<>();

    public ReportMasking(Map<ReportType, FieldCatalogue> catalogues) {
        this.catalogues = new EnumMap<>(catalogues);
    }

    /**
     * Masks a report for a viewer.
     *
     * @param names further names of the subject, looked for in wording
     */
    public MaskedCreditReport mask(
            RawCreditReport report, Collection<String> names, Viewing viewing, MaskingPolicy policy) {
        PlanNode plan = plans.computeIfAbsent(PlanKey.of(report.type(), viewing, policy), key -> plan(key, policy));
        KnownValues known = new KnownValues();
        names.forEach(name -> known.add(FieldKind.PERSON_NAME, name));
        collect(report.content(), plan, known);
        Pass pass = new Pass(policy, new PersonalDataSearch(known));
        ObjectNode sections = pass.object(report.content(), plan, "");
        return new MaskedCreditReport(
                policy.version(),
                sections == null ? JSON.objectNode() : sections,
                pass.withheld,
                pass.findings,
                pass.fieldsByRule);
    }

    private PlanNode plan(PlanKey key, MaskingPolicy policy) {
        FieldCatalogue catalogue = catalogues.get(key.type());
        if (catalogue == null) {
            throw new IllegalStateException("no catalogue for this type of report");
        }
        PlanNode root = new PlanNode(null, MaskingRule.OMIT);
        for (CataloguedField field : catalogue.fields()) {
            MaskingRule rule = policy.ruleFor(
                    key.viewing().viewer().roles(),
                    key.viewing().purpose(),
                    key.viewing().channel(),
                    field);
            root.add(field.path().split("\\.", -1), 0, field, rule);
        }
        return root;
    }

    private static void collect(JsonNode value, PlanNode plan, KnownValues known) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                PlanNode child = plan.child(member.getKey());
                if (child != null) {
                    collect(member.getValue(), child, known);
                }
            }
        } else if (value instanceof ArrayNode array) {
            for (JsonNode element : array) {
                collect(element, plan, known);
            }
        } else if (plan.field() != null && plan.field().kind().identifies()) {
            known.add(plan.field().kind(), value.asString());
        }
    }

    /** What a plan depends on; of the viewer only those roles count that the policy knows, so there are few plans. */
    private record PlanKey(ReportType type, int policyVersion, Viewing viewing) {

        static PlanKey of(ReportType type, Viewing viewing, MaskingPolicy policy) {
            Set<String> roles = viewing.viewer().roles().stream()
                    .filter(role ->
                            policy.rules().stream().anyMatch(rule -> rule.role().equals(role)))
                    .collect(Collectors.toUnmodifiableSet());
            return new PlanKey(
                    type,
                    policy.version(),
                    new Viewing(new Viewer("", roles, null), viewing.purpose(), viewing.channel()));
        }
    }

    /** The catalogue as a tree, with the rule that holds for each element. */
    private static final class PlanNode {

        private final Map<String, PlanNode> children = new HashMap<>();
        private @Nullable CataloguedField field;
        private MaskingRule rule;

        PlanNode(@Nullable CataloguedField field, MaskingRule rule) {
            this.field = field;
            this.rule = rule;
        }

        void add(String[] path, int depth, CataloguedField added, MaskingRule addedRule) {
            PlanNode child = children.computeIfAbsent(path[depth], name -> new PlanNode(null, MaskingRule.OMIT));
            if (depth == path.length - 1) {
                child.field = added;
                child.rule = addedRule;
            } else {
                child.add(path, depth + 1, added, addedRule);
            }
        }

        @Nullable PlanNode child(String name) {
            return children.get(name);
        }

        @Nullable CataloguedField field() {
            return field;
        }

        MaskingRule rule() {
            return rule;
        }

        boolean isGroup() {
            return !children.isEmpty();
        }
    }

    /** One report's way through its plan. */
    private static final class Pass {

        /** How the bureau names elements. Another name could itself be personal data, and is not repeated. */
        private static final Pattern ELEMENT = Pattern.compile("[A-Z]{1,4}[0-9]{0,3}[A-Z]{0,2}[0-9]{0,2}");

        private final MaskingPolicy policy;
        private final PersonalDataSearch search;
        private final SortedSet<String> withheld = new TreeSet<>();
        private final Map<MaskingRule, Integer> fieldsByRule = new EnumMap<>(MaskingRule.class);
        private int findings;

        Pass(MaskingPolicy policy, PersonalDataSearch search) {
            this.policy = policy;
            this.search = search;
        }

        @Nullable ObjectNode object(ObjectNode raw, PlanNode plan, String path) {
            ObjectNode masked = JSON.objectNode();
            for (Map.Entry<String, JsonNode> member : raw.properties()) {
                String name = member.getKey();
                PlanNode child = plan.child(name);
                String below = path.isEmpty() ? safe(name) : path + "." + safe(name);
                if (child == null) {
                    withheld.add(below);
                    continue;
                }
                JsonNode shown = value(member.getValue(), child, below);
                if (shown != null) {
                    masked.set(name, shown);
                }
            }
            return masked.isEmpty() ? null : masked;
        }

        private @Nullable JsonNode value(JsonNode raw, PlanNode plan, String path) {
            if (raw instanceof ArrayNode array) {
                return array(array, plan, path);
            }
            if (raw instanceof ObjectNode object) {
                if (!plan.isGroup()) {
                    withheld.add(path);
                    return null;
                }
                return object(object, plan, path);
            }
            if (raw.isNull()) {
                return null;
            }
            CataloguedField field = plan.field();
            if (field == null) {
                withheld.add(path);
                return null;
            }
            fieldsByRule.merge(plan.rule(), 1, Integer::sum);
            String shown = text(raw.asString(), field.kind(), plan.rule());
            return shown == null ? null : JSON.stringNode(shown);
        }

        /** Elements keep their places, because a dispute names its item by place; an array without anything to show is left out. */
        private @Nullable JsonNode array(ArrayNode raw, PlanNode plan, String path) {
            ArrayNode masked = JSON.arrayNode(raw.size());
            boolean empty = true;
            for (JsonNode element : raw) {
                JsonNode shown = value(element, plan, path);
                empty &= shown == null;
                masked.add(shown == null ? JSON.objectNode() : shown);
            }
            return empty ? null : masked;
        }

        private @Nullable String text(String raw, FieldKind kind, MaskingRule rule) {
            return switch (rule) {
                case FULL -> raw;
                case SHOW -> shown(raw, kind);
                case RANGE -> kind == FieldKind.AMOUNT ? KindMasks.range(policy.amountBounds(), raw) : KindMasks.HIDDEN;
                case MASK -> {
                    String masked = raw.isEmpty() ? raw : KindMasks.masked(kind, raw);
                    yield KindMasks.keepsWords(kind) ? searched(masked) : masked;
                }
                case HIDE -> KindMasks.HIDDEN;
                case OMIT -> null;
            };
        }

        private String shown(String raw, FieldKind kind) {
            if (kind.isOpen()) {
                return searched(raw);
            }
            if (kind.accepts(raw)) {
                return raw;
            }
            // Something else stands where a code, a date or an amount should.
            findings++;
            return KindMasks.HIDDEN;
        }

        private String searched(String text) {
            PersonalDataSearch.Searched searched = search.search(text);
            findings += searched.findings();
            return searched.text();
        }

        private static String safe(String name) {
            return ELEMENT.matcher(name).matches() ? name : "?";
        }
    }
}
