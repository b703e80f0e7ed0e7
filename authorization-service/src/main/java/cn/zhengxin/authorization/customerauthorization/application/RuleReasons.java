package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.FieldFault;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleEntry;
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
}
