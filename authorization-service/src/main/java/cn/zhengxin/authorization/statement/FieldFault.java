package cn.zhengxin.authorization.statement;

import cn.zhengxin.authorization.policy.RuleCode;

/** What is wrong with one element, and by which rule; the message is fixed and never repeats a value. */
public record FieldFault(RuleCode rule, String field, String message) {}
