package cn.zhengxin.authorization.policy;

/** One row of the rule catalogue: what a refusal says, on what basis, and what would cure it. */
public record RuleEntry(RuleCode rule, String basis, String message, String cure) {}
