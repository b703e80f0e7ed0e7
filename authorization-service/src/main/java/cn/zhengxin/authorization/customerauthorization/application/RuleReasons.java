package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import java.util.List;

/** Which rules of the policy stand behind faults, each once. */
public final class RuleReasons {

    private RuleReasons() {}

    public static List<RuleEntry> of(List<FieldFault> faults, AuthorizationPolicy policy) {
        return faults.stream()
                .map(FieldFault::rule)
                .distinct()
                .sorted()
                .map(policy::rule)
                .toList();
    }

    /** As above, about a subject of this age. */
    public static List<RuleEntry> of(List<FieldFault> faults, AuthorizationPolicy policy, AgeGroup age) {
        return of(faults, policy).stream().map(rule -> ofAge(age, rule)).toList();
    }

    /**
     * A5: under 14 the law asks more, and the reason says so. The age and its consequence are the law's, so no policy version
     * words them.
     */
    static RuleEntry ofAge(AgeGroup age, RuleEntry rule) {
        return rule.rule() == RuleCode.A5 && age.needsSeparateConsent()
                ? new RuleEntry(
                        RuleCode.A5,
                        "个人信息保护法 art 28, art 29, art 31; " + rule.basis(),
                        "The subject is under 14, and all about them is sensitive personal information.",
                        rule.cure() + " Under 14 also the guardian's separate consent to the processing.")
                : rule;
    }
}
