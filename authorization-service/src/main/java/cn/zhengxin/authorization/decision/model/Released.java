package cn.zhengxin.authorization.decision.model;

/** Given back: the bureau was not asked. */
public record Released(UseFacts facts) implements Use {}
