package cn.zhengxin.authorization.customerauthorization.model;

/** A1: consent is to query or to report, never both in one. */
public enum AuthorizationKind {
    QUERY,
    REPORT
}
