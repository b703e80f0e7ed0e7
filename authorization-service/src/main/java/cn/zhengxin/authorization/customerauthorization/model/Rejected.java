package cn.zhengxin.authorization.customerauthorization.model;

/** Turned down by the verifier; final. */
public record Rejected(AuthorizationFacts facts, CounterSignature signature, Verification verification)
        implements CustomerAuthorization {}
