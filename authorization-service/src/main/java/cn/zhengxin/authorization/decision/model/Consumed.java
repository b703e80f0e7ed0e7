package cn.zhengxin.authorization.decision.model;

/** Spent: the bureau was asked under it. */
public record Consumed(UseFacts facts) implements Use {}
