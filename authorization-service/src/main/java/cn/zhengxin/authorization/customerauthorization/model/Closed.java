package cn.zhengxin.authorization.customerauthorization.model;

/** Ended with the credit business; final (A11). */
public record Closed(AuthorizationFacts facts, Closure closure) implements CustomerAuthorization {}
