package cn.zhengxin.authorization.customerauthorization.model;

/** Verified by a second person; allows queries while its term runs and uses are left. */
public record Active(AuthorizationFacts facts, Signature signature, Verification verification)
        implements CustomerAuthorization.Open {}
