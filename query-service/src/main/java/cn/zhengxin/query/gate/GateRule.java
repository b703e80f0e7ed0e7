package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;

/**
 * One rule of the gate. What a new rule takes:
 *
 * <ol>
 *   <li>a class that implements this and is a bean; all that it may look at is in {@link GateQuestion},
 *   <li>its row in {@code policy_rule} under a new policy version: without it no query is decided at all,
 *   <li>its code in {@code QueryProblem} and that code's row in {@code docs/api/problems.md},
 *   <li>its row in {@code docs/rules.md},
 *   <li>its test, and its place in the tests' lists {@code GateRules} and {@code Policies}.
 * </ol>
 *
 * All rules are asked and none sees another's finding. Whoever only looks is asked first; whoever takes something is asked
 * last, and not at all when a check before could not be made. What is taken is given back when another rule refuses. Reasons
 * are told in the order of the rules' ids.
 *
 * <p>The gate is passed once, at submission. At an approval only this is asked again: the authorization (Q1, by
 * {@link QueryPermissions#confirm}), and of the reviewer the four eyes (Q4) and the standing of the account (O11). Right
 * before an inquiry leaves, the authorization is confirmed once more (A10). The requester's own standing (Q2) is not asked
 * again.
 */
public interface GateRule {

    /** Id of the rule: its letter and its number. Its terms are looked up under it. */
    String rule();

    Finding examine(GateQuestion question, RuleTerms terms);

    /** Whether examining takes something that has to be given back when the query is refused. */
    default boolean takesUse() {
        return false;
    }
}
