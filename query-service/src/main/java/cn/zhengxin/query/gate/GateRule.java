package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;

/**
 * One rule of the gate: a pure function of the facts and of the policy's terms. What a new rule takes, step by step, is in the
 * service's {@code README.md} under "A new rule".
 *
 * <p>All rules are asked and none sees another's finding. Reasons are told in the order of the rules' ids.
 *
 * <p>The gate is passed once, at submission. At an approval only this is asked again: the authorization (Q1, by
 * {@link QueryPermissions#confirm}), and of the reviewer the four eyes (Q4) and the standing of the account (O11). Right
 * before an inquiry leaves, the authorization is confirmed once more (A10). The requester's own standing (Q2) is not asked
 * again.
 */
public interface GateRule {

    /** Id of the rule: its letter and its number. Its terms are looked up under it. */
    String rule();

    Finding examine(GateFacts facts, RuleTerms terms);
}
