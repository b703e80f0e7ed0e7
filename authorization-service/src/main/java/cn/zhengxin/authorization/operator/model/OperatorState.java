package cn.zhengxin.authorization.operator.model;

/** The states of an account by name (O5, O6, O7, O8). Only {@link #ACTIVE} may work. */
public enum OperatorState {
    APPLIED,
    TRAINED,
    APPROVED,
    ACTIVE,
    LOCKED,
    SUSPENDED,
    LEFT
}
