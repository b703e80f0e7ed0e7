package cn.zhengxin.authorization.crossborder.model;

/** Taken back by the subject; final. What was transferred before stays lawful and on record (A10). */
public record WithdrawnConsent(ConsentFacts facts, ConsentWithdrawal withdrawal) implements CrossBorderConsent {}
