package cn.zhengxin.authorization.retention.web;

/** The states as answers spell them. */
enum DestructionState {
    PROPOSED,
    EXECUTED,
    TURNED_DOWN
}
