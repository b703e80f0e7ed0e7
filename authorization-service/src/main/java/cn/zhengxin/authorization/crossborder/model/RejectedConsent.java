package cn.zhengxin.authorization.crossborder.model;

/** Turned down by the second person; final. */
public record RejectedConsent(ConsentFacts facts, ConsentVerification verification) implements CrossBorderConsent {}
