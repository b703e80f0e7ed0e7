package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.policy.RuleEntry;

/** What became of suspending or reinstating an account. */
public sealed interface OperatorChange {

    record Changed(StoredOperator stored) implements OperatorChange {}

    /** Unknown, or not this caller's to know. */
    record Unknown() implements OperatorChange {}

    record Outdated() implements OperatorChange {}

    record NotInThisState() implements OperatorChange {}

    /** O2. */
    record NotYours(RuleEntry rule) implements OperatorChange {}
}
