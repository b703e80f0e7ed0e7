package cn.zhengxin.authorization.crossborder.model;

/** Verified by a second person: it counts while its authorization can be used and its route holds. */
public record VerifiedConsent(ConsentFacts facts, ConsentVerification verification)
        implements CrossBorderConsent.Open {}
