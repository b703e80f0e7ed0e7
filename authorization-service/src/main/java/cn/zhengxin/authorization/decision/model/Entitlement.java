package cn.zhengxin.authorization.decision.model;

/**
 * By what an institution may rest on an authorization at all. Where no entitlement holds, the authorization does not exist for
 * the institution, and no rule says more about it (Q1).
 */
interface Entitlement {

    boolean holds(UseInQuestion question);
}
