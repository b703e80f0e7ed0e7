package cn.zhengxin.authorization.customerauthorization.model;

/** Turned down by the verifier; final. */
public record Rejected(AuthorizationFacts facts, Signature signature, Verification verification)
        implements CustomerAuthorization {}
