package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;

/**
 * One rule of the gate. A new rule is one class that implements this and is a bean, its row in the policy data, and its
 * test; nothing else changes. Policies are asked independently of each other and in no particular order.
 */
public interface GatePolicy {

    /** Id of the rule; its terms are looked up under it. */
    String rule();

    Finding examine(GateQuestion question, RuleTerms terms);
}
