package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.util.List;

/**
 * The rule that a refused signing at the counter answers with where several refuse: who may sign at all comes before whose document
 * it is, and both before how it was signed. All of them stand in the reasons.
 */
public final class LeadingRule {

    private static final List<RuleCode> GRAVEST_FIRST = List.of(RuleCode.A5, RuleCode.A6, RuleCode.A9);

    private LeadingRule() {}

    public static RuleCode of(List<FieldFault> faults) {
        return GRAVEST_FIRST.stream()
                .filter(rule -> faults.stream().anyMatch(fault -> fault.rule() == rule))
                .findFirst()
                .orElse(RuleCode.A4);
    }
}
