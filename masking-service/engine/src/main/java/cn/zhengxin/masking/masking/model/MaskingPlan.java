package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.policy.FieldDecision;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The catalogue as a tree, with what happens to each element for one kind of viewing: decided once, looked up ever after. */
final class MaskingPlan {

    private final Node root;
    private final boolean searches;

    private MaskingPlan(Node root, boolean searches) {
        this.root = root;
        this.searches = searches;
    }

    static MaskingPlan of(
            FieldCatalogue catalogue, Function<CataloguedField, FieldDecision> decisions, JsonFactory json) {
        Branch root = new Branch();
        boolean searches = false;
        for (CataloguedField field : catalogue.fields()) {
            Leaf leaf = leaf(field.kind(), decisions.apply(field));
            searches |= leaf.searched();
            root.add(field.path().split("\\.", -1), 0, leaf);
        }
        return new MaskingPlan(root.node("", json), searches);
    }

    Node root() {
        return root;
    }

    /** Whether anything is shown that has to be searched first; if not, nobody needs to know what to look for. */
    boolean searches() {
        return searches;
    }

    private static Leaf leaf(FieldKind kind, FieldDecision decision) {
        MaskingRule rule = decision.rule();
        return switch (rule) {
            case FULL -> new Leaf(kind, rule, Treatment.WHOLE, null, false);
            case SHOW ->
                kind.isOpen()
                        ? new Leaf(kind, rule, Treatment.SEARCHED, null, true)
                        : new Leaf(kind, rule, Treatment.OF_ITS_FORM, null, false);
            case GENERALISE, RANGE, MASK, ENCRYPT, PSEUDONYM, HIDE, OMIT -> {
                MaskingForm form = decision.form() == null ? MaskingForm.Plain.STARS : decision.form();
                yield new Leaf(
                        kind,
                        rule,
                        form == MaskingForm.Plain.REMOVED
                                ? Treatment.REMOVED
                                : form == MaskingForm.Plain.STARS ? Treatment.HIDDEN : Treatment.MASKED,
                        form,
                        KindMasks.keepsWords(form));
            }
        };
    }

    /** What is done to a value. */
    enum Treatment {
        WHOLE,
        OF_ITS_FORM,
        SEARCHED,
        MASKED,
        HIDDEN,
        REMOVED
    }

    /** One element: its kind, and what is done to its values. */
    record Leaf(
            FieldKind kind,
            MaskingRule rule,
            Treatment treatment,
            @Nullable MaskingForm form,
            boolean searched) {}

    /** A group or an element, or both. */
    static final class Node {

        private final String name;
        private final SerializedString written;
        private final @Nullable Leaf leaf;
        private final Node[] children;
        private final @Nullable PropertyNameMatcher names;
        private final boolean identifies;

        private Node(String name, @Nullable Leaf leaf, List<Node> children, JsonFactory json) {
            this.name = name;
            this.written = new SerializedString(name);
            this.leaf = leaf;
            this.children = children.toArray(Node[]::new);
            this.names = children.isEmpty()
                    ? null
                    : json.constructNameMatcher(
                            children.stream()
                                    .map(child -> Named.fromString(child.name.intern()))
                                    .toList(),
                            true);
            this.identifies = (leaf != null && leaf.kind().identifies())
                    || children.stream().anyMatch(child -> child.identifies);
        }

        String name() {
            return name;
        }

        /** The name as it is written. */
        SerializedString written() {
            return written;
        }

        @Nullable Leaf leaf() {
            return leaf;
        }

        Node child(int index) {
            return children[index];
        }

        int children() {
            return children.length;
        }

        /** Numbers the names of the children; absent when there are none. */
        @Nullable PropertyNameMatcher names() {
            return names;
        }

        /** Whether values here or below belong to a person. */
        boolean identifies() {
            return identifies;
        }
    }

    private static final class Branch {

        private final Map<String, Branch> children = new LinkedHashMap<>();
        private @Nullable Leaf leaf;

        void add(String[] path, int depth, Leaf added) {
            if (depth == path.length) {
                leaf = added;
            } else {
                children.computeIfAbsent(path[depth], _ -> new Branch()).add(path, depth + 1, added);
            }
        }

        Node node(String name, JsonFactory json) {
            List<Node> nodes = new ArrayList<>();
            children.forEach((child, branch) -> nodes.add(branch.node(child, json)));
            return new Node(name, leaf, nodes, json);
        }
    }
}
