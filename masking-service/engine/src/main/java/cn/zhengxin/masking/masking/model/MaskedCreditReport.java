package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.policy.MaskingRule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import tools.jackson.databind.node.ObjectNode;

/** A report as one viewer may see it. Only {@link ReportMasking} makes one. */
public final class MaskedCreditReport {

    private final int policyVersion;
    private final ObjectNode sections;
    private final List<String> withheld;
    private final int findings;
    private final Map<MaskingRule, Integer> fieldsByRule;

    MaskedCreditReport(
            int policyVersion,
            ObjectNode sections,
            SortedSet<String> withheld,
            int findings,
            Map<MaskingRule, Integer> fieldsByRule) {
        this.policyVersion = policyVersion;
        this.sections = sections;
        this.withheld = List.copyOf(withheld);
        this.findings = findings;
        this.fieldsByRule = Collections.unmodifiableMap(new EnumMap<>(fieldsByRule));
    }

    /** The version of the policy that decided (M6). */
    public int policyVersion() {
        return policyVersion;
    }

    public ObjectNode sections() {
        return sections;
    }

    /** Paths of elements that nobody has classified; names that are not of the bureau's making appear as a question mark. */
    public List<String> withheld() {
        return withheld;
    }

    /** How many pieces of personal data were found where they do not belong (M3). */
    public int findings() {
        return findings;
    }

    public Map<MaskingRule, Integer> fieldsByRule() {
        return fieldsByRule;
    }

    @Override
    public String toString() {
        return "MaskedCreditReport[policyVersion=" + policyVersion + ", ***]";
    }
}
