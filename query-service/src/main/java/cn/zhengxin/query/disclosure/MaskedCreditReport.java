package cn.zhengxin.query.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as this viewer may see it. Made by masking alone; there is no way from a raw report to here.
 *
 * @param policyVersion of the masking policy
 * @param withheld paths that the policy does not know and that are therefore not shown (M1)
 */
public record MaskedCreditReport(int policyVersion, Map<String, Object> sections, List<String> withheld) {
    public MaskedCreditReport {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        withheld = List.copyOf(withheld);
    }

    /** Q15: whom the report names beside its subject; nobody in a personal report. */
    public List<RelatedParty> relatedParties() {
        return RelatedParties.in(this);
    }

    @Override
    public String toString() {
        return "MaskedCreditReport[policyVersion=" + policyVersion + "]";
    }
}
