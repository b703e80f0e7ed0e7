package cn.zhengxin.authorization.decision.model;

/** Decided again right before the bureau was asked. */
public record Confirmed(UseFacts facts) implements Use.Held {}
