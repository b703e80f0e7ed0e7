package cn.zhengxin.authorization.policychange.model;

import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.authorization.policy.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A sound proposal: the base's content with these in the place of its own.
 *
 * @param basedOn version whose rows are taken over where nothing else is said
 */
public record PolicyChanges(
        int basedOn,
        Instant effectiveFrom,
        BigDecimal recordingThreshold,
        int gradeAFrom,
        int gradeBFrom,
        Map<PolicyNumber, Integer> numbers,
        Map<Violation, Integer> deductions,
        List<TermLimit> terms) {

    public PolicyChanges {
        numbers = Map.copyOf(numbers);
        deductions = Map.copyOf(deductions);
        terms = List.copyOf(terms);
    }
}
