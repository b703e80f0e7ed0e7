package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingRule;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * One report's way through its plan, from parser to generator. Groups are written once something in them is shown: of a group
 * without anything to show nothing is seen, not even that it was there.
 */
final class MaskingPass {

    private static final int MOST_WITHHELD = 1_000;
    private static final String UNKNOWN = "?";
    private static final SerializedString HIDDEN = new SerializedString(KindMasks.HIDDEN);

    private final JsonParser parser;
    private final JsonGenerator generator;
    private final KnownValues known;
    private final PersonalDataSearch search;
    private final KindMasks masks;
    private final MaskedText masked = new MaskedText();

    private final MaskingPlan.Node[] way = new MaskingPlan.Node[ReportMasking.DEEPEST + 1];
    private final boolean[] array = new boolean[ReportMasking.DEEPEST + 1];
    private final boolean[] named = new boolean[ReportMasking.DEEPEST + 1];
    /** Elements without anything to show, before the first that has something. */
    private final int[] emptyElements = new int[ReportMasking.DEEPEST + 1];
    /** Which names have been met in the object. */
    private final long[][] met = new long[ReportMasking.DEEPEST + 1][];

    private int depth = -1;
    private int written = -1;

    private final SortedSet<String> withheld = new TreeSet<>();
    private final Map<MaskingRule, Count> fields = new EnumMap<>(MaskingRule.class);
    private int findings;

    MaskingPass(JsonParser parser, JsonGenerator generator, KnownValues known, KindMasks masks) {
        this.parser = parser;
        this.generator = generator;
        this.known = known;
        this.search = new PersonalDataSearch(known);
        this.masks = masks;
    }

    MaskingSummary run(MaskingPlan plan, int policyVersion) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ReportRejected(ReportRejected.Reason.MALFORMED);
        }
        enter(plan.root(), false, false);
        write();
        while (depth >= 0) {
            if (array[depth]) {
                element(way[depth]);
            } else {
                member(way[depth]);
            }
        }
        if (parser.nextToken() != null) {
            throw new ReportRejected(ReportRejected.Reason.MALFORMED);
        }
        Map<MaskingRule, Integer> counts = new EnumMap<>(MaskingRule.class);
        fields.forEach((rule, count) -> counts.put(rule, count.value));
        return new MaskingSummary(policyVersion, List.copyOf(withheld), findings, counts);
    }

    private void member(MaskingPlan.Node node) {
        PropertyNameMatcher names = node.names();
        int match = names == null ? PropertyNameMatcher.MATCH_ODD_TOKEN : parser.nextNameMatch(names);
        if (match >= 0) {
            MaskingPlan.Node child = node.child(match);
            JsonToken token = token();
            if (isMetAgain(match)) {
                // Which of two values was meant, nobody knows.
                withhold(child.name());
                parser.skipChildren();
            } else {
                value(token, child, true);
            }
        } else if (match == PropertyNameMatcher.MATCH_END_OBJECT) {
            leave();
        } else if (match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
            withhold(safe(parser.currentName()));
            token();
            parser.skipChildren();
        } else {
            throw new ReportRejected(ReportRejected.Reason.MALFORMED);
        }
    }

    private void element(MaskingPlan.Node node) {
        JsonToken token = token();
        if (token == JsonToken.END_ARRAY) {
            leave();
        } else {
            value(token, node, false);
        }
    }

    private void value(JsonToken token, MaskingPlan.Node node, boolean ofName) {
        if (token == JsonToken.START_OBJECT) {
            if (node.children() > 0) {
                enter(node, false, ofName);
            } else {
                withhold(ofName ? node.name() : null);
                parser.skipChildren();
                nothing();
            }
        } else if (token == JsonToken.START_ARRAY) {
            enter(node, true, ofName);
        } else if (token == JsonToken.VALUE_NULL) {
            nothing();
        } else {
            MaskingPlan.Leaf leaf = node.leaf();
            if (leaf == null) {
                withhold(ofName ? node.name() : null);
                nothing();
                return;
            }
            count(leaf.rule());
            if (leaf.treatment() == MaskingPlan.Treatment.REMOVED) {
                nothing();
                return;
            }
            write();
            if (ofName) {
                generator.writeName(node.written());
            }
            text(leaf);
        }
    }

    private void text(MaskingPlan.Leaf leaf) {
        switch (leaf.treatment()) {
            case WHOLE ->
                generator.writeString(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case OF_ITS_FORM -> ofItsForm(leaf.kind());
            case SEARCHED -> searched(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case MASKED -> masked(leaf);
            case HIDDEN -> generator.writeString(HIDDEN);
            case REMOVED -> throw new IllegalStateException("removed values are not written");
        }
    }

    private void ofItsForm(FieldKind kind) {
        char[] text = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        int length = parser.getStringLength();
        if (kind.accepts(text, offset, length)) {
            generator.writeString(text, offset, length);
        } else {
            // Something else stands where a code, a date or an amount should.
            findings++;
            generator.writeString(HIDDEN);
        }
    }

    private void masked(MaskingPlan.Leaf leaf) {
        MaskingForm form = leaf.form();
        if (form == null) {
            throw new IllegalStateException("a masked element without a form");
        }
        int length = parser.getStringLength();
        if (length == 0 && !(form instanceof MaskingForm.Range)) {
            generator.writeString("");
            return;
        }
        masked.clear();
        masks.masked(form, leaf.kind(), parser.getStringCharacters(), parser.getStringOffset(), length, masked);
        if (leaf.searched()) {
            searched(masked.signs(), 0, masked.length());
        } else {
            generator.writeString(masked.signs(), 0, masked.length());
        }
    }

    private void searched(char[] text, int offset, int length) {
        if (known.isOverfull()) {
            findings++;
            generator.writeString(HIDDEN);
        } else if (search.mayHold(text, offset, length)) {
            PersonalDataSearch.Searched searched = search.search(new String(text, offset, length));
            findings += searched.findings();
            generator.writeString(searched.text());
        } else {
            generator.writeString(text, offset, length);
        }
    }

    private void count(MaskingRule rule) {
        Count count = fields.get(rule);
        if (count == null) {
            count = new Count();
            fields.put(rule, count);
        }
        count.value++;
    }

    private JsonToken token() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new ReportRejected(ReportRejected.Reason.MALFORMED);
        }
        return token;
    }

    private void enter(MaskingPlan.Node node, boolean elements, boolean ofName) {
        depth++;
        way[depth] = node;
        array[depth] = elements;
        named[depth] = ofName;
        emptyElements[depth] = 0;
        if (!elements) {
            int words = (node.children() + Long.SIZE - 1) / Long.SIZE;
            if (met[depth] == null || met[depth].length < words) {
                met[depth] = new long[words];
            } else {
                Arrays.fill(met[depth], 0);
            }
        }
    }

    private boolean isMetAgain(int match) {
        long[] names = met[depth];
        long bit = 1L << match;
        boolean again = (names[match >>> 6] & bit) != 0;
        names[match >>> 6] |= bit;
        return again;
    }

    private void leave() {
        boolean shown = depth == written;
        if (shown) {
            if (array[depth]) {
                generator.writeEndArray();
            } else {
                generator.writeEndObject();
            }
            written--;
        }
        depth--;
        if (!shown) {
            nothing();
        }
    }

    /** Writes the beginnings of all groups on the way to here that have not been written yet. */
    private void write() {
        while (written < depth) {
            written++;
            if (named[written]) {
                generator.writeName(way[written].written());
            }
            if (array[written]) {
                generator.writeStartArray();
                for (int i = 0; i < emptyElements[written]; i++) {
                    emptyElement();
                }
            } else {
                generator.writeStartObject();
            }
        }
    }

    /** Elements keep their places, because a dispute names its item by place; an array without anything to show is left out. */
    private void nothing() {
        if (depth >= 0 && array[depth]) {
            if (written == depth) {
                emptyElement();
            } else {
                emptyElements[depth]++;
            }
        }
    }

    private void emptyElement() {
        generator.writeStartObject();
        generator.writeEndObject();
    }

    private void withhold(@Nullable String name) {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i <= depth; i++) {
            if (named[i]) {
                path.append(path.isEmpty() ? "" : ".").append(way[i].name());
            }
        }
        if (name != null) {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
        withheld.add(withheld.size() < MOST_WITHHELD ? path.toString() : UNKNOWN);
    }

    /** How the bureau names elements. Another name could itself be personal data, and is not repeated. */
    private static String safe(String name) {
        int at = 0;
        int[] most = {4, 3, 2, 2};
        for (int part = 0; part < most.length; part++) {
            boolean letters = part % 2 == 0;
            int from = at;
            while (at < name.length()
                    && at - from < most[part]
                    && (letters ? isLetter(name.charAt(at)) : Identifiers.isDigit(name.charAt(at)))) {
                at++;
            }
            if (part == 0 && at == 0) {
                return UNKNOWN;
            }
        }
        return at == name.length() ? name : UNKNOWN;
    }

    private static boolean isLetter(char sign) {
        return sign >= 'A' && sign <= 'Z';
    }

    private static final class Count {
        private int value;
    }
}
