package cn.zhengxin.authorization.exemption.model;

/** The only grounds on which a query goes before its file (A16). */
public enum UrgentGround {
    TERROR_FINANCING,
    MONEY_LAUNDERING
}
