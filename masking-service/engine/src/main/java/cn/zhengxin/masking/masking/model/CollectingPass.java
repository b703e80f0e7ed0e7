package cn.zhengxin.masking.masking.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** A first way through a report that looks at nothing but what belongs to persons; other texts are stepped over unread. */
final class CollectingPass {

    private final JsonParser parser;
    private final KnownValues known;
    private final MaskingPlan.Node[] way = new MaskingPlan.Node[ReportMasking.DEEPEST + 1];
    private final boolean[] array = new boolean[ReportMasking.DEEPEST + 1];
    private int depth = -1;

    CollectingPass(JsonParser parser, KnownValues known) {
        this.parser = parser;
        this.known = known;
    }

    /** What cannot be read is left to the second pass to refuse. */
    void run(MaskingPlan plan) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        enter(plan.root(), false);
        while (depth >= 0) {
            MaskingPlan.Node node = way[depth];
            if (array[depth]) {
                value(parser.nextToken(), node);
                continue;
            }
            PropertyNameMatcher names = node.names();
            int match = names == null ? PropertyNameMatcher.MATCH_ODD_TOKEN : parser.nextNameMatch(names);
            if (match >= 0) {
                value(parser.nextToken(), node.child(match));
            } else if (match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
                parser.nextToken();
                parser.skipChildren();
            } else {
                // The end of the object, or of what can be read.
                depth = match == PropertyNameMatcher.MATCH_END_OBJECT ? depth - 1 : -1;
            }
        }
    }

    private void value(@Nullable JsonToken token, MaskingPlan.Node node) {
        if (token == null) {
            depth = -1;
        } else if (token == JsonToken.END_ARRAY) {
            depth--;
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (node.identifies() && (token == JsonToken.START_ARRAY || node.children() > 0)) {
                enter(node, token == JsonToken.START_ARRAY);
            } else {
                parser.skipChildren();
            }
        } else {
            MaskingPlan.Leaf leaf = node.leaf();
            if (leaf != null && leaf.kind().identifies() && token != JsonToken.VALUE_NULL) {
                known.add(leaf.kind(), parser.getString());
            }
        }
    }

    private void enter(MaskingPlan.Node node, boolean elements) {
        depth++;
        way[depth] = node;
        array[depth] = elements;
    }
}
