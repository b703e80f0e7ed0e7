package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.policy.MaskingRule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was done to a report; holds nothing of it.
 *
 * @param policyVersion the version of the policy that decided (M6)
 * @param withheld paths of elements that nobody has classified, or that stood twice; names that are not of the bureau's making
 *     appear as a question mark
 * @param findings how many pieces of personal data were found where they do not belong (M3)
 * @param fieldsByRule how many fields each rule met
 */
public record MaskingSummary(
        int policyVersion, List<String> withheld, int findings, Map<MaskingRule, Integer> fieldsByRule) {

    public MaskingSummary {
        withheld = List.copyOf(withheld);
        Map<MaskingRule, Integer> counts = new EnumMap<>(MaskingRule.class);
        counts.putAll(fieldsByRule);
        fieldsByRule = Collections.unmodifiableMap(counts);
    }
}
