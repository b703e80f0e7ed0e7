package cn.zhengxin.authorization.problem;

import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.identity.Reason;
import java.util.List;

/** Rules of the policy in the words of an answer. */
public final class Reasons {

    private Reasons() {}

    public static List<Reason> of(List<RuleEntry> rules) {
        return rules.stream().map(Reasons::of).toList();
    }

    public static Reason of(RuleEntry rule) {
        return new Reason(rule.rule().name(), rule.basis(), rule.message(), rule.cure());
    }
}
