package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.policy.MaskingRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report as one viewer may see it. Only {@link ReportMasking} makes one. */
public final class MaskedCreditReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final MaskingSummary summary;
    private final byte[] json;

    MaskedCreditReport(MaskingSummary summary, byte[] json) {
        this.summary = summary;
        this.json = json;
    }

    MaskedCreditReport(
            int policyVersion,
            ObjectNode sections,
            SortedSet<String> withheld,
            int findings,
            Map<MaskingRule, Integer> fieldsByRule) {
        this(
                new MaskingSummary(policyVersion, List.copyOf(withheld), findings, fieldsByRule),
                JSON.writeValueAsBytes(sections));
    }

    public MaskingSummary summary() {
        return summary;
    }

    /** The version of the policy that decided (M6). */
    public int policyVersion() {
        return summary.policyVersion();
    }

    /** What the viewer may see, as JSON in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** What the viewer may see, as JSON. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** The same as a tree, read anew each time. */
    public ObjectNode sections() {
        return (ObjectNode) JSON.readTree(json);
    }

    public List<String> withheld() {
        return summary.withheld();
    }

    public int findings() {
        return summary.findings();
    }

    public Map<MaskingRule, Integer> fieldsByRule() {
        return summary.fieldsByRule();
    }

    @Override
    public String toString() {
        return "MaskedCreditReport[policyVersion=" + policyVersion() + ", ***]";
    }
}
