package cn.zhengxin.authorization.policy;

/** Clauses that some terms demand in the signed text (A2). */
public enum Clause {
    REVOLVING_CREDIT,
    POST_LOAN_MANAGEMENT
}
