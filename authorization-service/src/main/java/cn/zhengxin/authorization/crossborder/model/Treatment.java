package cn.zhengxin.authorization.crossborder.model;

/** In what form a field may leave the country at most (A8). */
public enum Treatment {
    TRANSFERABLE,
    PSEUDONYMISED,
    NEVER_LEAVES
}
