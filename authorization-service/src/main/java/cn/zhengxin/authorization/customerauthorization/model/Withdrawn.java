package cn.zhengxin.authorization.customerauthorization.model;

/** Withdrawn by the subject; final. Earlier queries stay lawful and on record (A10). */
public record Withdrawn(AuthorizationFacts facts, Withdrawal withdrawal) implements CustomerAuthorization {}
